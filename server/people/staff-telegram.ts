import type { Prisma, PrismaClient, Staff } from '../../generated/prisma/client.ts';
import { Refusal } from '../../protocol/refusal.ts';
import type { Transact } from '../platform/domain-events/index.ts';
import { requireOperator, type StaffOperator, type StaffRole } from './principals.ts';
import { addLink, endDesks, endSessions, linkLifeMs, spendLink, told } from './staff-rows.ts';
import { type StaffTie, tiesOf } from './staff-ties.ts';

/*
 * Somebody of the staff may be known by their Telegram: the bot gives them a link, and they can sign in by it. What was
 * opened by such a tie ends with it.
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
  prisma: PrismaClient,
  secret: string,
  telegramId: bigint,
  now: Date,
): Promise<{ readonly name: string; readonly role: StaffRole }> {
  return prisma.$transaction(async (tx) => {
    const { staffId } = await spendLink(tx, secret, now);
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
    await tx.staffLink.deleteMany({ where: { staffId: id, byTelegram: true, usedAt: null } });
    const ended = await endSessions(tx, record, { staffId: id, byTelegram: true }, now);
    if (ended > 0) {
      await endDesks(tx, record, id, now);
      await endSessions(tx, record, { invitation: { staffId: id } }, now);
    }
    await told(tx, now, { act: 'staff.untie_telegram', staffId: id, by: actor, details: { ended } });
  });
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
