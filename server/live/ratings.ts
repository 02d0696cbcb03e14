import type { MemberId, ShowId } from '../../protocol/ids.ts';
import type { PrismaClient } from '../platform/database/index.ts';

/** Keeps what a member thinks of a show, 1 to 5 stars; the last word counts. */
export const createRatings =
  (prisma: PrismaClient) =>
  async (showId: ShowId, memberId: MemberId, stars: number): Promise<void> => {
    const said = { stars, ratedAt: new Date() };
    const { userId } = await prisma.roomMember.findUniqueOrThrow({ where: { id: memberId } });
    await prisma.attendance.upsert({
      where: { memberId },
      create: { memberId, showId, userId, ...said },
      update: said,
    });
  };
