import { useQuery } from '@tanstack/react-query';
import { Drama } from 'lucide-react';
import type { ShowView } from '../../protocol/http.ts';
import { pages } from '../../protocol/pages.ts';
import { useText } from '../i18n/language.tsx';
import { LinkButton } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { MyOrders } from './buy/my-orders.tsx';
import { Greeting } from './greeting.tsx';
import { showPath } from './links.ts';
import { OpenAgain } from './open-again.tsx';
import { Poster } from './poster.tsx';
import { houseQuery, showsQuery } from './queries.ts';
import { ShowFacts, ShowTime } from './show-facts.tsx';
import styles from './start.module.css';
import { TicketField } from './ticket-field.tsx';
import { Trouble } from './trouble.tsx';
import { useUser } from './visitor.ts';

/** What this is, what is on, and the way in for those who have a ticket; for whom we know, what is theirs first. */
export function StartPage() {
  const user = useUser();
  return (
    <Page>
      {user.at === 'known' ? <Greeting user={user} /> : <Hero />}
      {user.at === 'stale' && <OpenAgain />}
      {user.at === 'unreached' && <Trouble error={user.error} onRetry={user.retry} />}
      <MyOrders />
      <Bill />
      <TicketField session={user.at === 'known' ? user.session : null} />
    </Page>
  );
}

function Hero() {
  const say = useText();
  const house = useQuery(houseQuery);
  return (
    <section className={styles.hero}>
      <h1 className={styles.title}>{say('start-title')}</h1>
      <p className={styles.lead}>{say('start-lead')}</p>
      {house.data?.demo === true && (
        <div className={styles.demo}>
          <LinkButton
            look="primary"
            href={pages.demo.path}
            icon={<Drama size={20} aria-hidden />}
            testId="to-demo"
          >
            {say('start-demo')}
          </LinkButton>
          <p>{say('start-demo-text')}</p>
        </div>
      )}
    </section>
  );
}

function Bill() {
  const say = useText();
  const { data, error, refetch } = useQuery(showsQuery);
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{say('start-bill')}</h2>
      {error !== null && <Trouble error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Waiting text={say('loading')} />}
      {data?.length === 0 && <p className={styles.quiet}>{say('start-nothing')}</p>}
      {data !== undefined && data.length > 0 && (
        <ul className={styles.bill}>
          {data.map((show) => (
            <li key={show.id}>
              <ShowCard show={show} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ShowCard({ show }: { readonly show: ShowView }) {
  const say = useText();
  return (
    <a className={styles.card} href={showPath(show.id)} data-testid="show-card">
      <Poster show={show} heading="h2" />
      <div className={styles.cardText}>
        {show.status === 'cancelled' && <strong>{say('show-cancelled')}</strong>}
        <ShowTime show={show} />
        <ShowFacts show={show} />
      </div>
    </a>
  );
}
