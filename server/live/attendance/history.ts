import { z } from 'zod';
import type { PrismaClient } from '../../../generated/prisma/client.ts';
import { ShowId } from '../../../protocol/ids.ts';
import { Rating, type WatchedShow } from '../../../protocol/people.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { keepRating } from '../ratings.ts';

/** Of two tickets for one show, the one that was used: whoever bought for two is told of each show once. */
const longestFirst = [{ minutes: 'desc' }, { memberId: 'asc' }] as const;

/** The shows that somebody has watched, the last one first. */
export async function listHistory(prisma: PrismaClient, userId: bigint): Promise<WatchedShow[]> {
  const rows = await prisma.attendance.findMany({
    where: { userId, joinedAt: { not: null } },
    orderBy: [{ showId: 'asc' }, ...longestFirst],
    distinct: ['showId'],
    include: { show: { select: { title: true, startsAt: true, room: { select: { phase: true } } } } },
  });
  return rows
    .map(({ show, ...row }) => ({
      ...{ showId: ShowId.parse(row.showId), title: show.title, startsAt: show.startsAt.getTime() },
      ...{ joinedAt: row.joinedAt?.getTime() ?? 0, leftAt: row.leftAt?.getTime() ?? null },
      finished: show.room?.phase === 'finished',
      ...{ minutes: row.minutes, stars: row.stars, review: row.review },
    }))
    .toSorted((one, other) => other.joinedAt - one.joinedAt);
}

/**
 * Keeps what somebody thinks of a show that they were at; the last word counts. Without a review an earlier one stays,
 * null takes it back.
 * @throws Refusal `was_not_there`, `wrong_phase` before the show is over, `bad_request` for what is no rating
 */
export async function rateShow(
  prisma: PrismaClient,
  userId: bigint,
  showId: ShowId,
  stars: number,
  review?: string | null,
): Promise<void> {
  const said = Rating.safeParse({ stars, review });
  if (!said.success) throw new Refusal('bad_request', z.prettifyError(said.error));
  const seat = await prisma.attendance.findFirst({
    where: { userId, showId },
    orderBy: [...longestFirst],
    include: { show: { select: { room: { select: { phase: true } } } } },
  });
  if (seat === null) throw new Refusal('was_not_there', `user ${userId} was not at show ${showId}`);
  if (seat.show.room?.phase !== 'finished') throw new Refusal('wrong_phase', 'a rating comes after the show');
  await keepRating(prisma, seat, said.data);
}
