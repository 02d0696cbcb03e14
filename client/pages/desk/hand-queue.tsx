import { ChevronsRight, Hand, UserPlus } from 'lucide-react';
import type { RaisedHand } from '../../../protocol/room/index.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { guestsUp, nextHand } from './commands-of.ts';
import { useDeskTools } from './desk-context.tsx';
import styles from './desk.module.css';
import { HandRow, InvitedRow } from './hand-row.tsx';
import { KeyHint } from './key-hint.tsx';
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
      {isLive && (
        <div className={styles.nextUp}>
          <NextUp />
        </div>
      )}
      <div className={styles.scroll}>
        <ol data-desk-rows="hands" aria-live="polite" aria-relevant="additions">
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
      </div>
    </section>
  );
}

/** One tap for the next in the queue; with somebody of the house on stage, one that thanks them first. */
function NextUp() {
  const say = useText();
  const desk = useDeskTools();
  const first = useDesk(nextHand, undefined);
  const hasGuests = useDesk((view) => guestsUp(view).length > 0, false);
  if (hasGuests) {
    return (
      <Button
        wide
        icon={<ChevronsRight size={20} aria-hidden />}
        testId="next-question"
        onPress={() => void desk.act({ type: 'stage.next' })}
      >
        {say('desk-next-question')}
        <KeyHint act="next_question" />
      </Button>
    );
  }
  if (first === undefined) return null;
  return (
    <Button
      wide
      icon={<UserPlus size={20} aria-hidden />}
      testId="invite-next"
      onPress={() => void desk.act({ type: 'stage.invite', member: first })}
    >
      {say('desk-invite-next')}
      <KeyHint act="invite_next" />
    </Button>
  );
}
