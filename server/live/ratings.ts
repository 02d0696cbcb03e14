import type { MemberId, ShowId } from '../../protocol/ids.ts';
import type { PrismaClient } from '../platform/database/index.ts';

/** Keeps what a member thinks of a show, 1 to 5 stars; the last word counts. */
export const createRatings =
  (prisma: PrismaClient) =>
  async (showId: ShowId, memberId: MemberId, stars: number): Promise<void> => {
    await prisma.showRating.upsert({
      where: { memberId },
      create: { memberId, showId, stars },
      update: { stars, at: new Date() },
    });
  };
