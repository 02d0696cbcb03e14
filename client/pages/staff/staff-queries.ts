import { queryOptions } from '@tanstack/react-query';
import type { OrderSearch, StaffOrder } from '../../../protocol/admin.ts';
import type { ShowId } from '../../../protocol/ids.ts';
import type { z } from 'zod';
import type { StaffApi } from '../../session/index.ts';

type Search = z.output<typeof OrderSearch>;

export const staffShowsQuery = (api: StaffApi) =>
  queryOptions({ queryKey: ['staff', 'shows'], queryFn: () => api.shows() });

export const invitationsQuery = (api: StaffApi, showId: ShowId) =>
  queryOptions({ queryKey: ['staff', 'invitations', showId], queryFn: () => api.invitations(showId) });

export const promoCodesQuery = (api: StaffApi) =>
  queryOptions({ queryKey: ['staff', 'promo-codes'], queryFn: () => api.promoCodes() });

export const peopleQuery = (api: StaffApi) =>
  queryOptions({ queryKey: ['staff', 'people'], queryFn: () => api.staff() });

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
