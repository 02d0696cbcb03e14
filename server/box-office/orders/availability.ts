import type { Prisma } from '../../../generated/prisma/client.ts';
import type { OrderId, ShowId } from '../../../protocol/ids.ts';
import { holdingStatuses, seatedStatuses } from './machine.ts';

/** How many seats are left, computed from the orders as they are: no counter that could be wrong. */
export interface Availability {
  readonly total: number;
  /** Seats that are paid or kept. */
  readonly taken: number;
  readonly takenOf: ReadonlyMap<number, number>;
  readonly byCategory: ReadonlyMap<number, number>;
}

/**
 * What can still be sold: capacity less what is paid, less what living holds keep. A revoked ticket gives its seat back.
 * @param except an order that asks for itself: what it keeps is not in its own way
 */
export async function availability(
  tx: Prisma.TransactionClient,
  showId: ShowId,
  { now, except }: { readonly now: Date; readonly except?: OrderId },
): Promise<Availability> {
  const show = await tx.show.findUniqueOrThrow({
    where: { id: showId },
    select: { capacity: true, priceCategories: { select: { id: true, capacity: true } } },
  });
  const taken = await takenSeats(tx, showId, now, except);
  const sum = [...taken.values()].reduce((total, seats) => total + seats, 0);
  const total = Math.max(0, show.capacity - sum);
  const left = (id: number, capacity: number | null): number =>
    Math.max(0, Math.min(total, (capacity ?? Infinity) - (taken.get(id) ?? 0)));
  return {
    total,
    ...{ taken: sum, takenOf: taken },
    byCategory: new Map(show.priceCategories.map(({ id, capacity }) => [id, left(id, capacity)])),
  };
}

async function takenSeats(
  tx: Prisma.TransactionClient,
  showId: ShowId,
  now: Date,
  except: OrderId | undefined,
): Promise<Map<number, number>> {
  const rows = await tx.$queryRaw<{ category: number; seats: number }[]>`
    WITH keeping AS (
      SELECT id FROM orders
       WHERE event_id = ${showId} AND id <> ${except ?? 0}
         AND (status::text = ANY(${seatedStatuses})
              OR (status::text = ANY(${holdingStatuses})
                  AND (hold_expires_at IS NULL OR hold_expires_at > ${now}))))
    SELECT category, sum(seats)::int AS seats FROM (
      SELECT price_category_id AS category, quantity AS seats
        FROM order_lines WHERE order_id IN (SELECT id FROM keeping)
      UNION ALL
      SELECT price_category_id, -1
        FROM tickets WHERE status = 'revoked' AND order_id IN (SELECT id FROM keeping)
    ) AS kept GROUP BY category`;
  return new Map(rows.map(({ category, seats }) => [category, seats]));
}

/** Whether so many tickets of these categories can be had at once. */
export function hasRoom(
  { total, byCategory }: Availability,
  lines: readonly { readonly priceCategoryId: number; readonly quantity: number }[],
): boolean {
  const wanted = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    wanted <= total &&
    lines.every(({ priceCategoryId, quantity }) => quantity <= (byCategory.get(priceCategoryId) ?? 0))
  );
}
