import type { LabeledPrice } from 'grammy/types';
import { OrderId } from '../../../../protocol/ids.ts';

/** Telegram Stars (https://core.telegram.org/bots/payments-stars). */
export const starsCurrency = 'XTR';

/** What an invoice is made of. */
export interface InvoicedOrder {
  readonly orderId: OrderId;
  readonly createdAt: Date;
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
export function invoiceOf({ orderId, createdAt, title, description, amount }: InvoicedOrder): Invoice {
  return {
    title: shortened(title, most.title),
    description: shortened(description, most.description),
    payload: payloadOf({ id: orderId, createdAt }),
    currency: starsCurrency,
    prices: [{ label: shortened(title, most.title), amount }],
  };
}

/**
 * What an invoice's payload says of its order. The moment stands beside the number, because Telegram's books are longer
 * than those of a database that is begun anew with the same bot: its first orders have numbers that were others' before.
 */
export const payloadOf = ({ id, createdAt }: { readonly id: number; readonly createdAt: Date }): string =>
  `order:${id}:${createdAt.getTime().toString(36)}`;

/** The order that an invoice's payload names; undefined for a payload that is none of ours. */
export function orderOfPayload(payload: string): { orderId: OrderId; createdAt: Date } | undefined {
  const [, number, moment = ''] = /^order:([1-9]\d{0,9}):([0-9a-z]{1,9})$/.exec(payload) ?? [];
  const id = OrderId.safeParse(Number(number));
  return id.success ? { orderId: id.data, createdAt: new Date(Number.parseInt(moment, 36)) } : undefined;
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
