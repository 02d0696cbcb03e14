import type { Prisma, PrismaClient, Staff } from '../../generated/prisma/client.ts';
import { Refusal } from '../../protocol/refusal.ts';
import type { RecordEvent, Transact } from '../platform/domain-events/index.ts';
import { requireOperator, type StaffOperator, type StaffRole } from './principals.ts';
import { addLink, endDesks, endSessions, linkLifeMs, spendLink, told } from './staff-rows.ts';
import { type StaffTie, tiesOf } from './staff-ties.ts';

/*
 * Somebody of the staff may be known by their Telegram: the bot gives them a link, and they can sign in by it. What was
 * opened by such a tie ends with it, when it is untied and when another Telegram takes its place.
 */

/**
 * A link for somebody of the staff who is known by Telegram, for the device in their hand: good once, for ten minutes.
 * Other links stay as they are.
 * @returns its secret
 * @throws Refusal `forbidden` for somebody who no longer works here, or is not known by Telegram any more
 */
export async function ownStaffLink(
  prisma: PrismaClient,
  { staffId }: StaffOperator,
  now: Date,
): Promise<string> {
  return prisma.$transaction(async (tx) => {
    // Whoever unties it meanwhile waits, and deletes the link.
    const [tied] = await tx.$queryRaw<{ id: number }[]>`
      SELECT id FROM staff
       WHERE id = ${staffId} AND disabled_at IS NULL AND telegram_id IS NOT NULL FOR SHARE`;
    if (tied === undefined) throw new Refusal('forbidden', `staff ${staffId} is not known by Telegram`);
    await told(tx, now, { act: 'staff.own_link', staffId });
    return addLink(tx, { staffId, expiresAt: new Date(now.getTime() + linkLifeMs.own), byTelegram: true });
  });
}

/**
 * Ties somebody's Telegram to their name among the staff, by a link of the staff that they were given.
 * @throws Refusal `link_invalid`, `link_used_elsewhere` when this Telegram is a colleague's
 */
export async function linkTelegram(
  transact: Transact,
  secret: string,
  telegramId: bigint,
  now: Date,
): Promise<{ readonly name: string; readonly role: StaffRole }> {
  return transact(async (tx, record) => {
    const { staffId } = await spendLink(tx, secret, now);
    return tie(tx, record, { staffId, telegramId }, now);
  });
}

/** @throws Refusal `link_used_elsewhere` when this Telegram is a colleague's */
export async function tieTelegram(
  transact: Transact,
  staffId: number,
  telegramId: bigint,
  now: Date,
): Promise<void> {
  await transact((tx, record) => tie(tx, record, { staffId, telegramId }, now));
}

/** What another Telegram has opened, in whose place this one comes, ends as if it were untied. */
async function tie(
  tx: Prisma.TransactionClient,
  record: RecordEvent,
  wanted: { readonly staffId: number; readonly telegramId: bigint },
  now: Date,
): Promise<Staff> {
  const { staffId, telegramId } = wanted;
  // Whoever signs in by the earlier one meanwhile is waited for, and found.
  await tx.$executeRaw`SELECT 1 FROM staff WHERE id = ${staffId} FOR UPDATE`;
  const other = await tx.staff.findUnique({ where: { telegramId } });
  if (other !== null && other.id !== staffId) {
    throw new Refusal('link_used_elsewhere', `telegram is tied to staff ${other.id}`);
  }
  const { telegramId: before } = await tx.staff.findUniqueOrThrow({ where: { id: staffId } });
  const staff = await tx.staff.update({ where: { id: staffId }, data: { telegramId } });
  const isAnother = before !== null && before !== telegramId;
  const details = isAnother ? { ended: await endOfTelegram(tx, record, staffId, now) } : {};
  await told(tx, now, { act: 'staff.tie_telegram', staffId, details });
  return staff;
}

/**
 * A Telegram is nobody's of the staff any more. The sessions that it has opened end, by the bot's links too, and so do
 * the links of the bot that were not used. While one of those sessions was going on, the desks of this person end with
 * them: nobody knows by which they were opened, and one press opens a desk again.
 * @throws Refusal `forbidden` for anybody but an owner or the person themself, `not_found` where nothing is tied
 */
export async function untieTelegram(
  transact: Transact,
  actor: StaffOperator,
  id: number,
  now: Date,
): Promise<void> {
  if (actor.staffId !== id) requireOperator(actor, 'own');
  await transact(async (tx, record) => {
    const { count } = await tx.staff.updateMany({
      where: { id, telegramId: { not: null } },
      data: { telegramId: null },
    });
    if (count === 0) throw new Refusal('not_found', `no telegram is tied to staff ${id}`);
    const ended = await endOfTelegram(tx, record, id, now);
    await told(tx, now, { act: 'staff.untie_telegram', staffId: id, by: actor, details: { ended } });
  });
}

/**
 * Ends what somebody's tied Telegram has opened. After their row was written or locked.
 * @returns how many sessions had not ended
 */
async function endOfTelegram(
  tx: Prisma.TransactionClient,
  record: RecordEvent,
  staffId: number,
  now: Date,
): Promise<number> {
  await tx.staffLink.deleteMany({ where: { staffId, byTelegram: true, usedAt: null } });
  const ended = await endSessions(tx, record, { staffId, byTelegram: true }, now);
  if (ended > 0) {
    await endDesks(tx, record, staffId, now);
    await endSessions(tx, record, { invitation: { staffId } }, now);
  }
  return ended;
}

/** The Telegram of whoever asks. */
export async function ownTie(prisma: PrismaClient, { staffId }: StaffOperator): Promise<StaffTie | null> {
  const staff = await prisma.staff.findUniqueOrThrow({ where: { id: staffId } });
  return (await tiesOf(prisma, [staff])).get(staffId) ?? null;
}

/**
 * Whose of the staff a Telegram is: it is not untied until the transaction ends.
 * @throws Refusal `forbidden` for anybody else's
 */
export async function requireTied(tx: Prisma.TransactionClient, telegramId: bigint): Promise<number> {
  const [staff] = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM staff WHERE telegram_id = ${telegramId} AND disabled_at IS NULL FOR SHARE`;
  if (staff === undefined) throw new Refusal('forbidden', `telegram ${telegramId} is nobody's of the staff`);
  return staff.id;
}

/** Who of the staff somebody of Telegram is; undefined for anybody else. */
export async function staffOfTelegram(
  prisma: PrismaClient,
  telegramId: bigint,
): Promise<StaffOperator | undefined> {
  const staff = await prisma.staff.findUnique({ where: { telegramId, disabledAt: null } });
  return staff === null ? undefined : { kind: 'operator', by: 'staff', staffId: staff.id, role: staff.role };
}
