import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { OrderSearch, StaffOrder } from '../../../protocol/admin.ts';
import type { ShowId } from '../../../protocol/ids.ts';
import type { z } from 'zod';
import type { StaffApi } from '../../session/index.ts';

/** How often it is asked what has become of something. */
const changeMs = 1_000;
const attentionMs = 60_000;

type Search = z.output<typeof OrderSearch>;

export const staffShowsQuery = (api: StaffApi) =>
  queryOptions({ queryKey: ['staff', 'shows'], queryFn: () => api.shows() });

export const invitationsQuery = (api: StaffApi, showId: ShowId) =>
  queryOptions({ queryKey: ['staff', 'invitations', showId], queryFn: () => api.invitations(showId) });

/** How far moves and the calling off of a show have come: looked at again and again while one is under way. */
export const changesQuery = (api: StaffApi, showId: ShowId) =>
  queryOptions({
    queryKey: ['staff', 'changes', showId],
    queryFn: () => api.changes(showId),
    refetchInterval: ({ state: { data } }) =>
      data?.changes.some(({ finished }) => !finished) === true ? changeMs : false,
  });

export const broadcastsQuery = (api: StaffApi, showId: ShowId) =>
  queryOptions({ queryKey: ['staff', 'broadcasts', showId], queryFn: () => api.broadcasts(showId) });

/** How a show was, in figures. */
export const receptionQuery = (api: StaffApi, showId: ShowId) =>
  queryOptions({ queryKey: ['staff', 'reception', showId], queryFn: () => api.reception(showId) });

/** What was written of a show, a page at a time. */
export const reviewsQuery = (api: StaffApi, showId: ShowId) =>
  infiniteQueryOptions({
    queryKey: ['staff', 'reviews', showId],
    queryFn: ({ pageParam }) => api.reviews(showId, pageParam),
    initialPageParam: null as string | null, // the next ones are texts
    getNextPageParam: ({ next }) => next,
  });

export const attentionQuery = (api: StaffApi) =>
  queryOptions({ queryKey: ['staff', 'attention', 'lists'], queryFn: () => api.attention() });

/** How much waits, for the badge of every page. */
export const attentionCountQuery = (api: StaffApi) =>
  queryOptions({
    queryKey: ['staff', 'attention', 'count'],
    queryFn: async () => Object.values(await api.attentionCounts()).reduce((sum, count) => sum + count, 0),
    refetchInterval: attentionMs,
  });

export const promoCodesQuery = (api: StaffApi) =>
  queryOptions({ queryKey: ['staff', 'promo-codes'], queryFn: () => api.promoCodes() });

export const peopleQuery = (api: StaffApi) =>
  queryOptions({ queryKey: ['staff', 'people', 'all'], queryFn: () => api.staff() });

/** The Telegram that is tied to one's own name. */
export const ownTieQuery = (api: StaffApi) =>
  queryOptions({ queryKey: ['staff', 'people', 'own'], queryFn: () => api.ownTie() });

/** The orders of a search. Where no state is asked for, those that wait for a decision come first, however old. */
export const ordersQuery = (api: StaffApi, search: Search) =>
  queryOptions({
    queryKey: ['staff', 'orders', search],
    queryFn: async () => {
      if (search.status !== undefined) return api.orders(search);
      const [stuck, all] = await Promise.all([
        api.orders({ ...search, status: 'stuck' }),
        api.orders(search),
      ]);
      return stuckFirst(stuck, all);
    },
  });

/** Two answers as one list: each order once, the stuck before the others. */
export const stuckFirst = (
  stuck: readonly StaffOrder[],
  all: readonly StaffOrder[],
): readonly StaffOrder[] => {
  const first = new Set(stuck.map(({ id }) => id));
  return [...stuck, ...all.filter(({ id }) => !first.has(id))];
};
