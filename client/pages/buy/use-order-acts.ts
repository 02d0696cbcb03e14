import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { PaymentAnswer } from '../../../protocol/box-office.ts';
import type { PaymentProvider } from '../../../protocol/http.ts';
import type { TicketId } from '../../../protocol/ids.ts';
import { cancelOrder, type OpenOrder, payDemo, refundOrder, starsInvoice } from '../../session/index.ts';
import { type InvoiceStatus, telegram } from '../../telegram/index.ts';
import { orderQuery } from '../queries.ts';

type Settlement = PaymentAnswer['settlement'];

type OrderAct =
  | { readonly act: 'pay'; readonly by: PaymentProvider }
  | { readonly act: 'cancel' }
  | { readonly act: 'refund'; readonly tickets: readonly TicketId[] };

/** How Telegram's sheet of an invoice was closed, or that this Telegram has none. */
export type Invoice = InvoiceStatus | 'unsupported';

interface Outcome {
  readonly settlement: Settlement | null;
  readonly invoice: Invoice | null;
}

/** What a buyer can do with an order, and how the last of it went. */
export interface OrderActs {
  readonly run: (act: OrderAct) => void;
  /** What is on its way; only one thing is at a time. */
  readonly running: OrderAct['act'] | null;
  readonly failed: { readonly act: OrderAct['act']; readonly error: unknown } | null;
  /** What became of a payment that was made here. */
  readonly settlement: Settlement | null;
  /** What Telegram has said of an invoice that was opened here; what the order has become the house alone knows. */
  readonly invoice: Invoice | null;
}

const nothing: Outcome = { settlement: null, invoice: null };

/**
 * The acts on an order. Whatever comes of one, the order is looked at anew.
 * @param onDone called once the house has done it
 */
export function useOrderActs(
  order: OpenOrder,
  onDone: (act: OrderAct['act'], outcome: Outcome) => void = () => undefined,
): OrderActs {
  const queries = useQueryClient();
  const isRunning = useRef(false);
  const { mutate, ...last } = useMutation({
    mutationFn: (wanted: OrderAct) => perform(order, wanted),
    onSuccess: (outcome, { act }) => onDone(act, outcome),
    onError: () => telegram?.feel('wrong'),
    onSettled: async () => {
      isRunning.current = false;
      await Promise.all([
        queries.invalidateQueries(orderQuery(order)),
        queries.invalidateQueries({ queryKey: ['me'] }),
      ]);
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
    ...(last.data ?? nothing),
  };
}

async function perform(order: OpenOrder, wanted: OrderAct): Promise<Outcome> {
  switch (wanted.act) {
    case 'pay':
      return wanted.by === 'stars' ? payStars(order) : { ...nothing, settlement: await payDemo(order) };
    case 'refund':
      await refundOrder(order, wanted.tickets);
      return nothing;
    case 'cancel':
      await cancelOrder(order);
      return nothing;
  }
}

async function payStars(order: OpenOrder): Promise<Outcome> {
  const link = await starsInvoice(order);
  const invoice = (await telegram?.openInvoice(link)) ?? 'unsupported';
  return { ...nothing, invoice };
}
