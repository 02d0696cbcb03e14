import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { OrderId, TicketId } from '../../../protocol/ids.ts';
import { useStaff } from './staff-context.tsx';

type Act =
  | { readonly act: 'accept' | 'reject' }
  /** Without tickets, all that are left. */
  | { readonly act: 'refund'; readonly tickets?: readonly TicketId[] };

export interface OrderActs {
  readonly run: (act: Act) => void;
  readonly isPending: boolean;
  /** Why the last act was refused. */
  readonly error: unknown;
}

/** What the staff can do with an order. Whatever comes of it, every list of orders is looked at anew. */
export function useStaffOrder(id: OrderId): OrderActs {
  const { api } = useStaff();
  const queries = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (wanted: Act): Promise<void> => {
      if (wanted.act === 'refund') await api.refund(id, wanted.tickets);
      else await api.decideStuck(id, wanted.act);
    },
    // Seats and sums of the shows change with it.
    onSettled: () =>
      Promise.all(
        ['orders', 'shows', 'attention'].map((list) =>
          queries.invalidateQueries({ queryKey: ['staff', list] }),
        ),
      ),
  });
  return { run: (act) => mutate(act), isPending, error };
}
