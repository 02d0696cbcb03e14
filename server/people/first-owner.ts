import type { Prisma, PrismaClient, Staff } from '../../generated/prisma/client.ts';
import type { Actor } from './principals.ts';
import { addLink, linkLifeMs, told } from './staff-rows.ts';

/**
 * Sees to it that somebody can get in: while nobody of the owners has ever signed in, each start gives the first one a
 * fresh link, and the link of an earlier start opens nothing.
 * @returns its secret, or undefined when an owner has signed in before
 */
export async function ensureOwner(prisma: PrismaClient, now: Date): Promise<string | undefined> {
  return prisma.$transaction(async (tx) => {
    // Two starts at once must not make two owners. The number is this lock's own.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(72707372)`;
    const owners = await tx.staff.findMany({
      where: { role: 'owner', disabledAt: null },
      orderBy: { id: 'asc' },
    });
    if (owners.some(({ firstSignedInAt }) => firstSignedInAt !== null)) return undefined;
    return linkForOwner(tx, owners[0], now);
  });
}

/** The house itself lets the first owner in, and makes them if there is none. @returns the secret of their link */
async function linkForOwner(
  tx: Prisma.TransactionClient,
  known: Staff | null | undefined,
  now: Date,
): Promise<string> {
  const by: Actor = { kind: 'operator', by: 'system' };
  const { id: staffId } = known ?? (await tx.staff.create({ data: { name: 'Owner', role: 'owner' } }));
  if (!known) await told(tx, now, { act: 'staff.create', staffId, by, details: { role: 'owner' } });
  await tx.staffLink.deleteMany({ where: { staffId, usedAt: null } });
  await told(tx, now, { act: 'staff.owner_link', staffId, by });
  return addLink(tx, { staffId, expiresAt: new Date(now.getTime() + linkLifeMs.first) });
}

/**
 * A fresh link for the first owner, who may have lost every device; links that were not used open nothing any more.
 * Whoever asks holds the database itself, and could write what they like into it.
 * @returns its secret, good once, for a day
 */
export async function freshOwnerLink(prisma: PrismaClient, now: Date): Promise<string> {
  return prisma.$transaction(async (tx) => {
    // The number is that of `ensureOwner`: who owns the theatre changes one at a time.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(72707372)`;
    const known = await tx.staff.findFirst({
      ...{ where: { role: 'owner', disabledAt: null }, orderBy: { id: 'asc' } },
    });
    return linkForOwner(tx, known, now);
  });
}
