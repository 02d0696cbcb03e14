import type { Prisma, PrismaClient } from '../../../generated/prisma/client.ts';

/** Something that another system tells us. */
export interface NewEntry {
  /** The source's own number of it: the same is stored once. */
  readonly key: string;
  /** Entries of one lane are done one after the other, in the order of their coming. */
  readonly lane: string;
  readonly payload: Prisma.InputJsonValue;
}

/** Lanes of what must not wait behind anything else begin with it. */
export const urgentLane = 'urgent:';

/** An entry taken to be done. */
export interface TakenEntry {
  readonly id: bigint;
  readonly source: string;
  readonly payload: unknown;
  /** This one included. */
  readonly attempts: number;
}

/** Stores entries, each once. @returns how many of them are new */
export async function storeEntries(
  prisma: PrismaClient,
  source: string,
  entries: readonly NewEntry[],
): Promise<number> {
  if (entries.length === 0) return 0;
  const { count } = await prisma.inboxEntry.createMany({
    data: entries.map((entry) => ({ ...entry, source })),
    skipDuplicates: true,
  });
  return count;
}

/**
 * The first entry that may be done now, for `leaseMs`; of each lane the oldest alone. Others pass it over.
 * @param isUrgent of urgent lanes alone
 */
export async function takeEntry(
  prisma: PrismaClient,
  {
    sources,
    leaseMs,
    isUrgent,
  }: { readonly sources: readonly string[]; readonly leaseMs: number; readonly isUrgent: boolean },
): Promise<TakenEntry | undefined> {
  const [taken] = await prisma.$queryRaw<TakenEntry[]>`
    UPDATE inbox
       SET attempts = attempts + 1, leased_until = now() + ${leaseMs}::int * interval '1 millisecond'
     WHERE id = (SELECT id FROM inbox AS first
                  WHERE processed_at IS NULL AND next_at <= now() AND source = ANY(${sources})
                    AND (NOT ${isUrgent} OR starts_with(lane, ${urgentLane}))
                    AND (leased_until IS NULL OR leased_until <= now())
                    AND NOT EXISTS (SELECT 1 FROM inbox AS before
                                     WHERE before.source = first.source AND before.lane = first.lane
                                       AND before.id < first.id AND before.processed_at IS NULL)
                  ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
 RETURNING id, source, payload, attempts`;
  return taken;
}

/** It is done, or with an `error` given up. */
export async function closeEntry(prisma: PrismaClient, id: bigint, error?: string): Promise<void> {
  await prisma.inboxEntry.updateMany({
    where: { id },
    data: { processedAt: new Date(), leasedUntil: null, error: error ?? null },
  });
}

/** It could not be done; it is tried again after a pause, and its lane waits for it. */
export async function postponeEntry(
  prisma: PrismaClient,
  id: bigint,
  { error, pauseMs }: { readonly error: string; readonly pauseMs: number },
): Promise<void> {
  await prisma.$executeRaw`
    UPDATE inbox SET leased_until = NULL, error = ${error},
                     next_at = now() + ${pauseMs}::int * interval '1 millisecond'
     WHERE id = ${id}`;
}
