import type { Prisma, RefundReason, RefundWay } from '../../../generated/prisma/client.ts';
import type { OrderId, TicketId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { type Actor, requireSeller } from '../../people/index.ts';
import type { RecordEvent } from '../../platform/domain-events/index.ts';
import { type Division, divideRefund } from './balance.ts';
import type { OrderDeps } from './hold.ts';
import { isPaid, transition } from './machine.ts';
import { keepAsBalance, requestRefund } from './money-back.ts';
import { sharesOf } from './price.ts';
import { requireRefundable } from './refund-window.ts';
import { revokeTickets } from '../tickets/revoke.ts';

export interface RefundRequest {
  readonly orderId: OrderId;
  /** Which tickets are given back; without, all that are left. */
  readonly tickets?: readonly TicketId[];
  readonly reason: Extract<RefundReason, 'asked' | 'staff' | 'show_cancelled'>;
}

/** Providers that can give back a part of a charge. Telegram Stars go back whole (Bot API, refundStarPayment). */
const inParts: readonly string[] = ['house', 'demo'];

/**
 * Gives tickets back: they open nothing from this moment, whoever sits on them leaves, and the money is on its way.
 * @throws Refusal `forbidden` for staff who do not sell, `not_found`, `order_over` when nothing is left to give back,
 *   `refund_over` when it is too late for the buyer, `bad_request` for tickets that are not the order's, and as
 *   `divisionOf`
 */
export async function refundOrder(deps: OrderDeps, actor: Actor, request: RefundRequest): Promise<void> {
  requireSeller(actor);
  const { orderId, reason } = request;
  const at = new Date(deps.now());
  await deps.transact(async (tx, record) => {
    await tx.$executeRaw`SELECT 1 FROM orders WHERE id = ${orderId} FOR UPDATE`;
    const order = await tx.order.findUnique({
      where: { id: orderId },
      include: {
        lines: true,
        tickets: { orderBy: { number: 'asc' } },
        payments: { orderBy: { id: 'asc' }, include: { refunds: true } },
        refunds: true,
      },
    });
    if (order === null) throw new Refusal('not_found', `no order ${orderId}`);
    if (actor.kind !== 'operator') {
      await requireRefundable(tx, order, { refundHours: deps.refundHours, now: at.getTime() });
    }
    const valid = order.tickets.filter(({ status }) => status === 'valid');
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
    const payment = paymentOf(order);
    // What was paid, not what was asked for: of an order that was stuck they may differ.
    const paid = (payment?.amount ?? 0) + order.credit;
    const amount = isAll && order.status === 'paid' ? paid : shareOf(order, paid, chosen);
    const backs = divisionOf(order, payment, amount);
    await revokeTickets(tx, record, { id: { in: chosen.map(({ id }) => id) } }, at);
    await transition(tx, actor, {
      orderId,
      act: isAll ? 'refund_rest' : 'refund_part',
      at,
      details: { amount },
    });
    await giveBack(tx, record, { orderId, reason, at, ...backs });
  });
}

type Refunded = Prisma.OrderGetPayload<{
  include: { payments: { include: { refunds: true } }; refunds: true };
}>;

/** The charge that paid the order; what others had come is not the order's. */
const paymentOf = ({ payments, paymentId }: Refunded): Refunded['payments'][number] | undefined =>
  payments.find(({ id }) => id === paymentId);

/**
 * How much of it goes back along the charge that paid the order, and how much as a balance.
 * @throws Refusal `bad_request` for a part of a charge that can only go back whole, when nobody knows whose the balance
 *   would be
 */
function divisionOf(
  order: Refunded,
  payment: Refunded['payments'][number] | undefined,
  amount: number,
): Division & { readonly paymentId: number | null } {
  const gone = (way: RefundWay): number =>
    order.refunds
      .filter((refund) => refund.way === way && (way === 'balance' || refund.paymentId === payment?.id))
      .reduce((sum, refund) => sum + refund.amount, 0);
  const division = divideRefund(amount, {
    paid: payment?.amount ?? 0,
    before: { charge: gone('charge'), balance: gone('balance') },
    inParts: payment === undefined || inParts.includes(payment.provider),
  });
  if (division.balance > 0 && order.userId === null) {
    throw new Refusal('bad_request', `${payment?.provider ?? 'nobody'} gives whole charges back`);
  }
  return { ...division, paymentId: payment?.id ?? null };
}

async function giveBack(
  tx: Prisma.TransactionClient,
  record: RecordEvent,
  back: Division &
    Pick<RefundRequest, 'orderId' | 'reason'> & { readonly paymentId: number | null; readonly at: Date },
): Promise<void> {
  const { orderId, reason, at, paymentId, charge, balance } = back;
  const common = { orderId, reason, at };
  if (balance > 0) await keepAsBalance(tx, record, { ...common, amount: balance });
  if (charge === 0 || paymentId === null) return;
  await requestRefund(tx, record, { ...common, paymentId, amount: charge });
}

type WithTickets = Prisma.OrderGetPayload<{ include: { lines: true; tickets: true } }>;

/** What the chosen tickets have cost of what was paid. */
function shareOf({ lines, tickets }: WithTickets, paid: number, chosen: WithTickets['tickets']): number {
  const priceOf = new Map(lines.map(({ priceCategoryId, unitAmount }) => [priceCategoryId, unitAmount]));
  const shares = sharesOf(
    paid,
    tickets.map(({ priceCategoryId }) => priceOf.get(priceCategoryId) ?? 0),
  );
  const ids = new Set(chosen.map(({ id }) => id));
  return tickets.reduce((sum, { id }, index) => sum + (ids.has(id) ? (shares[index] ?? 0) : 0), 0);
}
