import { pages } from '../../../protocol/pages.ts';
import { useText } from '../../i18n/language.tsx';
import { Page } from '../../ui/page.tsx';
import { ForUser } from '../for-user.tsx';
import { BackLink } from '../back-link.tsx';
import { KeptOrders, useKeptOrders } from '../buy/my-orders.tsx';
import { AccountTickets } from './account-tickets.tsx';
import { NoTickets } from './no-tickets.tsx';
import styles from './tickets.module.css';

/** What somebody holds and has bought: by their account, and by what this browser keeps. */
export default function TicketsPage() {
  const say = useText();
  return (
    <Page isNarrow title={say('tickets-title')}>
      <div className={styles.page}>
        <BackLink href={pages.start.path} text={say('action-to-start')} />
        <h1 className={styles.title}>{say('tickets-title')}</h1>
        <ForUser known={(session) => <AccountTickets session={session} />} nobody={<BrowserTickets />} />
      </div>
    </Page>
  );
}

/** For somebody without an account: the orders that this browser keeps. */
function BrowserTickets() {
  const kept = useKeptOrders();
  if (kept.isEmpty) return <NoTickets text="tickets-none-browser" />;
  return <KeptOrders kept={kept} isTitled={false} />;
}
