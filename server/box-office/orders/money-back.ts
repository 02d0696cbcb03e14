import type { Prisma, RefundReason } from '../../../generated/prisma/client.ts';
import type { RecordEvent } from '../../platform/domain-events/index.ts';

interface MoneyBack {
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
  { at, ...back }: MoneyBack & { readonly paymentId: number },
): Promise<void> {
  const { id } = await tx.refund.create({ data: { ...back, requestedAt: at } });
  await record('refund.requested', { refundId: id });
}

/** Money is the buyer's balance from now on: nobody need be asked. */
export async function keepAsBalance(
  tx: Prisma.TransactionClient,
  record: RecordEvent,
  { at, ...back }: MoneyBack,
): Promise<void> {
  const done = { way: 'balance', status: 'done', requestedAt: at, doneAt: at } as const;
  const { id } = await tx.refund.create({ data: { ...back, ...done } });
  await record('refund.done', { refundId: id });
}
