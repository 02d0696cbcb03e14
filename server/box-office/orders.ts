import { z } from 'zod';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import { OrderId, ShowId } from '../../protocol/ids.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { type Actor, requireOperator } from '../people/index.ts';

const OrderRequest = z.object({
  showId: ShowId,
  lines: z
    .array(z.object({ priceCategoryId: z.number().int(), quantity: z.number().int().min(1).max(50) }))
    .min(1)
    .max(20),
});
export type OrderRequest = z.input<typeof OrderRequest>;

/**
 * Writes an unpaid order at the prices of this moment.
 * @throws Refusal `forbidden` unless asked by an operator, `bad_request` when a category is not the show's, is named
 * twice, or the currencies differ
 */
export async function placeOrder(
  prisma: PrismaClient,
  actor: Actor,
  request: OrderRequest,
): Promise<OrderId> {
  requireOperator(actor);
  const { showId, lines } = OrderRequest.parse(request);
  const ids = lines.map((line) => line.priceCategoryId);
  const categories = await prisma.priceCategory.findMany({ where: { showId, id: { in: ids } } });
  const [first, ...others] = categories;
  if (first === undefined || categories.length !== lines.length) {
    throw new Refusal('bad_request', `not all of ${ids.join(', ')} are price categories of show ${showId}`);
  }
  const { currency } = first;
  if (others.some((category) => category.currency !== currency)) {
    throw new Refusal('bad_request', 'an order has one currency');
  }
  const priceOf = new Map(categories.map(({ id, amount }) => [id, amount]));
  const priced = lines.map((line) => ({ ...line, unitAmount: priceOf.get(line.priceCategoryId) ?? 0 }));
  const amount = priced.reduce((sum, { quantity, unitAmount }) => sum + quantity * unitAmount, 0);
  const order = await prisma.order.create({
    data: { showId, amount, currency, lines: { create: priced } },
  });
  return OrderId.parse(order.id);
}

/**
 * Records that an order was paid. A repeat with the same payment changes nothing.
 * @throws Refusal `forbidden` unless asked by an operator, `not_found`, `bad_request` when the order is in any other
 * state than waiting for this payment
 */
export async function markOrderPaid(
  prisma: PrismaClient,
  actor: Actor,
  { orderId, paymentId, at }: { readonly orderId: OrderId; readonly paymentId: string; readonly at: Date },
): Promise<void> {
  requireOperator(actor);
  const paid = await prisma.order.updateMany({
    where: { id: orderId, status: 'pending' },
    data: { status: 'paid', paymentId, paidAt: at },
  });
  if (paid.count === 1) return;
  const order = await prisma.order.findUnique({ where: { id: orderId } });
  if (order === null) throw new Refusal('not_found', `no order ${orderId}`);
  if (order.status !== 'paid' || order.paymentId !== paymentId) {
    throw new Refusal('bad_request', `order ${orderId} is ${order.status}`);
  }
}
