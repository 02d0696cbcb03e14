import { z } from 'zod';
import type { Prisma, PrismaClient, Staff } from '../../generated/prisma/client.ts';
import { PersonName } from '../../protocol/ids.ts';
import { Refusal } from '../../protocol/refusal.ts';
import type { Transact } from '../platform/domain-events/index.ts';
import { type Actor, requireOperator, type StaffOperator, type StaffRole } from './principals.ts';
import { openSession, type OpenedSession } from './session-rows.ts';
import { addLink, endWaysIn, linkLifeMs, noteSignIn, spendLink, told } from './staff-rows.ts';
import { type StaffTie, tiesOf } from './staff-ties.ts';

/**
 * Signs one of the staff in.
 * @param way what they have shown, and whether they were known by their Telegram, however they came from there
 */
export async function beginAtWork(
  tx: Prisma.TransactionClient,
  staffId: number,
  way: { readonly by: 'link' | 'telegram'; readonly byTelegram: boolean },
  now: Date,
): Promise<OpenedSession> {
  const { by, byTelegram } = way;
  await noteSignIn(tx, staffId, now);
  await told(tx, now, { act: 'staff.sign_in', staffId, details: { by } });
  return openSession(tx, { kind: 'staff', staffId }, now, { byTelegram });
}

/**
 * Spends a link of the staff.
 * @throws Refusal `link_invalid` when there is no such link, or it was used, or its time is over
 */
export async function openStaffLink(
  tx: Prisma.TransactionClient,
  secret: string,
  now: Date,
): Promise<OpenedSession> {
  const { staffId, byTelegram } = await spendLink(tx, secret, now);
  return beginAtWork(tx, staffId, { by: 'link', byTelegram }, now);
}

/** @throws Refusal `forbidden` for somebody who no longer works here */
export async function liveStaff(prisma: PrismaClient, id: number): Promise<Staff> {
  const staff = await prisma.staff.findUnique({ where: { id } });
  if (staff === null || staff.disabledAt !== null) {
    throw new Refusal('forbidden', `staff ${id} no longer works here`);
  }
  return staff;
}

const NewStaff = z.object({ name: PersonName, role: z.enum(['owner', 'box_office', 'director']) });
export type NewStaff = z.input<typeof NewStaff>;

/** @throws Refusal `forbidden` for anybody but an owner */
export async function createStaff(
  prisma: PrismaClient,
  actor: Actor,
  staff: NewStaff,
  now: Date,
): Promise<{ readonly id: number; readonly secret: string }> {
  requireOperator(actor, 'own');
  return prisma.$transaction(async (tx) => {
    const { id, role } = await tx.staff.create({ data: NewStaff.parse(staff) });
    await told(tx, now, { act: 'staff.create', staffId: id, by: actor, details: { role } });
    return {
      id,
      secret: await addLink(tx, { staffId: id, expiresAt: new Date(now.getTime() + linkLifeMs.invited) }),
    };
  });
}

/**
 * Another link, for another device; those that were not used open nothing any more.
 * @throws Refusal `forbidden` for anybody but an owner or the person themself, `not_found`
 */
export async function newStaffLink(
  prisma: PrismaClient,
  actor: StaffOperator,
  id: number,
  now: Date,
): Promise<string> {
  if (actor.staffId !== id) requireOperator(actor, 'own');
  return prisma.$transaction(async (tx) => {
    const staff = await tx.staff.findFirst({ where: { id, disabledAt: null } });
    if (staff === null) throw new Refusal('not_found', `no staff ${id}`);
    await tx.staffLink.deleteMany({ where: { staffId: id, usedAt: null } });
    await told(tx, now, { act: 'staff.link', staffId: id, by: actor });
    return addLink(tx, { staffId: id, expiresAt: new Date(now.getTime() + linkLifeMs.invited) });
  });
}

/**
 * Somebody leaves the theatre: their sessions and links end now, and so do their ways to the desks of shows. Their
 * Telegram is nobody's, so that whoever is hired again can tie it. The last owner stays.
 * @throws Refusal `forbidden` for anybody but an owner, `not_found`, `bad_request` for the last owner
 */
export async function disableStaff(transact: Transact, actor: Actor, id: number, now: Date): Promise<void> {
  requireOperator(actor, 'own');
  await transact(async (tx, record) => {
    // The number is that of `ensureOwner`: who owns the theatre changes one at a time.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(72707372)`;
    const staff = await tx.staff.findFirst({ where: { id, disabledAt: null } });
    if (staff === null) throw new Refusal('not_found', `no staff ${id}`);
    const owners = await tx.staff.count({ where: { role: 'owner', disabledAt: null } });
    if (staff.role === 'owner' && owners === 1) throw new Refusal('bad_request', 'the last owner stays');
    await tx.staff.update({ where: { id }, data: { disabledAt: now, telegramId: null } });
    await tx.staffLink.deleteMany({ where: { staffId: id, usedAt: null } });
    await endWaysIn(tx, record, id, now);
    await told(tx, now, { act: 'staff.disable', staffId: id, by: actor });
  });
}

/** One of the staff, as an owner sees them. Times in milliseconds since 1970. */
export interface Colleague {
  readonly id: number;
  readonly name: string;
  readonly role: StaffRole;
  readonly disabled: boolean;
  readonly lastSeen: number | null;
  /** Null where no Telegram is tied to their name. */
  readonly telegram: StaffTie | null;
}

/** Everybody who works here, and has. @throws Refusal `forbidden` for anybody but an owner */
export async function listStaff(prisma: PrismaClient, actor: Actor): Promise<Colleague[]> {
  requireOperator(actor, 'own');
  const rows = await prisma.staff.findMany({
    orderBy: { id: 'asc' },
    include: { sessions: { orderBy: { createdAt: 'desc' }, take: 1, select: { createdAt: true } } },
  });
  const ties = await tiesOf(prisma, rows);
  return rows.map(({ id, name, role, disabledAt, sessions }) => ({
    ...{ id, name, role, disabled: disabledAt !== null },
    lastSeen: sessions[0]?.createdAt.getTime() ?? null,
    telegram: ties.get(id) ?? null,
  }));
}
