import type { Prisma, RefundReason } from '../../../generated/prisma/client.ts';
import type { OrderId, TicketId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { type Actor, requireSeller } from '../../people/index.ts';
import type { RecordEvent } from '../../platform/domain-events/index.ts';
import type { OrderDeps } from './hold.ts';
import { isPaid, transition } from './machine.ts';
import { keepAsBalance, requestRefund } from './money-back.ts';
import { moneyDue, type MoneyDue, validOf, withMoney } from './money-due.ts';
import { requireRefundable } from './refund-window.ts';
import { revokeTickets } from '../tickets/revoke.ts';

export interface RefundRequest {
  readonly orderId: OrderId;
  /** Which tickets are given back; without, all that are left. */
  readonly tickets?: readonly TicketId[];
  readonly reason: Extract<RefundReason, 'asked' | 'staff' | 'show_cancelled'>;
}

/**
 * Gives tickets back: they open nothing from this moment, whoever sits on them leaves, and the money is on its way.
 * @throws Refusal `forbidden` for staff who do not sell, `not_found`, `order_over` when nothing is left to give back,
 *   `refund_over` when it is too late for the buyer, `bad_request` for tickets that are not the order's, and as
 *   `moneyDue`
 */
export async function refundOrder(deps: OrderDeps, actor: Actor, request: RefundRequest): Promise<void> {
  requireSeller(actor);
  const { orderId, reason } = request;
  const at = new Date(deps.now());
  await deps.transact(async (tx, record) => {
    await tx.$executeRaw`SELECT 1 FROM orders WHERE id = ${orderId} FOR UPDATE`;
    const order = await tx.order.findUnique({
      where: { id: orderId },
      include: withMoney,
    });
    if (order === null) throw new Refusal('not_found', `no order ${orderId}`);
    if (actor.kind !== 'operator') {
      await requireRefundable(tx, order, { refundHours: deps.refundHours, now: at.getTime() });
    }
    const valid = validOf(order);
    if (!isPaid(order.status) || valid.length === 0) {
      throw new Refusal('order_over', `order ${orderId} is ${order.status}`);
    }
    const chosen =
      request.tickets === undefined
        ? valid
        : valid.filter(({ id }) => request.tickets?.includes(id as TicketId)); // a column of ours
    if (chosen.length === 0 || (request.tickets !== undefined && chosen.length !== request.tickets.length)) {
      throw new Refusal('bad_request', `not all of these tickets are order ${orderId}'s`);
    }
    const isAll = chosen.length === valid.length;
    const due = moneyDue(order, chosen);
    await revokeTickets(tx, record, { id: { in: chosen.map(({ id }) => id) } }, at);
    await transition(tx, actor, {
      orderId,
      act: isAll ? 'refund_rest' : 'refund_part',
      at,
      details: { amount: due.charge + due.balance },
    });
    await giveBack(tx, record, { orderId, reason, at, ...due });
  });
}

async function giveBack(
  tx: Prisma.TransactionClient,
  record: RecordEvent,
  back: MoneyDue & Pick<RefundRequest, 'orderId' | 'reason'> & { readonly at: Date },
): Promise<void> {
  const { orderId, reason, at, paymentId, charge, balance } = back;
  const common = { orderId, reason, at };
  if (balance > 0) await keepAsBalance(tx, record, { ...common, amount: balance });
  if (charge === 0 || paymentId === null) return;
  await requestRefund(tx, record, { ...common, paymentId, amount: charge });
}
