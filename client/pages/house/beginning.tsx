import { clockText, momentText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { useServerNow } from '../room/clock.ts';
import styles from './cards.module.css';

/** A countdown of many hours says nothing: the day and the hour do. */
const longestCountdownMs = 6 * 3_600_000;

/** How long still until the show begins. */
export function Beginning() {
  const say = useText();
  const { locale } = useLanguage();
  const startsAt = useRoom((state) => state.show?.startsAt);
  const now = useServerNow();
  if (startsAt === undefined) return null;
  const left = startsAt - now;
  if (left <= 0) return <p>{say('foyer-soon')}</p>;
  if (left > longestCountdownMs) return <p>{say('foyer-begins', { when: momentText(startsAt, locale) })}</p>;
  return <Countdown label={say('foyer-left')} ms={left} />;
}

/** Time as large figures under a few words. */
export function Countdown({ label, ms }: { readonly label: string; readonly ms: number }) {
  return (
    <p>
      {label}
      <br />
      <span className={styles.countdown} role="timer" aria-label={label}>
        {clockText(ms)}
      </span>
    </p>
  );
}
