import type { Prisma } from '../../../generated/prisma/client.ts';
import { Refusal } from '../../../protocol/refusal.ts';

/** What says until when tickets can be given back. */
export interface RefundWindow {
  readonly startsAt: Date;
  /** Whether the show was moved after the order was made: then the buyer has not agreed to the new time. */
  readonly wasMoved: boolean;
}

/**
 * Until when a buyer may give tickets back, in milliseconds since 1970; undefined for no limit. A show that was moved
 * can be given back until it starts, whatever the rule is. Pure.
 * @param refundHours before the start
 */
export function refundableUntil(
  { startsAt, wasMoved }: RefundWindow,
  refundHours: number | undefined,
): number | undefined {
  if (refundHours === undefined) return undefined;
  return startsAt.getTime() - (wasMoved ? 0 : refundHours * 3_600_000);
}

/** @throws Refusal `refund_over` when it is too late for a buyer; the theatre itself may always */
export async function requireRefundable(
  tx: Prisma.TransactionClient,
  order: { readonly id: number; readonly showId: number; readonly createdAt: Date },
  { refundHours, now }: { readonly refundHours: number | undefined; readonly now: number },
): Promise<void> {
  const until = await refundableUntilOf(tx, order, refundHours);
  if (until !== undefined && now > until) throw new Refusal('refund_over', `order ${order.id}: too late`);
}

/** As `refundableUntil`, of an order. */
export async function refundableUntilOf(
  tx: Prisma.TransactionClient,
  { showId, createdAt }: { readonly showId: number; readonly createdAt: Date },
  refundHours: number | undefined,
): Promise<number | undefined> {
  if (refundHours === undefined) return undefined;
  const { startsAt } = await tx.show.findUniqueOrThrow({ where: { id: showId }, select: { startsAt: true } });
  const moved = await tx.showChange.count({ where: { showId, kind: 'moved', at: { gt: createdAt } } });
  return refundableUntil({ startsAt, wasMoved: moved > 0 }, refundHours);
}
