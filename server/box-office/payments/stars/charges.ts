import type { Order, Prisma } from '../../../../generated/prisma/client.ts';
import { OrderId } from '../../../../protocol/ids.ts';
import type { Operator } from '../../../people/index.ts';
import type { RecordEvent } from '../../../platform/domain-events/index.ts';
import { keptAsBalance } from '../../orders/balance.ts';
import { keepForPayment } from '../../orders/end.ts';
import type { OrderDeps } from '../../orders/hold.ts';
import { transition } from '../../orders/machine.ts';
import { keepAsBalance } from '../../orders/money-back.ts';
import { revokeTickets } from '../../tickets/revoke.ts';
import { settle, type Settlement } from '../../orders/settle.ts';
import { byBooks, noteDifference } from '../book-differences.ts';
import { orderOfPayload } from './invoice.ts';
import { starsName } from './provider.ts';

/** What Telegram asks before it takes the money (https://core.telegram.org/bots/api#precheckoutquery). */
export interface PreCheckout {
  readonly payload: string;
  readonly currency: string;
  readonly amount: number;
}

/** Whether the money may be taken, else why not: the hold is over, or the invoice is not the order's any more. */
export type PreCheckoutAnswer = 'ok' | 'over' | 'changed';

/**
 * Looks at the order once more before the money is taken, and keeps its seats while it is on the way. Asked outside of
 * every queue: Telegram waits ten seconds.
 */
export async function preCheckout(
  deps: OrderDeps,
  { payload, currency, amount }: PreCheckout,
): Promise<PreCheckoutAnswer> {
  const order = await orderOf(deps, payload);
  if (order === null || order.amount !== amount || order.currency !== currency) return 'changed';
  return (await keepForPayment(deps, OrderId.parse(order.id))) ? 'ok' : 'over';
}

async function orderOf({ prisma }: OrderDeps, payload: string): Promise<Order | null> {
  const named = orderOfPayload(payload);
  if (named === undefined) return null;
  return prisma.order.findUnique({ where: { id: named.orderId, createdAt: named.createdAt } });
}

/** A successful payment (https://core.telegram.org/bots/api#successfulpayment), or one found in Telegram's books. */
export interface StarsCharge extends PreCheckout {
  readonly chargeId: string;
  readonly payerId: bigint;
}

/**
 * Takes note of a charge, once. Money for no order of ours is a difference in the books, for people to look at. What has
 * gone back before we heard of it goes on from there.
 */
export async function starsCharged(deps: OrderDeps, charge: StarsCharge): Promise<Settlement> {
  const { payload, currency, amount, chargeId: reference, payerId } = charge;
  const order = await orderOf(deps, payload);
  const provider = starsName;
  const settlement =
    order === null
      ? 'unknown_order'
      : await settle(deps, {
          ...{ provider, reference, orderId: OrderId.parse(order.id), amount, currency, payerId },
        });
  if (settlement === 'unknown_order') {
    const details = { amount, currency, payload };
    const difference = { provider: starsName, reference, kind: 'missing_here', details } as const;
    await noteDifference(deps.prisma, difference, new Date(deps.now()));
    return settlement;
  }
  const kind = 'refund_missing_here';
  const early = { provider, reference, kind, resolvedAt: null } as const;
  if ((await deps.prisma.bookDifference.count({ where: early })) > 0) {
    await starsRefunded(deps, reference);
    const resolved = { resolvedAt: new Date(deps.now()), resolvedBy: byBooks };
    await deps.prisma.bookDifference.updateMany({ where: early, data: resolved });
  }
  return settlement;
}

const system: Operator = { kind: 'operator', by: 'system' };

/**
 * Telegram says that a charge has gone back. If it was us who asked, its refund is done; if not, somebody has given it
 * back without us, and what it had bought opens nothing any more.
 */
export async function starsRefunded(deps: OrderDeps, chargeId: string): Promise<void> {
  const where = { provider_reference: { provider: starsName, reference: chargeId } };
  const found = await deps.prisma.payment.findUnique({ where });
  const at = new Date(deps.now());
  if (found === null) {
    const difference = { provider: starsName, reference: chargeId, kind: 'refund_missing_here' } as const;
    await noteDifference(deps.prisma, { ...difference, details: {} }, at);
    return;
  }
  await deps.transact(async (tx, record) => {
    await tx.$executeRaw`SELECT 1 FROM orders WHERE id = ${found.orderId} FOR UPDATE`;
    const [known] = await tx.refund.findMany({ where: { paymentId: found.id } });
    if (known === undefined) {
      await refundedElsewhere(tx, record, { ...found, orderId: OrderId.parse(found.orderId), at });
      return;
    }
    const changed = await tx.refund.updateMany({
      where: { id: known.id, status: { not: 'done' } },
      data: { status: 'done', doneAt: at },
    });
    if (changed.count > 0) await record('refund.done', { refundId: known.id });
  });
}

async function refundedElsewhere(
  tx: Prisma.TransactionClient,
  record: RecordEvent,
  charge: { readonly id: number; readonly orderId: OrderId; readonly amount: number; readonly at: Date },
): Promise<void> {
  const { id: paymentId, orderId, amount, at } = charge;
  const { id } = await tx.refund.create({
    data: { orderId, paymentId, amount, reason: 'staff', status: 'done', requestedAt: at, doneAt: at },
  });
  await record('refund.done', { refundId: id });
  const order = await tx.order.findUniqueOrThrow({ where: { id: orderId } });
  const act = { orderId, at, details: { elsewhere: true } };
  if (order.paymentId !== paymentId) {
    const kept = await tx.payment.count({ where: { orderId, refunds: { none: {} } } });
    // Of an order that waits for a person there is nothing left to decide.
    if (kept === 0) await transition(tx, system, { ...act, act: 'reject' });
    return;
  }
  const hadTickets = await transition(tx, system, { ...act, act: 'refund_rest' });
  if (hadTickets) await revokeTickets(tx, record, { orderId }, at);
  // Of an order that had gone back before, the whole charge may have become a balance.
  await evenBalance(tx, record, order, at);
}

/** What a balance had paid of the order is there again; what had become a balance of the charge is there twice now. */
async function evenBalance(
  tx: Prisma.TransactionClient,
  record: RecordEvent,
  { id: orderId, credit, paymentId }: Order,
  at: Date,
): Promise<void> {
  const owed = credit - keptAsBalance(await tx.refund.findMany({ where: { orderId } }));
  if (owed > 0) {
    await keepAsBalance(tx, record, { orderId, amount: owed, reason: 'staff', at });
  } else if (owed < 0) {
    const { reference } = await tx.payment.findUniqueOrThrow({ where: { id: paymentId ?? 0 } });
    const details = { orderId, amount: -owed };
    await noteDifference(tx, { provider: starsName, reference, kind: 'given_twice', details }, at);
  }
}
