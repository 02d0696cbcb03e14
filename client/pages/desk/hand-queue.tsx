import { ArrowDown, ArrowUp, Hand, Mic, Video, X } from 'lucide-react';
import type { DeskMember, RaisedHand } from '../../../protocol/room/index.ts';
import { clockText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.tsx';
import { useRoomApi } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { useServerNow } from '../room/clock.ts';
import styles from './desk.module.css';
import { useDesk, useMembers } from './use-desk.ts';

const noHands: readonly RaisedHand[] = [];

/** Who would like to speak, in order; the invited wait on top until they answer. */
export function HandQueue({ isInviteCued }: { readonly isInviteCued: boolean }) {
  const say = useText();
  const hands = useDesk((view) => view.hands, noHands);
  const members = useMembers();
  const isLive = useDesk((view) => view.phase.at === 'live', false);
  const invited = Object.values(members).filter((member) => member.standing === 'invited');
  return (
    <section className={styles.queue} aria-label={say('desk-hands')}>
      <h2 className={styles.heading}>
        {say('desk-hands')}
        <span className={styles.count}>{hands.length}</span>
      </h2>
      <ol className={styles.rows} aria-live="polite" aria-relevant="additions">
        {invited.map((member) => (
          <InvitedRow key={member.id} member={member} />
        ))}
        {hands.map((hand, index) => (
          <HandRow
            key={hand.id}
            hand={hand}
            name={members[hand.id]?.name ?? ''}
            index={index}
            isLast={index === hands.length - 1}
            mayInvite={isLive}
            isCued={isInviteCued && index === 0}
          />
        ))}
      </ol>
      {hands.length + invited.length === 0 && (
        <p className={styles.empty}>
          <Hand size={20} aria-hidden />
          {say('desk-no-hands')}
        </p>
      )}
      {hands.length > 0 && !isLive && <p className={styles.empty}>{say('desk-invite-when-live')}</p>}
    </section>
  );
}

interface HandRowProps {
  readonly hand: RaisedHand;
  readonly name: string;
  readonly index: number;
  readonly isLast: boolean;
  readonly mayInvite: boolean;
  readonly isCued: boolean;
}

function HandRow({ hand: { id, wish, since }, name, index, isLast, mayInvite, isCued }: HandRowProps) {
  const say = useText();
  const api = useRoomApi();
  const waited = clockText(useServerNow() - since);
  const move = (to: number) => (): void => void api.command({ type: 'hand.move', member: id, to });
  const Wished = wish === 'voice' ? Mic : Video;
  return (
    <li className={styles.row} data-testid="hand-row" data-member={id}>
      <span className={styles.who}>
        <span className={styles.name}>{name}</span>
        <span className={styles.facts}>
          <Wished size={16} role="img" aria-label={say(`wish-${wish}`)} />
          <span>{say('desk-waits', { time: waited })}</span>
        </span>
      </span>
      <span className={styles.actions}>
        <Button
          look="plain"
          label={say('desk-up', { name })}
          icon={<ArrowUp size={20} aria-hidden />}
          isDisabled={index === 0}
          onPress={move(index - 1)}
        >
          {null}
        </Button>
        <Button
          look="plain"
          label={say('desk-down', { name })}
          icon={<ArrowDown size={20} aria-hidden />}
          isDisabled={isLast}
          onPress={move(index + 1)}
        >
          {null}
        </Button>
        <Button
          look="plain"
          label={say('desk-lower', { name })}
          icon={<X size={20} aria-hidden />}
          testId="lower"
          onPress={() => void api.command({ type: 'hand.lower', member: id })}
        >
          {null}
        </Button>
        <Button
          look="primary"
          cue={isCued}
          label={say('desk-invite-name', { name })}
          isDisabled={!mayInvite}
          testId="invite"
          onPress={() => void api.command({ type: 'stage.invite', member: id })}
        >
          {say('desk-invite')}
        </Button>
      </span>
    </li>
  );
}

function InvitedRow({ member: { id, name, invitationExpiresAt } }: { readonly member: DeskMember }) {
  const say = useText();
  const api = useRoomApi();
  const left = clockText((invitationExpiresAt ?? 0) - useServerNow());
  return (
    <li className={styles.row} data-testid="invited-row" data-member={id}>
      <span className={styles.who}>
        <span className={styles.name}>{name}</span>
        <span className={styles.facts}>{say('desk-invited', { time: left })}</span>
      </span>
      <Button look="quiet" onPress={() => void api.command({ type: 'invitation.cancel', member: id })}>
        {say('desk-cancel-invitation')}
      </Button>
    </li>
  );
}
