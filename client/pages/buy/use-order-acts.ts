import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { PaymentAnswer } from '../../../protocol/box-office.ts';
import type { TicketId } from '../../../protocol/ids.ts';
import { cancelOrder, type KeptOrder, payDemo, refundOrder } from '../../session/index.ts';
import { orderQuery } from '../queries.ts';

type Settlement = PaymentAnswer['settlement'];

type OrderAct =
  | { readonly act: 'pay' | 'cancel' }
  /** Without tickets, all that are left. */
  | { readonly act: 'refund'; readonly tickets?: readonly TicketId[] };

/** What a buyer can do with an order, and how the last of it went. */
export interface OrderActs {
  readonly run: (act: OrderAct) => void;
  /** What is on its way; only one thing is at a time. */
  readonly running: OrderAct['act'] | null;
  readonly failed: { readonly act: OrderAct['act']; readonly error: unknown } | null;
  /** What became of a payment that was made here. */
  readonly settlement: Settlement | null;
}

/**
 * The acts on an order of this browser. Whatever comes of one, the order is looked at anew.
 * @param onDone called once the house has done it
 */
export function useOrderActs(
  kept: KeptOrder,
  onDone: (act: OrderAct['act'], settlement: Settlement | null) => void = () => undefined,
): OrderActs {
  const queries = useQueryClient();
  const isRunning = useRef(false);
  const { mutate, ...last } = useMutation({
    mutationFn: async (wanted: OrderAct): Promise<Settlement | null> => {
      if (wanted.act === 'pay') return payDemo(kept);
      if (wanted.act === 'refund') await refundOrder(kept, wanted.tickets);
      else await cancelOrder(kept);
      return null;
    },
    onSuccess: (settlement, { act }) => onDone(act, settlement),
    onSettled: async () => {
      isRunning.current = false;
      await queries.invalidateQueries(orderQuery(kept));
    },
  });
  const act = last.variables?.act;
  return {
    run: (wanted) => {
      // The second half of a double click comes before the button is drawn anew.
      if (isRunning.current) return;
      isRunning.current = true;
      mutate(wanted);
    },
    running: last.isPending ? (act ?? null) : null,
    failed: last.error === null || act === undefined ? null : { act, error: last.error },
    settlement: last.data ?? null,
  };
}
