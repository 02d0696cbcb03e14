import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { OwnOrders, OwnTicket } from '../../protocol/box-office.ts';
import { SessionGrant, type ShowView } from '../../protocol/http.ts';
import { Erasure, Profile, WatchedShow } from '../../protocol/people.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { NoHandover, SealedHandover } from '../pages/doors/handover.tsx';
import { GreetingCard } from '../pages/greeting.tsx';
import { OpenAgain } from '../pages/open-again.tsx';
import { PassedOn } from '../pages/pass-on.tsx';
import { ForgettingScreen } from '../pages/profile/forgetting.tsx';
import { OwnData } from '../pages/profile/own-data.tsx';
import { RatingForm } from '../pages/profile/own-rating.tsx';
import { Preferences } from '../pages/profile/preferences.tsx';
import { NotSignedIn } from '../pages/profile/profile-page.tsx';
import profile from '../pages/profile/profile.module.css';
import { Watched } from '../pages/profile/watched.tsx';
import { houseQuery, sessionQuery, showQuery } from '../pages/queries.ts';
import { ShowPage } from '../pages/show.tsx';
import { StartPage } from '../pages/start.tsx';
import { SurfaceContext } from '../pages/surface.tsx';
import { TicketsScreen } from '../pages/tickets/account-tickets.tsx';
import { NoTickets } from '../pages/tickets/no-tickets.tsx';
import tickets from '../pages/tickets/tickets.module.css';
import { HttpClient, memoryStore, Session } from '../session/index.ts';
import { Page } from '../ui/page.tsx';
import type { Scene } from './house-scenes.tsx';
import { boughtOrder, ticket } from './orders.ts';
import { onSale, theHouse } from './people.ts';

const page = (screen: ReactNode): Scene => ({
  screen: <Page isNarrow>{screen}</Page>,
  state: {},
  isPage: true,
});
const nothing = (): void => undefined;

/** A session that no house knows. */
const session = Session.begin(
  { http: new HttpClient(), store: memoryStore() },
  SessionGrant.parse({
    ...{ access: 'story', accessExpiresAt: 0, refresh: 'r'.repeat(43) },
    door: { kind: 'user', firstName: 'Ольга', language: null },
  }),
);

const own = (id: number, change: Partial<Record<keyof OwnTicket, unknown>> = {}): OwnTicket =>
  OwnTicket.parse({
    ...{ ...ticket(id), show: onSale, doorsAt: onSale.startsAt - 1_800_000 },
    isOpen: false,
    ...{ category: 'Партер', orderId: boughtOrder.orderId, isGift: false },
    ...change,
  });
const tonight = { show: { ...onSale, status: 'live' }, doorsAt: Date.now() - 60_000, isOpen: true };

/** What those see whom Telegram has signed in. */
export function accountScenes(): Record<string, Scene> {
  return { ...ticketScenes(), ...profileScenes(), ...doorScenes() };
}

function ticketScenes(): Record<string, Scene> {
  const orders = OwnOrders.parse({
    orders: (['paid', 'held', 'refunded', 'expired'] as const).map((status, index) => ({
      ...{ orderId: 31 - index, showId: onSale.id, show: onSale.title, startsAt: onSale.startsAt, status },
      ...{ amount: 300 * (index + 1), currency: 'XTR', seats: index + 1, at: Date.now() },
      ...{ holdExpiresAt: Date.now() + 500_000, refund: null },
      returning: status === 'refunded' ? { amount: 900, isDone: false, askedAt: Date.now() } : null,
    })),
    balance: 120,
  });
  const none = { orders: [], balance: 0 };
  const list = (all: readonly OwnTicket[], bought: OwnOrders = none): Scene =>
    page(
      <div className={tickets.page}>
        <TicketsScreen session={session} tickets={all} orders={bought} />
      </div>,
    );
  const greeting = (all: readonly OwnTicket[]): Scene => page(<GreetingCard name="Ольга" tickets={all} />);
  return {
    'tickets-coming': list([own(41), own(42)], orders),
    'tickets-tonight': list([own(41, tonight), own(42, { ...tonight, isGift: true })]),
    'tickets-none': list([]),
    'tickets-none-browser': page(<NoTickets text="tickets-none-browser" />),
    'tickets-passed-on': page(<PassedOn link={ticket(41).link} isOnce={false} onClose={nothing} />),
    'tickets-passed-on-once': page(<PassedOn link={ticket(41).link} isOnce onClose={nothing} />),
    'show-known': showOf([]),
    'show-holder': showOf([own(41)]),
    'show-holder-tonight': showOf([own(41, tonight)]),
    'show-called-off': showOf([], { ...onSale, status: 'cancelled' }),
    'start-nobody': { screen: <StartPage />, state: {}, isPage: true },
    'start-greeting': greeting([own(41)]),
    'start-greeting-tonight': greeting([own(41, tonight)]),
    'start-greeting-none': greeting([]),
  };
}

/** The page of a show as somebody sees it whom Telegram has signed in. */
function showOf(tickets: readonly OwnTicket[], show: ShowView = onSale): Scene {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  queries.setQueryData(showQuery(show.id).queryKey, show);
  queries.setQueryData(houseQuery.queryKey, theHouse);
  queries.setQueryData(sessionQuery('user').queryKey, session);
  queries.setQueryData(sessionQuery('ticket').queryKey, null);
  queries.setQueryData(['me', 'tickets'], tickets);
  const screen = (
    <QueryClientProvider client={queries}>
      <SurfaceContext value="telegram">
        <ShowPage showId={String(show.id)} />
      </SurfaceContext>
    </QueryClientProvider>
  );
  return { screen, state: {}, isPage: true };
}

function profileScenes(): Record<string, Scene> {
  const known = Profile.parse({
    ...{ firstName: 'Ольга', language: 'ru', timeZone: null, wantsReminders: true, eraseAt: null },
  });
  const watched = (change: Partial<WatchedShow>): WatchedShow =>
    WatchedShow.parse({
      ...{ showId: 1, title: 'Чайка. Этюды', startsAt: Date.now() - 9e8, joinedAt: Date.now() - 9e8 },
      ...{
        leftAt: Date.now(),
        minutes: 71,
        finished: true,
        stars: 4,
        review: 'Было тихо, и было слышно каждое слово.',
      },
      ...change,
    });
  const waits = Erasure.parse({
    ...{ eraseAt: Date.now() + 6e8, done: false },
    waitsFor: [
      { kind: 'ticket', showId: 3, ticketId: 41 },
      { kind: 'order', orderId: 31 },
      { kind: 'refund', orderId: 30 },
      { kind: 'message' },
    ],
  });
  const forgetting = (eraseAt: number | null, erasure: Erasure | null): Scene =>
    page(
      <ForgettingScreen
        {...{ eraseAt, erasure, isBusy: false, error: null, onErase: nothing, onKeep: nothing }}
      />,
    );
  const rating = (show: WatchedShow, told: { isPending?: boolean; error?: Refusal } = {}): Scene => {
    const { isPending = false, error = null } = told;
    return page(<RatingForm {...{ show, isPending, error }} onSave={nothing} onCancel={nothing} />);
  };
  return {
    profile: page(
      <div className={profile.page}>
        <header className={profile.head}>
          <h1 className={profile.title}>{known.firstName}</h1>
        </header>
        <Preferences profile={known} session={session} />
        <Watched
          shows={[watched({}), watched({ showId: onSale.id, stars: null, review: null })]}
          session={session}
        />
        <OwnData session={session} />
        <ForgettingScreen
          {...{ eraseAt: null, erasure: null, isBusy: false, error: null, onErase: nothing, onKeep: nothing }}
        />
      </div>,
    ),
    'profile-nothing-watched': page(<Watched shows={[]} session={session} />),
    'profile-rating': rating(watched({ stars: null, review: null })),
    'profile-rating-changed': rating(watched({})),
    'profile-rating-saving': rating(watched({}), { isPending: true }),
    'profile-rating-failed': rating(watched({}), { error: new Refusal('unavailable', 'of a story') }),
    'profile-still-playing': page(
      <Watched shows={[watched({ finished: false, stars: null, review: null })]} session={session} />,
    ),
    'profile-forget-waits': forgetting(waits.eraseAt, waits),
    'profile-forgotten': forgetting(null, { eraseAt: null, done: true, waitsFor: [] }),
    'profile-nobody': page(<NotSignedIn />),
  };
}

function doorScenes(): Record<string, Scene> {
  return {
    'handover-sealed': page(<SealedHandover secret={'x'.repeat(43)} />),
    'handover-none': page(<NoHandover />),
    'open-again': page(
      <SurfaceContext value="telegram">
        <OpenAgain />
      </SurfaceContext>,
    ),
  };
}
