import type { Prisma, RefundReason } from '../../../generated/prisma/client.ts';
import type { OrderId, TicketId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { type Actor, requireSeller } from '../../people/index.ts';
import type { RecordEvent } from '../../platform/domain-events/index.ts';
import { revokeTickets } from '../tickets/revoke.ts';
import { keptAsBalance, lockBalance, takeableOf } from './balance.ts';
import type { OrderDeps } from './hold.ts';
import { transition } from './machine.ts';
import { keepAsBalance, requestRefund, takeBack } from './money-back.ts';
import { planRefund, refundedWith, type RefundPlan } from './refund-plan.ts';
import { requireRefundable, windowedWith } from './refund-window.ts';

export interface RefundRequest {
  readonly orderId: OrderId;
  /** Which tickets are given back; without, all that is left: see `planRefund`. */
  readonly tickets?: readonly TicketId[];
  readonly reason: Extract<RefundReason, 'asked' | 'staff' | 'show_cancelled'>;
}

/**
 * Gives tickets back: they open nothing from this moment, whoever sits on them leaves, and the money is on its way.
 * @throws Refusal `forbidden` for staff who do not sell, `not_found`, `refund_over` when it is too late for the buyer,
 *   and as `planRefund`
 */
export async function refundOrder(deps: OrderDeps, actor: Actor, request: RefundRequest): Promise<void> {
  requireSeller(actor);
  const { orderId, reason, tickets } = request;
  const at = new Date(deps.now());
  await deps.transact(async (tx, record) => {
    await tx.$executeRaw`SELECT 1 FROM orders WHERE id = ${orderId} FOR UPDATE`;
    const order = await tx.order.findUnique({
      where: { id: orderId },
      include: { ...refundedWith, ...windowedWith },
    });
    if (order === null) throw new Refusal('not_found', `no order ${orderId}`);
    if (actor.kind !== 'operator') {
      requireRefundable(order, { refundHours: deps.refundHours, now: at.getTime() });
    }
    // After the order, as everywhere. What is there now stays there until the transaction ends.
    const { userId } = order;
    if (userId !== null && keptAsBalance(order.refunds) > 0) await lockBalance(tx, userId);
    const by = actor.kind === 'operator' ? 'theatre' : 'buyer';
    const plan = planRefund(order, { by, takeable: await takeableOf(tx, order, { now: at }) }, tickets);
    await revokeTickets(tx, record, { id: { in: [...plan.tickets] } }, at);
    await transition(tx, actor, {
      orderId,
      act: plan.isAll ? 'refund_rest' : 'refund_part',
      at,
      details: { amount: plan.amount, ...(plan.taken > 0 && { taken: plan.taken }) },
    });
    await giveBack(tx, record, { orderId, reason, at, ...plan });
  });
}

async function giveBack(
  tx: Prisma.TransactionClient,
  record: RecordEvent,
  back: Pick<RefundPlan, 'charge' | 'balance' | 'taken' | 'paymentId'> &
    Pick<RefundRequest, 'orderId' | 'reason'> & { readonly at: Date },
): Promise<void> {
  const { orderId, reason, at, paymentId, charge, balance, taken } = back;
  const common = { orderId, reason, at };
  if (taken > 0) await takeBack(tx, orderId, taken);
  if (balance > 0) await keepAsBalance(tx, record, { ...common, amount: balance });
  if (charge === 0 || paymentId === null) return;
  await requestRefund(tx, record, { ...common, paymentId, amount: charge });
}
