import type { Prisma, PrismaClient } from '../../../generated/prisma/client.ts';
import { type HoldRequest, mostTickets } from '../../../protocol/box-office.ts';
import type { ShowId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { inBatches, type RetentionRule } from '../../platform/retention.ts';
import { overtimeMinutes } from '../shows.ts';
import type { Availability } from './availability.ts';
import { mostHeldFrom } from './held-from.ts';
import { costsNothing, paidStatuses } from './machine.ts';

/*
 * What costs nothing is paid at once, so that no clock gives its seats back. Whoever asks again and again could have a
 * whole house for good: what somebody has of a show for nothing is counted while its tickets are valid, whether the
 * price or a promo code has made it free.
 */

/** Whose free seats are counted: an account's, or without one those of an address, as `heldFromOf` names it. */
export type FreeSeatsOf = { readonly userId: bigint } | { readonly heldFrom: string };

/**
 * To be asked under the lock of the show, about the lines of an order that cost nothing. An account has as many such seats of a show
 * as one order can; an address as many as it may keep unpaid, counted by themselves. Tickets that were given back or
 * taken back do not count; those that were passed on do.
 * @throws Refusal `too_many_free`
 */
export async function requireFewFree(
  tx: Prisma.TransactionClient,
  wanted: {
    readonly whose: FreeSeatsOf;
    readonly showId: ShowId;
    readonly lines: HoldRequest['lines'];
    readonly seats: Availability;
  },
): Promise<void> {
  const { whose, showId, lines, seats } = wanted;
  const before = await tx.ticket.count({
    where: {
      ...{ showId, status: 'valid' },
      order: { ...whose, status: { in: [...paidStatuses] } },
      // Beside what was paid for, a free category is as free as by itself.
      OR: [{ order: costsNothing }, { priceCategory: { prices: { some: {}, every: { amount: 0 } } } }],
    },
  });
  const free = lines.reduce((sum, { quantity }) => sum + quantity, before);
  const most = 'userId' in whose ? mostTickets : mostHeldFrom(seats.total + seats.taken);
  if (free > most)
    throw new Refusal('too_many_free', `${free} free seats of show ${showId}, ${most} at most`);
}

/**
 * From where free seats were asked for is known until the order is given back (`transition` forgets it), and no longer
 * than until the first look after no ticket of it is valid or the show is over.
 */
export function freeSeatRules(prisma: PrismaClient): RetentionRule[] {
  return [
    {
      ...{ what: 'from where free seats were asked for', keepDays: 0 },
      forget: (now) =>
        inBatches(
          (atMost) => prisma.$executeRaw`
            UPDATE orders SET held_from = NULL WHERE id IN
              (SELECT o.id FROM orders o JOIN events s ON s.id = o.event_id LEFT JOIN rooms r ON r.show_id = s.id
                WHERE o.held_from IS NOT NULL AND o.status::text = ANY(${paidStatuses})
                  AND (s.status IN ('finished', 'cancelled') OR r.phase = 'finished'
                       OR s.start_time + make_interval(mins => s.duration_minutes + ${overtimeMinutes}::int) < ${now}
                       OR NOT EXISTS (SELECT 1 FROM tickets t WHERE t.order_id = o.id AND t.status = 'valid'))
                LIMIT ${atMost}::int)`,
        ),
    },
  ];
}
