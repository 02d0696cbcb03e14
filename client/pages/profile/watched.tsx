import { Star } from 'lucide-react';
import type { WatchedShow } from '../../../protocol/people.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { showPath } from '../links.ts';
import styles from './profile.module.css';

/** The shows that somebody was at, and what they have said of each. */
export function Watched({ shows }: { readonly shows: readonly WatchedShow[] }) {
  const say = useText();
  return (
    <section className={styles.section} aria-labelledby="watched-title" data-testid="watched">
      <h2 id="watched-title" className={styles.subtitle}>
        {say('profile-history')}
      </h2>
      {shows.length === 0 && <p className={styles.quiet}>{say('profile-history-none')}</p>}
      {shows.length > 0 && (
        <ul className={styles.shows}>
          {shows.map((show) => (
            <li key={show.showId} className={styles.watched}>
              <Show {...show} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const five = [1, 2, 3, 4, 5] as const;

function Show({ showId, title, startsAt, minutes, stars, review }: WatchedShow) {
  const say = useText();
  const { locale } = useLanguage();
  return (
    <>
      <a className={styles.name} href={showPath(showId)}>
        {title}
      </a>
      <p className={styles.quiet}>
        {momentText(startsAt, locale)} · {say('show-minutes', { minutes })}
      </p>
      {stars !== null && (
        <p className={styles.stars} role="img" aria-label={say('profile-rated', { count: stars })}>
          {five.map((star) => (
            <Star key={star} size={18} aria-hidden data-lit={star <= stars} />
          ))}
        </p>
      )}
      {review !== null && <blockquote className={styles.review}>{review}</blockquote>}
    </>
  );
}
