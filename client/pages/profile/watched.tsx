import type { WatchedShow } from '../../../protocol/people.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import type { Session } from '../../session/index.ts';
import { showPath } from '../links.ts';
import { OwnRating } from './own-rating.tsx';
import styles from './profile.module.css';

interface WatchedProps {
  readonly shows: readonly WatchedShow[];
  readonly session: Session;
}

/** The shows that somebody was at, and what they have said of each. */
export function Watched({ shows, session }: WatchedProps) {
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
              <OwnRating show={show} session={session} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Show({ showId, title, startsAt, minutes }: WatchedShow) {
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
    </>
  );
}
