import type { Prisma } from '../../../generated/prisma/client.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { isOver, stageOf } from '../shows.ts';

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

/** What of an order's show says whether it can be given back. */
export const windowedWith = {
  show: { include: { ...stageOf, changes: { where: { kind: 'moved' }, select: { at: true } } } },
} as const satisfies Prisma.OrderInclude;
type Windowed = Prisma.OrderGetPayload<{ include: typeof windowedWith }>;

/** As `refundableUntil`, of an order. */
export function refundableUntilOf(
  { show, createdAt }: Windowed,
  refundHours: number | undefined,
): number | undefined {
  const wasMoved = show.changes.some(({ at }) => at > createdAt);
  return refundableUntil({ startsAt: show.startsAt, wasMoved }, refundHours);
}

/**
 * Whether a buyer may give tickets of an order back now. A show is over when its room is, also when its planned end lies
 * ahead. One that was called off is not: its money goes back anyway. Pure.
 * @param now milliseconds since 1970
 */
export function isRefundable(
  order: Windowed,
  { refundHours, now }: { readonly refundHours?: number | undefined; readonly now: number },
): boolean {
  if (order.show.status !== 'cancelled' && isOver(order.show, new Date(now))) return false;
  return now <= (refundableUntilOf(order, refundHours) ?? Infinity);
}

/** @throws Refusal `refund_over` when it is too late for a buyer; the theatre itself may always */
export function requireRefundable(order: Windowed, rule: Parameters<typeof isRefundable>[1]): void {
  if (!isRefundable(order, rule)) throw new Refusal('refund_over', `order ${order.id}: too late`);
}
