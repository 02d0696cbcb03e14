import { z } from 'zod';
import {
  HeldOrder,
  type HoldRequest,
  InvoiceAnswer,
  OrderView,
  PaymentAnswer,
} from '../../protocol/box-office.ts';
import type { OrderId, TicketId } from '../../protocol/ids.ts';
import { HttpClient } from './http.ts';
import type { KeptOrder } from './order-book.ts';
import type { Session } from './session.ts';

/** An order of an account. */
export interface AccountOrder {
  readonly orderId: OrderId;
  readonly session: Session;
}

/** An order, with what opens it: its secret, or the account that it is of. */
export type OpenOrder = KeptOrder | AccountOrder;

/** An answer without content. */
const Done = z.undefined();

const pathOf = ({ orderId }: OpenOrder, act = ''): string => `/api/orders/${String(orderId)}${act}`;

const asOwner = <Answer>(order: OpenOrder, call: (bearer: string) => Promise<Answer>): Promise<Answer> =>
  'secret' in order ? call(order.secret) : order.session.authorised(call);

/** A secret that nobody guesses: 256 bits, base64url (RFC 4648 §5). */
export function newOrderSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/**
 * Keeps seats. Each secret, and of an account each `requestKey`, is one order: when an answer is lost, the same request
 * once more is answered with the same order.
 * @param session of the account that buys
 * @throws Refusal `sold_out`, `busy`, `not_on_sale`, `order_over`, `promo_code_…`, …
 */
export function holdSeats(
  request: HoldRequest,
  session: Session | null = null,
  http = new HttpClient(),
): Promise<HeldOrder> {
  if (session === null) return http.post('/api/orders', request, HeldOrder);
  return session.authorised((bearer) => http.post('/api/orders', request, HeldOrder, { bearer }));
}

/** @throws Refusal `not_found` for an order that is not opened so */
export const viewOrder = (
  order: OpenOrder,
  signal?: AbortSignal,
  http = new HttpClient(),
): Promise<OrderView> =>
  asOwner(order, (bearer) => http.get(pathOf(order), OrderView, { bearer, ...(signal && { signal }) }));

/** Gives the seats of an unpaid order back. @throws Refusal `order_over` */
export const cancelOrder = (order: OpenOrder, http = new HttpClient()): Promise<undefined> =>
  asOwner(order, (bearer) => http.post(pathOf(order, '/cancel'), {}, Done, { bearer }));

/**
 * Gives tickets back: without any named, all that are left.
 * @throws Refusal `order_over`, `refund_over`, `bad_request`
 */
export const refundOrder = (
  order: OpenOrder,
  tickets?: readonly TicketId[],
  http = new HttpClient(),
): Promise<undefined> =>
  asOwner(order, (bearer) =>
    http.post(pathOf(order, '/refund'), tickets === undefined ? {} : { tickets }, Done, { bearer }),
  );

/** Plays a payment (demo mode). What became of it is in the answer. @throws Refusal `not_found` outside of the demo */
export const payDemo = (order: OpenOrder, http = new HttpClient()) =>
  asOwner(
    order,
    async (bearer) => (await http.post(pathOf(order, '/pay/demo'), {}, PaymentAnswer, { bearer })).settlement,
  );

/** The link of an invoice in Stars. @throws Refusal `order_over`, `unavailable` when Telegram makes none now */
export const starsInvoice = (order: OpenOrder, http = new HttpClient()): Promise<string> =>
  asOwner(
    order,
    async (bearer) => (await http.post(pathOf(order, '/pay/stars'), {}, InvoiceAnswer, { bearer })).link,
  );
