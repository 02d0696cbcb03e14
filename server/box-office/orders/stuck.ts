import type { Prisma } from '../../../generated/prisma/client.ts';
import type { OrderId } from '../../../protocol/ids.ts';
import { ShowId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { type Actor, requireOperator } from '../../people/index.ts';
import type { RecordEvent } from '../../platform/domain-events/index.ts';
import { hasEnded, stageOf } from '../shows.ts';
import { availability, hasRoom } from './availability.ts';
import { hasCredit } from './balance.ts';
import type { OrderDeps } from './hold.ts';
import { transition } from './machine.ts';
import { requestRefund } from './money-back.ts';
import { pay } from './paid.ts';

/**
 * What a person decides about an order whose money does not fit: it is good, and there are tickets; or it goes back,
 * every charge of it.
 * @throws Refusal `forbidden`, `not_found`, `order_over` when somebody else has decided, `sold_out` when it may be good
 *   but its seats are gone, `balance_spent` when
 *   what it had taken of the buyer's balance is, `show_over` when there is nothing to give tickets for any more
 */
export async function decideStuck(
  deps: OrderDeps,
  actor: Actor,
  orderId: OrderId,
  decision: 'accept' | 'reject',
): Promise<void> {
  requireOperator(actor);
  const found = await deps.prisma.order.findUnique({ where: { id: orderId }, select: { showId: true } });
  if (found === null) throw new Refusal('not_found', `no order ${orderId}`);
  const showId = ShowId.parse(found.showId);
  await deps.transact(async (tx, record) => {
    await deps.guard.lock(tx, { showId });
    await tx.$executeRaw`SELECT 1 FROM orders WHERE id = ${orderId} FOR UPDATE`;
    const at = new Date(deps.now());
    const deciding = { deps, actor, orderId, showId, at };
    const decided = await (decision === 'accept' ? accept : reject)(tx, record, deciding);
    if (!decided) throw new Refusal('order_over', `order ${orderId} is not stuck`);
  });
}

interface Deciding {
  readonly deps: OrderDeps;
  readonly actor: Actor;
  readonly orderId: OrderId;
  readonly showId: ShowId;
  readonly at: Date;
}

/** Charges that are still the theatre's. */
const keptCharges = (tx: Prisma.TransactionClient, orderId: OrderId) =>
  tx.payment.findMany({
    where: { orderId, refunds: { none: {} }, amount: { gt: 0 } },
    orderBy: { id: 'asc' },
  });

/** The money is good: the charge that fits best pays the order, any others go back. @returns whether it was stuck */
async function accept(
  tx: Prisma.TransactionClient,
  record: RecordEvent,
  { deps, actor, orderId, showId, at }: Deciding,
): Promise<boolean> {
  const show = await tx.show.findUniqueOrThrow({ where: { id: showId }, include: stageOf });
  if (hasEnded(show)) throw new Refusal('show_over', `show ${showId} is over or was called off`);
  const order = await tx.order.findUniqueOrThrow({ where: { id: orderId }, include: { lines: true } });
  const seats = await availability(tx, showId, { now: at, except: orderId });
  if (!hasRoom(seats, order.lines)) throw new Refusal('sold_out', `the seats of order ${orderId} are gone`);
  if (!(await hasCredit(tx, order, at))) {
    throw new Refusal('balance_spent', `the balance that order ${orderId} had taken is spent`);
  }
  const charges = await keptCharges(tx, orderId);
  const fits = ({ amount, currency }: (typeof charges)[number]): boolean =>
    amount === order.amount && currency === order.currency;
  const good = charges.find(fits) ?? charges[0];
  if (good === undefined) throw new Refusal('order_over', `the money of order ${orderId} has gone back`);
  const paid = await pay(tx, record, { deps, actor, orderId, at, act: 'accept', paymentId: good.id });
  if (!paid) return false;
  for (const { id, amount } of charges) {
    if (id !== good.id)
      await requestRefund(tx, record, { orderId, paymentId: id, amount, reason: 'duplicate', at });
  }
  return true;
}

/** The money goes back, every charge of it. @returns whether it was stuck */
async function reject(
  tx: Prisma.TransactionClient,
  record: RecordEvent,
  { actor, orderId, at }: Deciding,
): Promise<boolean> {
  if (!(await transition(tx, actor, { orderId, act: 'reject', at }))) return false;
  for (const { id, amount } of await keptCharges(tx, orderId)) {
    await requestRefund(tx, record, { orderId, paymentId: id, amount, reason: 'staff', at });
  }
  return true;
}
