import { WifiOff } from 'lucide-react';
import type { DeskMember } from '../../../protocol/room/index.ts';
import { clockText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { useServerNow } from '../room/clock.ts';
import { Network } from './board-facts.tsx';
import { useDeskTools } from './desk-context.tsx';
import styles from './desk.module.css';
import rowStyles from './row.module.css';
import { MemberMenu } from './member-menu.tsx';
import { useCondition, useDesk } from './use-desk.ts';

/** Somebody in the house or at its door. */
export function HouseRow({ member }: { readonly member: DeskMember }) {
  const say = useText();
  const { id, name, connected, standing, trouble, chat } = member;
  const network = useCondition(member)?.network ?? 'unknown';
  return (
    <li
      className={rowStyles.row}
      data-testid="member-row"
      data-desk-row="house"
      data-member={id}
      data-standing={standing}
      data-chat={chat}
      tabIndex={-1}
    >
      <span className={rowStyles.who}>
        <span className={rowStyles.name}>{name}</span>
        <span className={rowStyles.facts}>
          {standing === 'waiting' && member.since !== null && <Waited since={member.since} />}
          {(standing === 'hand_raised' || standing === 'invited') && (
            <span>{say(`standing-${standing}`)}</span>
          )}
          {!connected && (
            <span className={classes(rowStyles.fact, rowStyles.warn)}>
              <WifiOff size={16} aria-hidden />
              {say('stage-lost')}
            </span>
          )}
          {connected && network !== 'unknown' && <Network quality={network} />}
          {chat !== 'free' && <span>{say(`desk-chat-${chat}`)}</span>}
          {trouble !== 'none' && <span className={rowStyles.warn}>{say(`trouble-${trouble}`)}</span>}
        </span>
      </span>
      <span className={rowStyles.actions}>
        <Answer member={member} />
        <MemberMenu member={member} isOwn={false} />
      </span>
    </li>
  );
}

function Waited({ since }: { readonly since: number }) {
  const say = useText();
  return <span>{say('desk-waits', { time: clockText(useServerNow() - since) })}</span>;
}

/** The one thing that this person may be waiting for. */
function Answer({ member: { id, name, standing, recallUntil } }: { readonly member: DeskMember }) {
  const say = useText();
  const desk = useDeskTools();
  const isLive = useDesk((view) => view.phase.at === 'live', false);
  if (standing === 'waiting') {
    return (
      <Button
        look="quiet"
        label={say('desk-let-in-name', { name })}
        testId="let-in"
        onPress={() => void desk.act({ type: 'latecomer.admit', member: id })}
      >
        {say('desk-let-in')}
      </Button>
    );
  }
  return isLive && recallUntil !== null ? <AskAgain id={id} name={name} until={recallUntil} /> : null;
}

interface AskAgainProps {
  readonly id: DeskMember['id'];
  readonly name: string;
  readonly until: number;
}

/** Whoever has just been on stage or in the queue may be asked again for a while. */
function AskAgain({ id, name, until }: AskAgainProps) {
  const say = useText();
  const desk = useDeskTools();
  if (useServerNow() >= until) return null;
  return (
    <Button
      look="quiet"
      className={styles.slim}
      label={say('desk-invite-again-name', { name })}
      testId="invite-again"
      onPress={() => void desk.act({ type: 'stage.invite', member: id })}
    >
      {say('desk-invite-again')}
    </Button>
  );
}
