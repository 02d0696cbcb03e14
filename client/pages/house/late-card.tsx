import { clockText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.tsx';
import { CurtainCard } from '../../stage/cards.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { useServerNow } from '../room/clock.ts';
import styles from './cards.module.css';

/** For whoever came after the beginning: who lets them in, when, and that nothing is to be done. */
export function LateCard() {
  const say = useText();
  const standing = useRoom((state) => state.self?.standing);
  const phase = useRoom((state) => state.room?.view.phase.at);
  if (standing?.at !== 'waiting') return null;
  const { admits, since } = standing;
  return (
    <CurtainCard title={say(phase === 'intermission' ? 'late-interval' : 'late-title')} testId="card-late">
      <div className={styles.late} data-admits={admits}>
        <p>{say(`late-${admits}`)}</p>
        <p className={styles.aside}>{say('late-by-itself')}</p>
        <Waited since={since} />
      </div>
    </CurtainCard>
  );
}

function Waited({ since }: { readonly since: number }) {
  const say = useText();
  const now = useServerNow();
  return (
    <p className={styles.aside} role="timer">
      {say('late-waited', { time: clockText(Math.max(0, now - since)) })}
    </p>
  );
}
