import type { PrismaClient } from '../../../generated/prisma/client.ts';
import { domainEvents } from './catalogue.ts';

/** One event taken for delivery. */
export interface TakenEvent {
  readonly id: bigint;
  readonly type: string;
  readonly payload: unknown;
}

/**
 * Takes undelivered events, oldest first, for `leaseMs`; other processes skip them. Events of types that this version
 * does not know are left for one that does.
 */
export async function takeEvents(
  prisma: PrismaClient,
  { leaseMs, atMost }: { readonly leaseMs: number; readonly atMost: number },
): Promise<TakenEvent[]> {
  const taken = await prisma.$queryRaw<TakenEvent[]>`
    UPDATE domain_events
       SET attempts = attempts + 1,
           leased_until = now() + ${leaseMs}::int * interval '1 millisecond'
     WHERE id IN (SELECT id FROM domain_events
                   WHERE delivered_at IS NULL AND (leased_until IS NULL OR leased_until <= now())
                     AND type = ANY(${Object.keys(domainEvents)})
                   ORDER BY id LIMIT ${atMost} FOR UPDATE SKIP LOCKED)
 RETURNING id, type, payload`;
  return taken.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

export async function markDelivered(prisma: PrismaClient, id: bigint): Promise<void> {
  await prisma.domainEvent.updateMany({ where: { id }, data: { deliveredAt: new Date() } });
}
