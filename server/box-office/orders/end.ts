import type { OrderId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { type Actor, type Operator, requireSeller } from '../../people/index.ts';
import type { OrderDeps } from './hold.ts';
import { holdingStatuses, transition } from './machine.ts';

/**
 * Gives the seats of an unpaid order back at once. Asked again, nothing changes.
 * @throws Refusal `forbidden` for staff who do not sell, `not_found`, `order_over` when it was paid or has expired
 */
export async function cancelOrder(deps: OrderDeps, actor: Actor, orderId: OrderId): Promise<void> {
  requireSeller(actor);
  const at = new Date(deps.now());
  await deps.transact(async (tx) => {
    if (await transition(tx, actor, { orderId, act: 'cancel', at })) return;
    const order = await tx.order.findUnique({ where: { id: orderId }, select: { status: true } });
    if (order === null) throw new Refusal('not_found', `no order ${orderId}`);
    if (order.status !== 'cancelled') throw new Refusal('order_over', `order ${orderId} is ${order.status}`);
  });
}

const system: Operator = { kind: 'operator', by: 'system' };
/** Orders of one look. */
const batchSize = 200;

/**
 * Says of orders whose hold is over that they are expired. The seats are free without it: this is for people to read.
 * @returns how many
 */
export async function expireOrders(deps: OrderDeps): Promise<number> {
  const at = new Date(deps.now());
  const over = await deps.prisma.order.findMany({
    where: { status: { in: [...holdingStatuses] }, holdExpiresAt: { lte: at } },
    select: { id: true },
    orderBy: { holdExpiresAt: 'asc' },
    take: batchSize,
  });
  let expired = 0;
  for (const { id } of over) {
    const orderId = id as OrderId; // a column of ours
    const happened = await deps.prisma.$transaction(async (tx) => {
      // Meanwhile its payment may have begun, which keeps the seats.
      const still = await tx.$executeRaw`
        SELECT 1 FROM orders WHERE id = ${orderId} AND hold_expires_at <= ${at} FOR UPDATE`;
      return still > 0 && (await transition(tx, system, { orderId, act: 'expire', at }));
    });
    if (happened) expired += 1;
  }
  return expired;
}

/** What an answer to Telegram's question before a payment keeps the seats for at least. */
const graceMs = 2 * 60_000;
/** How much longer than a hold such answers can keep them in all: asking again and again keeps nothing for ever. */
const mostGraceMs = 10 * 60_000;

/**
 * Keeps an order's seats while its payment is on the way: for two more minutes at least, and never for
 * more than ten minutes longer than a hold.
 * @returns false when the hold is over, and the payment must not begin
 */
export async function keepForPayment(deps: OrderDeps, orderId: OrderId): Promise<boolean> {
  const now = new Date(deps.now());
  const until = new Date(now.getTime() + graceMs);
  const mostMs = deps.holdMinutes * 60_000 + mostGraceMs;
  return deps.prisma.$transaction(async (tx) => {
    const living = await tx.$executeRaw`
      UPDATE orders SET hold_expires_at = greatest(
               hold_expires_at,
               least(${until}, created_at + ${mostMs}::float8 * interval '1 millisecond'))
       WHERE id = ${orderId} AND status::text = ANY(${holdingStatuses}) AND hold_expires_at > ${now}`;
    if (living === 0) return false;
    await transition(tx, system, { orderId, act: 'await_payment', at: now });
    return true;
  });
}
