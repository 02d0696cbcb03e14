import { useQuery } from '@tanstack/react-query';
import { Headphones, Lamp, Ticket } from 'lucide-react';
import { ShowId } from '../../protocol/ids.ts';
import { Refusal } from '../../protocol/refusal.ts';
import type { ShowView } from '../../protocol/http.ts';
import { pages } from '../../protocol/pages.ts';
import { momentText } from '../i18n/format.ts';
import { useLanguage, useText } from '../i18n/language.tsx';
import { useBack } from '../telegram/use-host.ts';
import { LinkButton } from '../ui/button.tsx';
import { initialOf } from '../ui/initial.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { useNow } from '../ui/use-now.ts';
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
  const sale = till === null ? 'no' : saleOf(show, till);
  return (
    <div className={styles.prices}>
      <Prices show={till === null || sale !== 'open' ? show : offerOf(show, till)} />
      {till === null && house.error !== null && (
        <Trouble error={house.error} onRetry={() => void house.refetch()} />
      )}
      {has !== null && <Holder show={show} has={has} />}
      {(sale === 'open' || sale === 'in_telegram') && <ToBuy show={show} isMore={has !== null} />}
      {sale === 'sold_out' && <p data-testid="sold-out">{say('buy-sold-out')}</p>}
      {/* The tickets of an account need no link: whoever is known here and has none is told of none. */}
      {has === null && user.at !== 'known' && user.at !== 'asking' && (
        <p className={styles.hint} data-testid="have-ticket">
          <Ticket size={20} aria-hidden />
          {say('show-have-ticket')}
        </p>
      )}
      {has === null && house.data?.demo === true && surface === 'web' && (
        <LinkButton look={sale === 'open' ? 'quiet' : 'primary'} href={pages.demo.path}>
          {say('start-demo')}
        </LinkButton>
      )}
    </div>
  );
}

/** The way to the tickets; for whoever has one already it is not the first thing to do. */
function ToBuy({ show, isMore }: { readonly show: ShowView; readonly isMore: boolean }) {
  const say = useText();
  const href = checkoutPath(show.id);
  if (!isMore) return <MainLink href={href} label={say('show-buy')} testId="buy" />;
  return (
    <LinkButton look="quiet" href={href} testId="buy-more">
      {say('show-buy-more')}
    </LinkButton>
  );
}

/** What somebody has of this show. */
interface Held {
  readonly by: 'account' | 'link';
  /** The stage manager has opened the house, whatever the clock says. */
  readonly isOpen: boolean;
}

/** Once one may come, the way into the house; until then when that is, and the ticket. */
function Holder({ show, has }: { readonly show: ShowView; readonly has: Held }) {
  const say = useText();
  const { locale } = useLanguage();
  const mayCome = useNow() >= show.doorsAt || has.isOpen || show.status === 'live';
  // To pass one on, or to give it back.
  const [ticketHref, label] =
    has.by === 'account'
      ? ([pages.tickets.path, say('tickets-title')] as const)
      : ([pages.ticketLink.path, say('show-my-ticket')] as const);
  if (!mayCome) {
    return (
      <>
        <p className={styles.quiet}>{say('ticket-doors', { when: momentText(show.doorsAt, locale) })}</p>
        <MainLink href={ticketHref} label={say('show-my-ticket')} testId="my-ticket" />
      </>
    );
  }
  return (
    <>
      <MainLink href={housePath(show.id)} label={say('ticket-enter')} testId="enter" />
      <LinkButton look="quiet" href={ticketHref} testId="my-tickets">
        {label}
      </LinkButton>
    </>
  );
}

/** A ticket for this show: of the account which is signed in, or one whose link was opened in this tab. */
function useTicketOf(showId: ShowId, user: User): Held | null {
  const ticket = useQuery(sessionQuery('ticket'));
  const own = (useOwnTickets(user) ?? []).find(({ show }) => show.id === showId);
  if (own !== undefined) return { by: 'account', isOpen: own.isOpen };
  const door = ticket.data?.door;
  return door?.kind === 'ticket' && door.showId === showId ? { by: 'link', isOpen: false } : null;
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
