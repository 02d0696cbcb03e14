import { useQuery } from '@tanstack/react-query';
import { pages } from '../../../protocol/pages.ts';
import { useText } from '../../i18n/language.tsx';
import type { Session } from '../../session/index.ts';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { ForUser } from '../for-user.tsx';
import { BackLink } from '../back-link.tsx';
import doors from '../doors/doors.module.css';
import { OpenInBrowser } from '../open-in-browser.tsx';
import { historyQuery, profileQuery } from '../queries.ts';
import { Trouble } from '../trouble.tsx';
import { Forgetting } from './forgetting.tsx';
import { OwnData } from './own-data.tsx';
import { ToBot } from '../to-bot.tsx';
import { Preferences } from './preferences.tsx';
import styles from './profile.module.css';
import { Watched } from './watched.tsx';

/** What the house knows of somebody, and how it speaks with them. */
export default function ProfilePage() {
  const say = useText();
  return (
    <Page isNarrow title={say('profile-title')}>
      <div className={styles.page}>
        <BackLink href={pages.start.path} text={say('action-to-start')} />
        <ForUser known={(session) => <Known session={session} />} nobody={<NotSignedIn />} />
      </div>
    </Page>
  );
}

/** Accounts are Telegram's. */
export function NotSignedIn() {
  const say = useText();
  return (
    <div className={doors.door} data-testid="not-signed-in">
      <h1 className={doors.title}>{say('profile-nobody-title')}</h1>
      <p className={doors.text}>{say('profile-nobody-text')}</p>
      <ToBot look="primary" text={say('action-open-telegram')} />
    </div>
  );
}

function Known({ session }: { readonly session: Session }) {
  const say = useText();
  const profile = useQuery(profileQuery(session));
  const history = useQuery(historyQuery(session));
  if (profile.data === undefined) {
    if (profile.error === null) return <Waiting text={say('loading')} />;
    return <Trouble error={profile.error} onRetry={() => void profile.refetch()} />;
  }
  return (
    <>
      <header className={styles.head}>
        <h1 className={styles.title}>{profile.data.firstName}</h1>
        <p className={styles.quiet}>{say('profile-lead')}</p>
      </header>
      <Preferences profile={profile.data} session={session} />
      <OpenInBrowser session={session} />
      {history.error !== null && <Trouble error={history.error} onRetry={() => void history.refetch()} />}
      {history.data !== undefined && <Watched shows={history.data} session={session} />}
      <OwnData session={session} />
      <Forgetting profile={profile.data} session={session} />
    </>
  );
}
