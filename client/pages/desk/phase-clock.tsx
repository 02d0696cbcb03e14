import { clockText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { useServerNow } from '../room/clock.ts';
import styles from './phase-clock.module.css';

/** What the evening is at, since when, until when an interval is planned, and how many are in the house. */
export function PhaseClock() {
  const say = useText();
  const phase = useRoom((state) => state.room?.view.phase);
  const seated = useRoom((state) => state.room?.view.seated) ?? 0;
  if (phase === undefined) return null;
  return (
    <p className={styles.now} data-testid="phase" data-phase={phase.at} data-live={phase.at === 'live'}>
      <strong>{say(`phase-${phase.at}`)}</strong>
      {/* Of a room that nobody has opened yet there is no since. */}
      {phase.at !== 'finished' && phase.since > 0 && <Elapsed since={phase.since} />}
      {phase.at === 'intermission' && phase.endsAt !== null && <Planned endsAt={phase.endsAt} />}
      <span>{say('foyer-seated', { count: seated })}</span>
    </p>
  );
}

function Elapsed({ since }: { readonly since: number }) {
  return <span role="timer">{clockText(useServerNow() - since)}</span>;
}

/** Nothing happens by itself when the time is over: the house waits, and the desk must see for how long. */
function Planned({ endsAt }: { readonly endsAt: number }) {
  const say = useText();
  const left = endsAt - useServerNow();
  const isOver = left <= 0;
  return (
    <span className={styles.planned} data-testid="interval-left" data-over={isOver}>
      {say(isOver ? 'desk-interval-over' : 'desk-interval-left', { time: clockText(Math.abs(left)) })}
    </span>
  );
}
