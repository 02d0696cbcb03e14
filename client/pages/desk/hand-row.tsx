import { ArrowDown, ArrowUp, Mic, Theater, Video, X } from 'lucide-react';
import type { DeskMember, RaisedHand, RoomCommand } from '../../../protocol/room/index.ts';
import { clockText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { useServerNow } from '../room/clock.ts';
import { useDeskTools } from './desk-context.tsx';
import styles from './row.module.css';

interface HandRowProps {
  readonly hand: RaisedHand;
  readonly name: string;
  readonly index: number;
  readonly isLast: boolean;
  readonly mayInvite: boolean;
  readonly isCued: boolean;
}

/** One raised hand: the wish, the waiting, and what can be answered. */
export function HandRow({ hand: { id, wish, since }, name, index, isLast, mayInvite, isCued }: HandRowProps) {
  const say = useText();
  const desk = useDeskTools();
  const act = (command: RoomCommand) => (): void => void desk.act(command);
  const Wished = wish === 'voice' ? Mic : Video;
  return (
    <li
      className={styles.row}
      data-testid="hand-row"
      data-desk-row="hand"
      data-member={id}
      data-wish={wish}
      tabIndex={-1}
    >
      <span className={styles.who}>
        <span className={styles.nameLine}>
          <span className={styles.name}>
            <span className={styles.place}>{index + 1}</span> {name}
          </span>
          <Waited since={since} />
        </span>
        <span className={styles.facts}>
          <span className={styles.fact}>
            <Wished size={16} aria-hidden />
            {say(`wish-${wish}`)}
          </span>
        </span>
      </span>
      <Button
        look="plain"
        label={say('desk-lower', { name })}
        icon={<X size={20} aria-hidden />}
        testId="lower"
        onPress={act({ type: 'hand.lower', member: id })}
      >
        {null}
      </Button>
      <span className={styles.answers}>
        <Button
          look="plain"
          label={say('desk-up', { name })}
          icon={<ArrowUp size={20} aria-hidden />}
          isDisabled={index === 0}
          testId="hand-up"
          onPress={act({ type: 'hand.move', member: id, to: index - 1 })}
        >
          {null}
        </Button>
        <Button
          look="plain"
          label={say('desk-down', { name })}
          icon={<ArrowDown size={20} aria-hidden />}
          isDisabled={isLast}
          testId="hand-down"
          onPress={act({ type: 'hand.move', member: id, to: index + 1 })}
        >
          {null}
        </Button>
        <Button
          look="plain"
          label={say('desk-invite-backstage', { name })}
          icon={<Theater size={20} aria-hidden />}
          testId="invite-backstage"
          onPress={act({ type: 'stage.invite', member: id, to: 'backstage' })}
        >
          {null}
        </Button>
        <Button
          look="primary"
          cue={isCued}
          label={say('desk-invite-name', { name })}
          isDisabled={!mayInvite}
          testId="invite"
          onPress={act({ type: 'stage.invite', member: id })}
        >
          {say('desk-invite')}
        </Button>
      </span>
    </li>
  );
}

function Waited({ since }: { readonly since: number }) {
  const say = useText();
  return (
    <span className={styles.aside}>{say('desk-waits', { time: clockText(useServerNow() - since) })}</span>
  );
}

/** Somebody who has been asked and has not answered yet. */
export function InvitedRow({ member }: { readonly member: DeskMember }) {
  const say = useText();
  const desk = useDeskTools();
  const { id, name, invitedTo } = member;
  return (
    <li
      className={styles.row}
      data-testid="invited-row"
      data-desk-row="invited"
      data-member={id}
      data-to={invitedTo}
      tabIndex={-1}
    >
      <span className={styles.who}>
        <span className={styles.name}>{name}</span>
        <span className={styles.facts}>
          {invitedTo === 'backstage' && <span>{say('desk-invited-backstage')}</span>}
          <Left until={member.invitationExpiresAt ?? 0} />
        </span>
      </span>
      <Button
        look="quiet"
        label={say('desk-cancel-invitation-name', { name })}
        testId="cancel-invitation"
        onPress={() => void desk.act({ type: 'invitation.cancel', member: id })}
      >
        {say('desk-cancel-invitation')}
      </Button>
    </li>
  );
}

function Left({ until }: { readonly until: number }) {
  const say = useText();
  return <span>{say('desk-invited', { time: clockText(until - useServerNow()) })}</span>;
}
