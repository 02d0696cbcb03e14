import type { OrderId } from '../../../protocol/ids.ts';
import { ShowId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { type Actor, requireOperator } from '../../people/index.ts';
import { hasEnded, stageOf } from '../shows.ts';
import { availability, hasRoom } from './availability.ts';
import type { OrderDeps } from './hold.ts';
import { transition } from './machine.ts';
import { pay } from './paid.ts';

/**
 * What a person decides about an order whose money does not fit: it is good, and there are tickets; or it goes back,
 * every charge of it.
 * @throws Refusal `forbidden`, `not_found`, `order_over` when somebody else has decided, `sold_out` when it may be good
 *   but its seats are gone, `show_over` when there is nothing to give tickets for any more
 */
export async function decideStuck(
  deps: OrderDeps,
  actor: Actor,
  orderId: OrderId,
  decision: 'accept' | 'reject',
): Promise<void> {
  requireOperator(actor);
  const at = new Date(deps.now());
  const found = await deps.prisma.order.findUnique({ where: { id: orderId }, select: { showId: true } });
  if (found === null) throw new Refusal('not_found', `no order ${orderId}`);
  const showId = ShowId.parse(found.showId);
  await deps.transact(async (tx, record) => {
    await deps.guard.lock(tx, { showId });
    await tx.$executeRaw`SELECT 1 FROM orders WHERE id = ${orderId} FOR UPDATE`;
    if (decision === 'accept') {
      const show = await tx.show.findUniqueOrThrow({ where: { id: showId }, include: stageOf });
      if (hasEnded(show)) throw new Refusal('show_over', `show ${showId} is over or was called off`);
      const lines = await tx.orderLine.findMany({ where: { orderId } });
      const seats = await availability(tx, showId, { now: at, except: orderId });
      if (!hasRoom(seats, lines)) throw new Refusal('sold_out', `the seats of order ${orderId} are gone`);
      if (await pay(tx, record, { deps, actor, orderId, at, act: 'accept' })) return;
    } else if (await transition(tx, actor, { orderId, act: 'reject', at })) {
      const payments = await tx.payment.findMany({
        where: { orderId, refunds: { none: {} }, amount: { gt: 0 } },
      });
      for (const { id, amount } of payments) {
        const refund = await tx.refund.create({
          data: { orderId, paymentId: id, amount, reason: 'staff', requestedAt: at },
        });
        await record('refund.requested', { refundId: refund.id });
      }
      return;
    }
    throw new Refusal('order_over', `order ${orderId} is not stuck`);
  });
}
