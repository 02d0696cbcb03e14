import { z } from 'zod';
import type { Prisma, PrismaClient, Staff } from '../../generated/prisma/client.ts';
import { InvitationId, PersonName, ShowId } from '../../protocol/ids.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { audit } from '../platform/audit.ts';
import type { RecordEvent, Transact } from '../platform/domain-events/index.ts';
import { hashSecret, newSecret } from '../platform/random-secrets.ts';
import { type Actor, actorName, requireOperator, type StaffOperator, type StaffRole } from './principals.ts';
import { openSession, type OpenedSession } from './session-rows.ts';

const minute = 60_000;
const hour = 60 * minute;
/** The owner's first link is printed where only the house itself can read it; the others travel. */
const linkLifeMs = { first: 24 * hour, invited: 7 * 24 * hour, own: 10 * minute };

/** A link that works once. The secret is shown here and nowhere else. */
async function addLink(tx: Prisma.TransactionClient, staffId: number, expiresAt: Date): Promise<string> {
  const secret = newSecret();
  await tx.staffLink.create({ data: { hash: hashSecret(secret), staffId, expiresAt } });
  return secret;
}

/** By themselves, as when they come in, or by a colleague. */
async function told(
  tx: Prisma.TransactionClient,
  at: Date,
  line: {
    readonly act: string;
    readonly staffId: number;
    readonly by?: Actor;
    readonly details?: Prisma.InputJsonObject;
  },
): Promise<void> {
  const { act, staffId, by = { kind: 'staff', staffId }, details = {} } = line;
  await audit(tx, { at, actor: actorName(by), act, subject: 'staff', subjectId: staffId, details });
}

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
  return addLink(tx, staffId, new Date(now.getTime() + linkLifeMs.first));
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

/** Signs one of the staff in, @param by what they have shown. */
export async function beginAtWork(
  tx: Prisma.TransactionClient,
  staffId: number,
  by: 'link' | 'telegram',
  now: Date,
): Promise<OpenedSession> {
  await noteSignIn(tx, staffId, now);
  await told(tx, now, { act: 'staff.sign_in', staffId, details: { by } });
  return openSession(tx, { kind: 'staff', staffId }, now);
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
  const staffId = await spendLink(tx, secret, now);
  return beginAtWork(tx, staffId, 'link', now);
}

/** @throws Refusal `link_invalid` */
async function spendLink(tx: Prisma.TransactionClient, secret: string, now: Date): Promise<number> {
  const hash = hashSecret(secret);
  const spent = await tx.staffLink.updateMany({
    where: { hash, usedAt: null, expiresAt: { gt: now }, staff: { disabledAt: null } },
    data: { usedAt: now },
  });
  if (spent.count === 0) throw new Refusal('link_invalid', 'no such link of the staff, or it was used');
  const { staffId } = await tx.staffLink.findUniqueOrThrow({ where: { hash } });
  await noteSignIn(tx, staffId, now);
  return staffId;
}

/** Remembers when somebody of the staff first came in. */
async function noteSignIn(tx: Prisma.TransactionClient, staffId: number, now: Date): Promise<void> {
  await tx.staff.updateMany({
    where: { id: staffId, firstSignedInAt: null },
    data: { firstSignedInAt: now },
  });
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
    return { id, secret: await addLink(tx, id, new Date(now.getTime() + linkLifeMs.invited)) };
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
    return addLink(tx, id, new Date(now.getTime() + linkLifeMs.invited));
  });
}

/**
 * A link for somebody of the staff who is known by Telegram, for the device in their hand: good once, for ten minutes.
 * Other links stay as they are.
 * @returns its secret
 * @throws Refusal `forbidden` for somebody who no longer works here
 */
export async function ownStaffLink(
  prisma: PrismaClient,
  { staffId }: StaffOperator,
  now: Date,
): Promise<string> {
  await liveStaff(prisma, staffId);
  return prisma.$transaction(async (tx) => {
    await told(tx, now, { act: 'staff.own_link', staffId });
    return addLink(tx, staffId, new Date(now.getTime() + linkLifeMs.own));
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

/** After the row of the staff was written: a desk that is being opened meanwhile waits for it, and is refused. */
async function endWaysIn(
  tx: Prisma.TransactionClient,
  record: RecordEvent,
  staffId: number,
  now: Date,
): Promise<void> {
  const desks = await tx.invitation.updateManyAndReturn({
    where: { staffId, revokedAt: null },
    data: { revokedAt: now },
  });
  for (const { id, showId } of desks) {
    await record('invitation.revoked', {
      invitationId: InvitationId.parse(id),
      showId: ShowId.parse(showId),
    });
  }
  const sessions = await tx.session.updateManyAndReturn({
    where: { OR: [{ staffId }, { invitation: { staffId } }], endedAt: null },
    data: { endedAt: now },
  });
  for (const { id } of sessions) await record('session.ended', { sessionId: id, why: 'signed_out' });
}

/** Everybody who works here, and has. @throws Refusal `forbidden` for anybody but an owner */
export async function listStaff(
  prisma: PrismaClient,
  actor: Actor,
): Promise<{ id: number; name: string; role: StaffRole; disabled: boolean; lastSeen: number | null }[]> {
  requireOperator(actor, 'own');
  const rows = await prisma.staff.findMany({
    orderBy: { id: 'asc' },
    include: { sessions: { orderBy: { createdAt: 'desc' }, take: 1, select: { createdAt: true } } },
  });
  return rows.map(({ id, name, role, disabledAt, sessions }) => ({
    ...{ id, name, role, disabled: disabledAt !== null },
    lastSeen: sessions[0]?.createdAt.getTime() ?? null,
  }));
}

/**
 * Ties somebody's Telegram to their name among the staff, by a link of the staff that they were given.
 * @throws Refusal `link_invalid`, `link_used_elsewhere` when this Telegram is a colleague's
 */
export async function linkTelegram(
  prisma: PrismaClient,
  secret: string,
  telegramId: bigint,
  now: Date,
): Promise<{ readonly name: string; readonly role: StaffRole }> {
  return prisma.$transaction(async (tx) => {
    const staffId = await spendLink(tx, secret, now);
    return tie(tx, staffId, telegramId, now);
  });
}

/** @throws Refusal `link_used_elsewhere` when this Telegram is a colleague's */
export async function tieTelegram(
  prisma: PrismaClient,
  staffId: number,
  telegramId: bigint,
  now: Date,
): Promise<void> {
  await prisma.$transaction((tx) => tie(tx, staffId, telegramId, now));
}

async function tie(
  tx: Prisma.TransactionClient,
  staffId: number,
  telegramId: bigint,
  now: Date,
): Promise<Staff> {
  const other = await tx.staff.findUnique({ where: { telegramId } });
  if (other !== null && other.id !== staffId) {
    throw new Refusal('link_used_elsewhere', `telegram is tied to staff ${other.id}`);
  }
  await told(tx, now, { act: 'staff.tie_telegram', staffId });
  return tx.staff.update({ where: { id: staffId }, data: { telegramId } });
}

/** Who of the staff somebody of Telegram is; undefined for anybody else. */
export async function staffOfTelegram(
  prisma: PrismaClient,
  telegramId: bigint,
): Promise<StaffOperator | undefined> {
  const staff = await prisma.staff.findUnique({ where: { telegramId, disabledAt: null } });
  return staff === null ? undefined : { kind: 'operator', by: 'staff', staffId: staff.id, role: staff.role };
}
