import type { Order, Prisma, RefundReason } from '../../../generated/prisma/client.ts';
import type { settlements } from '../../../protocol/box-office.ts';
import { OrderId, ShowId } from '../../../protocol/ids.ts';
import type { Operator } from '../../people/index.ts';
import type { RecordEvent } from '../../platform/domain-events/index.ts';
import { isOver, stageOf } from '../shows.ts';
import { availability, hasRoom } from './availability.ts';
import { balanceOf, lockBalance } from './balance.ts';
import type { OrderDeps } from './hold.ts';
import { transition } from './machine.ts';
import { pay } from './paid.ts';

/** A charge, as its provider tells of it. */
export interface Charge {
  readonly provider: string;
  /** The provider's own reference: what makes two tellings of a charge the same. */
  readonly reference: string;
  readonly orderId: OrderId;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  /** Telegram's number of whoever paid, where it is known. */
  readonly payerId?: bigint;
}

/**
 * What became of a charge: the order is paid; it had been heard of before; it does not fit its order, and a person must
 * look; the money goes back, because the seats are gone or the order was paid already; there is no such order.
 */
export type Settlement = (typeof settlements)[number];

const system: Operator = { kind: 'operator', by: 'system' };

/**
 * Takes note of a charge, once, however often and by however many at once it is told of, and makes of the order what
 * follows from it. A late charge still buys the seats if they are there.
 */
export async function settle(deps: OrderDeps, charge: Charge): Promise<Settlement> {
  const { provider, reference, orderId, amount, currency, payerId } = charge;
  const found = await deps.prisma.order.findUnique({ where: { id: orderId }, select: { showId: true } });
  if (found === null) return 'unknown_order';
  const at = new Date(deps.now());
  return deps.transact(async (tx, record) => {
    // The show, then the order, then what refers to it: two charges of one order must not wait for each other.
    await deps.guard.lock(tx, { showId: ShowId.parse(found.showId) });
    await tx.$executeRaw`SELECT 1 FROM orders WHERE id = ${orderId} FOR UPDATE`;
    const [payment] = await tx.payment.createManyAndReturn({
      data: [{ orderId, provider, reference, amount, currency, payerId: payerId ?? null, at }],
      skipDuplicates: true,
    });
    if (payment === undefined) return 'repeat';
    const order = await tx.order.findUniqueOrThrow({ where: { id: orderId } });
    return settleOrder(tx, record, { deps, order, charge, paymentId: payment.id, at });
  });
}

interface Settling {
  readonly deps: OrderDeps;
  readonly order: Order;
  readonly charge: Charge;
  readonly paymentId: number;
  readonly at: Date;
}

async function settleOrder(
  tx: Prisma.TransactionClient,
  record: RecordEvent,
  settling: Settling,
): Promise<Settlement> {
  const { deps, order, charge, paymentId, at } = settling;
  const orderId = OrderId.parse(order.id);
  const details = { paymentId };
  switch (order.status) {
    case 'paid':
    case 'partially_refunded':
    case 'refunded':
      await refundCharge(tx, record, settling, 'duplicate');
      return 'refunded_duplicate';
    case 'stuck':
      return 'stuck';
    default:
  }
  if (charge.amount !== order.amount || charge.currency !== order.currency) {
    await transition(tx, system, { orderId, act: 'doubt', at, details });
    await record('order.stuck', { orderId });
    return 'stuck';
  }
  const isWaiting = order.status === 'held' || order.status === 'awaiting_payment';
  const isInTime = isWaiting && (order.holdExpiresAt === null || order.holdExpiresAt > at);
  if (!isInTime && !(await isStillThere(tx, order, at))) {
    if (isWaiting) await transition(tx, system, { orderId, act: 'expire', at });
    await refundCharge(tx, record, settling, 'no_seats');
    return 'refunded_no_seats';
  }
  await deps.guard.checked();
  const act = isWaiting ? 'pay' : 'pay_late';
  await pay(tx, record, { deps, actor: system, orderId, at, act, details });
  return 'paid';
}

/** Whether an order whose hold is over can still have its seats, and there is still a show to see. */
async function isStillThere(tx: Prisma.TransactionClient, order: Order, now: Date): Promise<boolean> {
  const show = await tx.show.findUniqueOrThrow({
    where: { id: order.showId },
    include: stageOf,
  });
  if (isOver(show, now)) return false;
  const lines = await tx.orderLine.findMany({ where: { orderId: order.id } });
  const except = OrderId.parse(order.id);
  const { userId, credit, currency } = order;
  if (userId !== null && credit > 0) {
    // What the order took of the buyer's balance was theirs again, and may be spent.
    await lockBalance(tx, userId);
    if ((await balanceOf(tx, userId, { currency, now, except })) < credit) return false;
  }
  return hasRoom(await availability(tx, ShowId.parse(order.showId), { now, except }), lines);
}

/** The whole charge goes back: the row first, so that it is not forgotten; the provider is asked afterwards. */
async function refundCharge(
  tx: Prisma.TransactionClient,
  record: RecordEvent,
  { order, charge, paymentId, at }: Settling,
  reason: RefundReason,
): Promise<void> {
  const { id } = await tx.refund.create({
    data: { orderId: order.id, paymentId, amount: charge.amount, reason, requestedAt: at },
  });
  await record('refund.requested', { refundId: id });
}
