import { useText } from '../../i18n/language.tsx';
import { CurtainCard } from '../../stage/cards.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { useServerNow } from '../room/clock.ts';
import { Countdown } from './beginning.tsx';
import styles from './cards.module.css';

/** The interval: how long still, or how long already, and that the chat is open. */
export function IntervalCard() {
  const say = useText();
  const mayChat = useRoom(
    ({ room, self }) => room?.view.chat.mode !== 'closed' && self?.grants.chat === true,
  );
  return (
    <CurtainCard title={say('phase-card-intermission-title')} testId="card-intermission">
      <IntervalTime />
      <p>{say('phase-card-intermission-text')}</p>
      {mayChat && <p className={styles.aside}>{say('interval-chat')}</p>}
    </CurtainCard>
  );
}

/** The end as the desk has planned it; nothing happens by itself then, so a late one is "any minute". */
function IntervalTime() {
  const say = useText();
  const phase = useRoom((state) => state.room?.view.phase);
  const now = useServerNow();
  if (phase === undefined) return null;
  const { endsAt, since } = phase;
  if (endsAt === null) return <Countdown label={say('interval-since')} ms={Math.max(0, now - since)} />;
  if (endsAt <= now) return <p>{say('interval-soon')}</p>;
  return <Countdown label={say('interval-left')} ms={endsAt - now} />;
}
