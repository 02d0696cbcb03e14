import { useQuery } from '@tanstack/react-query';
import { Headphones, Lamp, Ticket } from 'lucide-react';
import { ShowId } from '../../protocol/ids.ts';
import { Refusal } from '../../protocol/refusal.ts';
import type { ShowView } from '../../protocol/http.ts';
import { pages } from '../../protocol/pages.ts';
import { useLanguage, useText } from '../i18n/language.tsx';
import { useBack } from '../telegram/use-host.ts';
import { LinkButton } from '../ui/button.tsx';
import { initialOf } from '../ui/initial.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { offerOf, saleOf } from './buy/choice.ts';
import { SeatsLeft } from './buy/seats-left.tsx';
import { checkoutPath, housePath } from './links.ts';
import { go } from './go.ts';
import { MainLink } from './main-link.tsx';
import { NotFoundPage } from './not-found.tsx';
import { Poster } from './poster.tsx';
import { houseQuery, sessionQuery, showQuery } from './queries.ts';
import { seatPriceText, ShowFacts, ShowTime } from './show-facts.tsx';
import styles from './show.module.css';
import { useSurface, useTill } from './surface.tsx';
import { Trouble } from './trouble.tsx';
import { type User, useOwnTickets, useUser } from './visitor.ts';

/** The page of one show. */
export function ShowPage({ showId }: { readonly showId: string }) {
  const id = ShowId.safeParse(Number(showId));
  return id.success ? <KnownShow id={id.data} /> : <NotFoundPage />;
}

function KnownShow({ id }: { readonly id: ShowId }) {
  const say = useText();
  useBack(() => go(pages.start.path));
  const { data, error, refetch } = useQuery(showQuery(id));
  if (error instanceof Refusal && error.code === 'not_found') return <NotFoundPage what="show" />;
  return (
    <Page title={data?.title}>
      {error !== null && <Trouble error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Waiting text={say('loading')} />}
      {data !== undefined && <Show show={data} />}
    </Page>
  );
}

function Show({ show }: { readonly show: ShowView }) {
  const say = useText();
  const isOff = show.status === 'cancelled';
  return (
    <article className={styles.show}>
      <div className={styles.bleed}>
        <Poster show={show} heading="h1" isTall />
      </div>
      <div className={styles.head}>
        {isOff && (
          <Notice tone="warn" testId="show-called-off">
            <strong>{say('show-cancelled')}</strong> {say('show-cancelled-money')}
          </Notice>
        )}
        <ShowTime show={show} />
        {!isOff && <ShowFacts show={show} />}
        {!isOff && <WayIn show={show} />}
      </div>
      <p className={styles.description}>{show.description}</p>
      <Cast show={show} />
      {!isOff && <BeforeTheShow />}
    </article>
  );
}

/** What to bring, and how one behaves. */
function BeforeTheShow() {
  const say = useText();
  return (
    <>
      <section className={styles.block}>
        <h2 className={styles.heading}>{say('show-need')}</h2>
        <ul className={styles.needs}>
          <li>
            <Headphones size={20} aria-hidden /> {say('show-need-headphones')}
          </li>
          <li>
            <Lamp size={20} aria-hidden /> {say('show-need-light')}
          </li>
        </ul>
      </section>
      <section className={styles.block}>
        <h2 className={styles.heading}>{say('show-rules')}</h2>
        <p className={styles.quiet}>{say('show-rules-text')}</p>
      </section>
    </>
  );
}

/** What one can do about this show now. */
function WayIn({ show }: { readonly show: ShowView }) {
  const say = useText();
  const user = useUser();
  const has = useTicketOf(show.id, user);
  const house = useQuery(houseQuery);
  const till = useTill();
  const surface = useSurface();
  if (show.status === 'finished') return <p className={styles.quiet}>{say('show-finished')}</p>;
  if (has !== null) return <Holder show={show} isAccount={has === 'account'} />;
  const sale = till === null ? 'no' : saleOf(show, till);
  return (
    <div className={styles.prices}>
      <Prices show={till === null || sale !== 'open' ? show : offerOf(show, till)} />
      {till === null && house.error !== null && (
        <Trouble error={house.error} onRetry={() => void house.refetch()} />
      )}
      {(sale === 'open' || sale === 'in_telegram') && (
        <MainLink href={checkoutPath(show.id)} label={say('show-buy')} testId="buy" />
      )}
      {sale === 'sold_out' && <p data-testid="sold-out">{say('buy-sold-out')}</p>}
      {/* The tickets of an account need no link: whoever is known here and has none is told of none. */}
      {user.at !== 'known' && user.at !== 'asking' && (
        <p className={styles.hint} data-testid="have-ticket">
          <Ticket size={20} aria-hidden />
          {say('show-have-ticket')}
        </p>
      )}
      {house.data?.demo === true && surface === 'web' && (
        <LinkButton look={sale === 'open' ? 'quiet' : 'primary'} href={pages.demo.path}>
          {say('start-demo')}
        </LinkButton>
      )}
    </div>
  );
}

/** The way into the house, and for an account to its tickets: to pass one on, or to give it back. */
function Holder({ show, isAccount }: { readonly show: ShowView; readonly isAccount: boolean }) {
  const say = useText();
  return (
    <div className={styles.prices}>
      <MainLink href={housePath(show.id)} label={say('ticket-enter')} testId="enter" />
      {isAccount && (
        <LinkButton look="quiet" href={pages.tickets.path} testId="my-tickets">
          {say('tickets-title')}
        </LinkButton>
      )}
    </div>
  );
}

/** Whose ticket opens this show: that of the account which is signed in, or one whose link was opened in this tab. */
function useTicketOf(showId: ShowId, user: User): 'account' | 'link' | null {
  const ticket = useQuery(sessionQuery('ticket'));
  const own = useOwnTickets(user) ?? [];
  if (own.some(({ show }) => show.id === showId)) return 'account';
  const door = ticket.data?.door;
  return door?.kind === 'ticket' && door.showId === showId ? 'link' : null;
}

function Prices({ show }: { readonly show: ShowView }) {
  const say = useText();
  const { locale } = useLanguage();
  if (show.categories.length === 0) return null;
  return (
    <ul className={styles.priceList} aria-label={say('show-prices')}>
      {show.categories.map((category) => (
        <li key={category.id}>
          <span>
            {category.name} <SeatsLeft category={category} className={styles.left} />
          </span>
          <strong>{seatPriceText(category.prices, locale, say)}</strong>
        </li>
      ))}
    </ul>
  );
}

function Cast({ show: { cast } }: { readonly show: ShowView }) {
  const say = useText();
  if (cast.length === 0) return null;
  return (
    <section className={styles.block}>
      <h2 className={styles.heading}>{say('show-cast')}</h2>
      <ul className={styles.cast}>
        {cast.map(({ name, part }) => (
          <li key={`${name} ${part ?? ''}`}>
            <span className={styles.portrait} aria-hidden>
              {initialOf(name)}
            </span>
            <span>{name}</span>
            {part !== null && <span className={styles.quiet}>{part}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
