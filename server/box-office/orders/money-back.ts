import type { Prisma, Refund, RefundReason } from '../../../generated/prisma/client.ts';
import type { Returning } from '../../../protocol/box-office.ts';
import type { RecordEvent } from '../../platform/domain-events/index.ts';

interface Back {
  readonly orderId: number;
  /** Minor units. */
  readonly amount: number;
  readonly reason: RefundReason;
  readonly at: Date;
}

/** Money is to go back along its charge: the row first, so that it is not forgotten; the provider is asked afterwards. */
export async function requestRefund(
  tx: Prisma.TransactionClient,
  record: RecordEvent,
  { at, ...back }: Back & { readonly paymentId: number },
): Promise<void> {
  const { id } = await tx.refund.create({ data: { ...back, requestedAt: at } });
  await record('refund.requested', { refundId: id });
}

/** Money is the buyer's balance from now on: nobody need be asked. */
export async function keepAsBalance(
  tx: Prisma.TransactionClient,
  record: RecordEvent,
  { at, ...back }: Back,
): Promise<void> {
  const done = { way: 'balance', status: 'done', requestedAt: at, doneAt: at } as const;
  const { id } = await tx.refund.create({ data: { ...back, ...done } });
  await record('refund.done', { refundId: id });
}

/**
 * Takes of the buyer's balance what had come from an order: it goes back along the charge instead. The balance is locked,
 * and covers it.
 */
export async function takeBack(tx: Prisma.TransactionClient, orderId: number, amount: number): Promise<void> {
  const kept = await tx.refund.findMany({ where: { orderId, way: 'balance' }, orderBy: { id: 'asc' } });
  let left = amount;
  for (const { id, amount: whole, takenBack } of kept) {
    const part = Math.min(left, whole - takenBack);
    if (part > 0) await tx.refund.update({ where: { id }, data: { takenBack: { increment: part } } });
    left -= part;
  }
  if (left > 0) throw new Error(`order ${orderId} has given ${left} less as a balance than is taken back`);
}

/** What of its money an order gets back; `null` for nothing. */
export function returningOf(
  refunds: readonly Pick<Refund, 'amount' | 'takenBack' | 'status' | 'requestedAt'>[],
): Returning | null {
  const amount = refunds.reduce((sum, refund) => sum + refund.amount - refund.takenBack, 0);
  if (amount === 0) return null;
  return {
    amount,
    isDone: refunds.every(({ status }) => status === 'done'),
    askedAt: Math.max(...refunds.map(({ requestedAt }) => requestedAt.getTime())),
  };
}
