import { queryOptions } from '@tanstack/react-query';
import type { ShowId } from '../../protocol/ids.ts';
import {
  houseInfo,
  lastingStore,
  type KeptOrder,
  listShows,
  orderBySecret,
  restoreSession,
  type SessionPlace,
  showById,
} from '../session/index.ts';

/** The shows on the bill. */
export const showsQuery = queryOptions({
  queryKey: ['shows'],
  queryFn: ({ signal }) => listShows(undefined, signal),
});

/** One show. */
export const showQuery = (id: ShowId) =>
  queryOptions({ queryKey: ['shows', id], queryFn: ({ signal }) => showById(id, undefined, signal) });

/**
 * An order of this browser, and by how much the server's clock is ahead of the device's, in milliseconds: the hold is
 * counted by it.
 */
export const orderQuery = (kept: KeptOrder) =>
  queryOptions({
    queryKey: ['orders', kept.orderId],
    queryFn: async ({ signal }) => {
      const order = await orderBySecret(kept, signal);
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

/** The session that this tab keeps under a scope; `null` for none. */
export const sessionQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ['session', scope],
    queryFn: () => restoreSession(placeOf(scope)),
    staleTime: Infinity,
    gcTime: 0,
  });

/** Names under which a tab keeps sessions: several may live side by side. */
export type Scope = 'ticket' | 'invitation' | 'staff' | 'demo-desk' | 'demo-wings' | 'demo-house';
