import type { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import type { PersonalDataPart } from '../people/index.ts';
import { listHistory } from './attendance/index.ts';

/**
 * What the rooms hold of somebody: the names they went by, what they wrote, and the shows they have seen. The log knows
 * numbers of members alone, and stays.
 */
export function roomDataPart(prisma: PrismaClient): PersonalDataPart {
  return {
    name: 'rooms',
    async exportFor(userId) {
      // Not those who came by a ticket's link: it may have been somebody whom the ticket was given to.
      const [members, lines, bans, history] = await Promise.all([
        prisma.roomMember.findMany({
          where: { userId },
          ...{ select: { id: true, showId: true, role: true, name: true, createdAt: true } },
          orderBy: { createdAt: 'asc' },
        }),
        prisma.roomLine.findMany({
          where: { member: { userId } },
          ...{ select: { showId: true, text: true, at: true, deletedAt: true }, orderBy: { at: 'asc' } },
        }),
        prisma.roomBan.findMany({ where: { userId }, select: { showId: true, createdAt: true } }),
        listHistory(prisma, userId),
      ]);
      return { members, lines, bans, history };
    },
    async erase({ tx }, userId) {
      // Those who came by a link of their tickets too: rather too much is forgotten than too little.
      const members: Prisma.RoomMemberWhereInput = {
        OR: [{ userId }, { userId: null, ticket: { userId } }],
      };
      await tx.roomLine.updateMany({ where: { member: members }, data: { text: null } });
      await tx.attendance.updateMany({
        where: { OR: [{ userId }, { member: members }] },
        data: { userId: null, review: null },
      });
      // A show that is over bars nobody any more.
      await tx.roomBan.updateMany({ where: { userId }, data: { userId: null } });
      await tx.roomMember.updateMany({ where: members, data: { name: null, userId: null } });
      return {};
    },
  };
}
