import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { momentText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { useRoom } from '../../stage/room-context.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { showPath } from '../links.ts';
import { showsQuery } from '../queries.ts';
import { nextShow } from './coming-show.ts';
import styles from './end-card.module.css';

/** What is on next. A bill that cannot be read is no reason to trouble anybody now: the way out leads to it. */
export function NextShow() {
  const say = useText();
  const { locale } = useLanguage();
  const { data: shows = [] } = useQuery(showsQuery);
  const ended = useRoom((state) => state.show?.id);
  const [now] = useState(() => Date.now());
  const next = nextShow(shows, ended, now);
  if (next === undefined) return null;
  return (
    <div className={styles.next} data-testid="next-show">
      <p>{say('end-next')}</p>
      <p className={styles.nextTitle}>{next.title}</p>
      <p>{momentText(next.startsAt, locale)}</p>
      <LinkButton look="primary" href={showPath(next.id)} testId="next-show-open">
        {say('end-next-open')}
      </LinkButton>
    </div>
  );
}
