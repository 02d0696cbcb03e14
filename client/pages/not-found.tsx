import { pages } from '../../protocol/pages.ts';
import { useText } from '../i18n/language.tsx';
import { LinkButton } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import styles from './doors/doors.module.css';

/** An address where there is nothing, or a show that is not on the bill. */
export function NotFoundPage({ what = 'page' }: { readonly what?: 'page' | 'show' }) {
  const say = useText();
  return (
    <Page isNarrow title={say('not-found-title')}>
      <div className={styles.door}>
        <h1 className={styles.title}>{say('not-found-title')}</h1>
        <p className={styles.text}>{say(`not-found-${what}`)}</p>
        <LinkButton look="primary" href={pages.start.path}>
          {say('action-to-start')}
        </LinkButton>
      </div>
    </Page>
  );
}
