import type { Order, Prisma } from '../../../generated/prisma/client.ts';
import type { settlements } from '../../../protocol/box-office.ts';
import { OrderId, ShowId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import type { Operator } from '../../people/index.ts';
import type { RecordEvent } from '../../platform/domain-events/index.ts';
import { isOver, stageOf } from '../shows.ts';
import { availability, hasRoom } from './availability.ts';
import { hasCredit } from './balance.ts';
import type { OrderDeps } from './hold.ts';
import { transition } from './machine.ts';
import { requestRefund } from './money-back.ts';
import { pay } from './paid.ts';
import { requireLeft } from './promo.ts';

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
  const found = await deps.prisma.order.findUnique({
    where: { id: orderId },
    select: { showId: true, promoCodeId: true },
  });
  if (found === null) return 'unknown_order';
  const { promoCodeId } = found;
  return deps.transact(async (tx, record) => {
    // The show, then the order, then what refers to it: two charges of one order must not wait for each other.
    const showId = ShowId.parse(found.showId);
    await deps.guard.lock(tx, { showId, ...(promoCodeId !== null && { promoCodeId }) });
    await tx.$executeRaw`SELECT 1 FROM orders WHERE id = ${orderId} FOR UPDATE`;
    // The time that counts is that of the lock: to wait for it may have taken long.
    const at = new Date(deps.now());
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
  const whole = { orderId, paymentId, amount: charge.amount, at };
  switch (order.status) {
    case 'paid':
    case 'partially_refunded':
    case 'refunded':
      await requestRefund(tx, record, { ...whole, reason: 'duplicate' });
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
  // Asked of an order in time, too: by another machine's clock its hold may have been over.
  if (!(await isStillThere(tx, order, at, isInTime))) {
    if (isWaiting) await transition(tx, system, { orderId, act: 'expire', at });
    await requestRefund(tx, record, { ...whole, reason: 'no_seats' });
    return 'refunded_no_seats';
  }
  await deps.guard.checked();
  const act = isWaiting ? 'pay' : 'pay_late';
  await pay(tx, record, { deps, actor: system, orderId, at, act, details, paymentId });
  return 'paid';
}

/** Whether an order can have its seats, what it takes of a balance, and its discount, and there is a show to see. */
async function isStillThere(
  tx: Prisma.TransactionClient,
  order: Order,
  now: Date,
  isInTime: boolean,
): Promise<boolean> {
  const show = await tx.show.findUniqueOrThrow({ where: { id: order.showId }, include: stageOf });
  if (isOver(show, now)) return false;
  // The use of an order in time is counted already.
  if (!isInTime && !(await isCodeLeft(tx, order, now))) return false;
  if (!(await hasCredit(tx, order, now))) return false;
  const lines = await tx.orderLine.findMany({ where: { orderId: order.id } });
  const except = OrderId.parse(order.id);
  return hasRoom(await availability(tx, ShowId.parse(order.showId), { now, except }), lines);
}

async function isCodeLeft(tx: Prisma.TransactionClient, order: Order, now: Date): Promise<boolean> {
  const { promoCodeId, userId } = order;
  if (promoCodeId === null) return true;
  const code = await tx.promoCode.findUniqueOrThrow({ where: { id: promoCodeId } });
  try {
    await requireLeft(tx, code, { userId: userId ?? undefined, now });
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
