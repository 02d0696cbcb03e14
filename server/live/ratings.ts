import type { MemberId, ShowId } from '../../protocol/ids.ts';
import type { PrismaClient } from '../platform/database/index.ts';

/** Keeps what was said of a show from a seat; the last word counts, and what is not said stays. */
export async function keepRating(
  prisma: PrismaClient,
  seat: { readonly memberId: string; readonly showId: number; readonly userId: bigint | null },
  said: { readonly stars: number; readonly review?: string | null | undefined },
): Promise<void> {
  const { memberId, showId, userId } = seat;
  const data = {
    ...{ stars: said.stars, ratedAt: new Date() },
    ...(said.review !== undefined && { review: said.review }),
  };
  await prisma.attendance.upsert({
    where: { memberId },
    create: { memberId, showId, userId, ...data },
    update: data,
  });
}

/** Keeps what a member thinks of a show as they leave it, 1 to 5 stars: in the room nobody is asked for words. */
export const createRatings =
  (prisma: PrismaClient) =>
  async (showId: ShowId, memberId: MemberId, stars: number): Promise<void> => {
    const { userId } = await prisma.roomMember.findUniqueOrThrow({ where: { id: memberId } });
    await keepRating(prisma, { memberId, showId, userId }, { stars });
  };
