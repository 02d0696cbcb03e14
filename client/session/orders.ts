import { z } from 'zod';
import { HeldOrder, type HoldRequest, OrderView, PaymentAnswer } from '../../protocol/box-office.ts';
import type { TicketId } from '../../protocol/ids.ts';
import { HttpClient } from './http.ts';
import type { KeptOrder } from './order-book.ts';

/** An answer without content. */
const Done = z.undefined();

const pathOf = ({ orderId }: KeptOrder, act = ''): string => `/api/orders/${String(orderId)}${act}`;

/** A secret that nobody guesses: 256 bits, base64url (RFC 4648 §5). */
export function newOrderSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/**
 * Keeps seats for somebody without an account. Each secret is one order: when an answer is lost, the same request once
 * more is answered with the same order.
 * @throws Refusal `sold_out`, `busy`, `not_on_sale`, `promo_code_…`, …
 */
export const holdSeats = (request: HoldRequest, http = new HttpClient()): Promise<HeldOrder> =>
  http.post('/api/orders', request, HeldOrder);

/** @throws Refusal `not_found` for an order that this secret does not open */
export const orderBySecret = (
  order: KeptOrder,
  signal?: AbortSignal,
  http = new HttpClient(),
): Promise<OrderView> =>
  http.get(pathOf(order), OrderView, { bearer: order.secret, ...(signal && { signal }) });

/** Gives the seats of an unpaid order back. @throws Refusal `order_over` */
export const cancelOrder = (order: KeptOrder, http = new HttpClient()): Promise<undefined> =>
  http.post(pathOf(order, '/cancel'), {}, Done, { bearer: order.secret });

/**
 * Gives tickets back: without any named, all that are left.
 * @throws Refusal `order_over`, `bad_request`
 */
export const refundOrder = (
  order: KeptOrder,
  tickets?: readonly TicketId[],
  http = new HttpClient(),
): Promise<undefined> =>
  http.post(pathOf(order, '/refund'), tickets === undefined ? {} : { tickets }, Done, {
    bearer: order.secret,
  });

/** Plays a payment (demo mode). What became of it is in the answer. @throws Refusal `not_found` outside of the demo */
export const payDemo = async (order: KeptOrder, http = new HttpClient()) =>
  (await http.post(pathOf(order, '/pay/demo'), {}, PaymentAnswer, { bearer: order.secret })).settlement;
