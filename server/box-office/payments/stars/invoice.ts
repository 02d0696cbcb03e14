import type { LabeledPrice } from 'grammy/types';
import { OrderId } from '../../../../protocol/ids.ts';

/** Telegram Stars (https://core.telegram.org/bots/payments-stars). */
export const starsCurrency = 'XTR';

/** What an invoice is made of. */
export interface InvoicedOrder {
  readonly orderId: OrderId;
  /** Of the show. */
  readonly title: string;
  /** Categories and how many of each, in the reader's language. */
  readonly description: string;
  /** Whole Stars. */
  readonly amount: number;
}

/** As sendInvoice and createInvoiceLink want it (https://core.telegram.org/bots/api#createinvoicelink). */
export interface Invoice {
  readonly title: string;
  readonly description: string;
  readonly payload: string;
  readonly currency: typeof starsCurrency;
  /** Exactly one, for Stars. */
  readonly prices: [LabeledPrice];
}

/** Characters that Telegram takes. */
const most = { title: 32, description: 255 };

/** The invoice of an order. */
export function invoiceOf({ orderId, title, description, amount }: InvoicedOrder): Invoice {
  return {
    title: shortened(title, most.title),
    description: shortened(description, most.description),
    payload: `order:${orderId}`,
    currency: starsCurrency,
    prices: [{ label: shortened(title, most.title), amount }],
  };
}

/** The order that an invoice's payload names; undefined for a payload that is none of ours. */
export function orderOfPayload(payload: string): OrderId | undefined {
  const id = OrderId.safeParse(Number(/^order:([1-9]\d{0,9})$/.exec(payload)?.[1]));
  return id.success ? id.data : undefined;
}

/** Cut between letters as people see them, never within one. */
export function shortened(text: string, characters: number): string {
  if (text.length <= characters) return text;
  let short = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (short.length + segment.length > characters - 1) break;
    short += segment;
  }
  return `${short.trimEnd()}…`;
}
