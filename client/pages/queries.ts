import { queryOptions } from '@tanstack/react-query';
import type { ShowId } from '../../protocol/ids.ts';
import {
  houseInfo,
  accountApi,
  lastingStore,
  listShows,
  type OpenOrder,
  openTelegram,
  restoreSession,
  scoped,
  type Session,
  type SessionPlace,
  showById,
  tabStore,
  TelegramDoor,
  viewOrder,
} from '../session/index.ts';
import { launch } from '../telegram/index.ts';

/** The shows on the bill. */
export const showsQuery = queryOptions({
  queryKey: ['shows'],
  queryFn: ({ signal }) => listShows(undefined, signal),
});

/** One show. */
export const showQuery = (id: ShowId) =>
  queryOptions({ queryKey: ['shows', id], queryFn: ({ signal }) => showById(id, undefined, signal) });

/**
 * An order, and by how much the server's clock is ahead of the device's, in milliseconds: the hold is
 * counted by it.
 */
export const orderQuery = (open: OpenOrder) =>
  queryOptions({
    queryKey: ['orders', open.orderId],
    queryFn: async ({ signal }) => {
      const order = await viewOrder(open, signal);
      return { order, clockOffsetMs: order.at - Date.now() };
    },
  });

/** This installation: whether it is a demonstration, and where else it can be opened. */
export const houseQuery = queryOptions({
  queryKey: ['house'],
  queryFn: ({ signal }) => houseInfo(undefined, signal),
  staleTime: Infinity,
});

/**
 * Where the session of a scope is kept. The staff work in several tabs and come back the next day, and their links work
 * once: theirs stays in the browser until they sign out.
 */
export const placeOf = (scope: Scope): SessionPlace =>
  scope === 'staff' ? { scope, storage: lastingStore() } : { scope };

/** How this page became somebody's whom Telegram has signed in. */
export const telegramDoor = new TelegramDoor({
  initData: launch?.initData ?? null,
  store: scoped(tabStore(), 'user'),
  open: (initData) => openTelegram(initData, placeOf('user')),
  restore: () => restoreSession(placeOf('user')),
});

/** The session that this tab keeps under a scope; `null` for none. */
export const sessionQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ['session', scope],
    queryFn: () => (scope === 'user' ? telegramDoor.enter() : restoreSession(placeOf(scope))),
    staleTime: Infinity,
    gcTime: 0,
  });

/** What an account holds, for shows that are not over. */
export const ownTicketsQuery = (session: Session) =>
  queryOptions({ queryKey: ['me', 'tickets'], queryFn: () => accountApi(session).tickets() });

/** What an account has bought, and its balance. */
export const ownOrdersQuery = (session: Session) =>
  queryOptions({ queryKey: ['me', 'orders'], queryFn: () => accountApi(session).orders() });

/** What somebody has said of themselves. */
export const profileQuery = (session: Session) =>
  queryOptions({ queryKey: ['me', 'profile'], queryFn: () => accountApi(session).profile() });

/** The shows that somebody was at. */
export const historyQuery = (session: Session) =>
  queryOptions({ queryKey: ['me', 'history'], queryFn: () => accountApi(session).history() });

/** Names under which a tab keeps sessions: several may live side by side. */
export type Scope = 'user' | 'ticket' | 'invitation' | 'staff' | 'demo-desk' | 'demo-wings' | 'demo-house';
