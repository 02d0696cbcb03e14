import { z } from 'zod';
import { OrderId, ShowId } from '../../../protocol/ids.ts';
import { Currency } from '../../../protocol/money.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { type Actor, actorName, requireOperator } from '../../people/index.ts';
import { audit } from '../../platform/audit.ts';
import type { OrderDeps } from './hold.ts';
import { pay } from './paid.ts';

const OrderRequest = z.object({
  showId: ShowId,
  lines: z
    .array(z.object({ priceCategoryId: z.number().int(), quantity: z.number().int().min(1).max(50) }))
    .min(1)
    .max(20),
  /** Without one, that of the first category's first price. */
  currency: Currency.optional(),
});
export type OrderRequest = z.input<typeof OrderRequest>;

/** Who tells of payments that the theatre takes itself. */
const provider = 'house';

/**
 * Writes an unpaid order of the theatre's own at the prices of this moment. It does not expire, and does not ask
 * whether seats are left: what is given away by hand is the theatre's to know, and the house seats no more than it has.
 * @throws Refusal `forbidden` unless asked by an operator, `bad_request` when a category is not the show's, is named
 * twice, or has no price in the currency, `not_on_sale` when the show was called off
 */
export async function placeOrder(
  { prisma, now }: Pick<OrderDeps, 'prisma' | 'now'>,
  actor: Actor,
  request: OrderRequest,
): Promise<OrderId> {
  requireOperator(actor);
  const { showId, lines, currency: wanted } = OrderRequest.parse(request);
  const ids = lines.map((line) => line.priceCategoryId);
  const prices = await prisma.price.findMany({
    where: { priceCategoryId: { in: ids }, priceCategory: { showId }, ...(wanted && { currency: wanted }) },
    orderBy: { currency: 'asc' },
  });
  const currency = wanted ?? prices.find((price) => price.priceCategoryId === ids[0])?.currency;
  const amounts = new Map(
    prices
      .filter((price) => price.currency === currency)
      .map(({ priceCategoryId, amount }) => [priceCategoryId, amount]),
  );
  if (currency === undefined || amounts.size !== lines.length) {
    throw new Refusal('bad_request', `not all of ${ids.join(', ')} are for show ${showId} in one currency`);
  }
  const priced = lines.map((line) => ({ ...line, unitAmount: amounts.get(line.priceCategoryId) ?? 0 }));
  if ((await prisma.show.count({ where: { id: showId, status: 'cancelled' } })) > 0) {
    throw new Refusal('not_on_sale', `show ${showId} was called off`);
  }
  const amount = priced.reduce((sum, { quantity, unitAmount }) => sum + quantity * unitAmount, 0);
  const unpaid = { showId, amount, currency, status: 'awaiting_payment', surface: 'house' } as const;
  return prisma.$transaction(async (tx) => {
    const order = await tx.order.create({ data: { ...unpaid, lines: { create: priced } } });
    const seats = priced.reduce((sum, { quantity }) => sum + quantity, 0);
    await audit(tx, {
      ...{ at: new Date(now()), actor: actorName(actor), act: 'order.place' },
      ...{ subject: 'order', subjectId: order.id, details: { amount, currency, seats } },
    });
    return OrderId.parse(order.id);
  });
}

/**
 * Records that an order was paid, and makes its tickets. A repeat with the same payment changes nothing.
 * @throws Refusal `forbidden` unless asked by an operator, `not_found`, `bad_request` when the order is in any other
 * state than waiting for this payment
 */
export async function markOrderPaid(
  deps: Pick<OrderDeps, 'transact' | 'secrets'>,
  actor: Actor,
  { orderId, paymentId, at }: { readonly orderId: OrderId; readonly paymentId: string; readonly at: Date },
): Promise<void> {
  requireOperator(actor);
  await deps.transact(async (tx, record) => {
    const charge = { provider, reference: paymentId, orderId };
    if (await pay(tx, record, { deps, actor, orderId, at, act: 'pay' })) {
      const { amount, currency } = await tx.order.findUniqueOrThrow({ where: { id: orderId } });
      const { id } = await tx.payment.create({ data: { ...charge, amount, currency, at } });
      await tx.order.update({ where: { id: orderId }, data: { paymentId: id } });
      return;
    }
    const order = await tx.order.findUnique({ where: { id: orderId } });
    if (order === null) throw new Refusal('not_found', `no order ${orderId}`);
    if (order.status !== 'paid' || (await tx.payment.count({ where: charge })) === 0) {
      throw new Refusal('bad_request', `order ${orderId} is ${order.status}`);
    }
  });
}
