import type { PrismaClient } from '../../generated/prisma/client.ts';
import { withoutOthers } from './own-words.ts';
import type { PersonalDataPart } from './personal-data.ts';
import { actorName } from './principals.ts';
import { endSession } from './session-rows.ts';

/** How the audit log calls those who are forgotten. */
const erasedActor = 'user:erased';

/**
 * What people hold of somebody: the account, its sessions, and what it has done. The last of the parts. Whoever works for
 * the theatre too stays known as one of the staff, until an owner ends that.
 */
export function accountDataPart(prisma: PrismaClient): PersonalDataPart {
  return {
    name: 'account',
    async exportFor(userId) {
      const [profile, sessions, acts] = await Promise.all([
        prisma.user.findUnique({ where: { telegramId: userId } }),
        prisma.session.findMany({
          where: { userId },
          ...{ select: { createdAt: true, expiresAt: true, endedAt: true }, orderBy: { createdAt: 'asc' } },
        }),
        prisma.auditEntry.findMany({
          where: { actor: actorName({ kind: 'user', userId }) },
          ...{ omit: { id: true, actor: true }, orderBy: { id: 'asc' } },
        }),
      ]);
      return { profile, sessions, acts };
    },
    async erase({ tx, record, at }, userId) {
      const sessions = await tx.session.findMany({ where: { userId }, select: { id: true } });
      for (const { id } of sessions) {
        if (!(await endSession(tx, id, at))) continue;
        await record('session.ended', { sessionId: id, why: 'signed_out' });
      }
      // The log is only added to, but for this: a number is a name to whoever has Telegram.
      await tx.auditEntry.updateMany({
        where: { actor: actorName({ kind: 'user', userId }) },
        data: { actor: erasedActor },
      });
      // Their sessions, refresh tokens and hand-overs go with them.
      await tx.user.deleteMany({ where: { telegramId: userId } });
      return {};
    },
  };
}

/**
 * What the bot holds of somebody: what it was to tell them, and what they have sent. A private chat has the number of its
 * person. The staff's chat keeps what it has: it is Telegram's.
 */
export function messageDataPart(prisma: PrismaClient): PersonalDataPart {
  return {
    name: 'messages',
    async exportFor(userId) {
      const [told, forwarded, letters, received] = await Promise.all([
        prisma.botMessage.findMany({
          where: { chatId: userId },
          select: { kind: true, payload: true, status: true, createdAt: true, sentAt: true },
          orderBy: { id: 'asc' },
        }),
        prisma.supportMessage.findMany({ where: { userId }, select: { at: true }, orderBy: { at: 'asc' } }),
        // Letters of others: the theatre's people read them in this person's own chat.
        prisma.supportMessage.count({ where: { chatId: userId, userId: { not: userId } } }),
        // What others have sent may speak of this person too, and is theirs.
        prisma.$queryRaw<{ receivedAt: Date; payload: unknown }[]>`
          SELECT received_at AS "receivedAt", payload FROM inbox
           WHERE jsonb_path_exists(payload, '$.*.from.id ? (@ == $id)', jsonb_build_object('id', ${userId}::bigint))
           ORDER BY id`,
      ]);
      const ownChat = letters === 0 ? userId : undefined;
      const sent = received.map(({ receivedAt, payload }) => ({
        ...{ receivedAt, payload: withoutOthers(payload, ownChat) },
      }));
      return { told, forwarded, received: sent };
    },
    async waitsFor(db, userId) {
      const pending = await db.$queryRaw<unknown[]>`
        SELECT 1 FROM inbox WHERE processed_at IS NULL
           AND jsonb_path_exists(payload, '$.** ? (@ == $id)', jsonb_build_object('id', ${userId}::bigint)) LIMIT 1`;
      return pending.length > 0 ? [{ kind: 'message' }] : [];
    },
    async erase({ tx }, userId) {
      await tx.botMessage.deleteMany({ where: { chatId: userId } });
      await tx.supportMessage.deleteMany({ where: { OR: [{ userId }, { chatId: userId }] } });
      await tx.$executeRaw`
        DELETE FROM inbox WHERE processed_at IS NOT NULL
           AND jsonb_path_exists(payload, '$.** ? (@ == $id)', jsonb_build_object('id', ${userId}::bigint))`;
      return {};
    },
  };
}
