import type { Prisma, PrismaClient } from '../../../generated/prisma/client.ts';
import type { ShowId } from '../../../protocol/ids.ts';
import type { Reception, Reviews } from '../../../protocol/reception.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import type { Rows, Table } from '../../box-office/index.ts';
import { type Actor, actorName, requireOperator } from '../../people/index.ts';
import { audit } from '../../platform/audit.ts';

/** How shows were received. For those alone who sell them or play in them. */
export interface Receptions {
  /** Ratings and attendance in figures. @throws Refusal `forbidden`, `not_found` */
  figures(actor: Actor, showId: ShowId): Promise<Reception>;
  /** What was written, the newest first. @param before where the page before ended. @throws as `figures` */
  reviews(actor: Actor, showId: ShowId, before?: string): Promise<Reviews>;
  /** Every rating, with words or without, in no order, by the show's clock; who asks is a line of the audit log. @throws as `figures` */
  table(actor: Actor, showId: ShowId): Promise<Table>;
}

/** Reviews of one page. */
const pageSize = 20;
/** Rows of one reading. */
const batchSize = 500;

/** @param now milliseconds since 1970 */
export const createReceptions = (prisma: PrismaClient, now: () => number): Receptions => ({
  async figures(actor, showId) {
    await requireReader(prisma, actor, showId);
    return figuresOf(prisma, showId);
  },
  async reviews(actor, showId, before) {
    await requireReader(prisma, actor, showId);
    return reviewsOf(prisma, showId, before);
  },
  async table(actor, showId) {
    const { timeZone } = await requireReader(prisma, actor, showId);
    await audit(prisma, {
      ...{ at: new Date(now()), actor: actorName(actor), act: 'rating.export' },
      ...{ subject: 'show', subjectId: showId, details: {} },
    });
    return { columns: ratingColumns, timeZone, rows: ratingRows(prisma, showId) };
  },
});

async function requireReader(
  prisma: PrismaClient,
  actor: Actor,
  showId: ShowId,
): Promise<{ readonly timeZone: string }> {
  requireOperator(actor, 'sell', 'cast');
  const show = await prisma.show.findUnique({ where: { id: showId }, select: { timeZone: true } });
  if (show === null) throw new Refusal('not_found', `no show ${showId}`);
  return show;
}

async function figuresOf(prisma: PrismaClient, showId: ShowId): Promise<Reception> {
  const [given, [attendance]] = await Promise.all([
    prisma.attendance.groupBy({ by: ['stars'], where: { showId, stars: { not: null } }, _count: true }),
    prisma.$queryRaw<{ tickets: number; came: number; median: number | null }[]>`
      SELECT count(*) FILTER (WHERE t.status = 'valid' OR h.watched_at IS NOT NULL)::int AS tickets,
             count(h.watched_at)::int AS came,
             percentile_cont(0.5) WITHIN GROUP (ORDER BY h.watch_duration_minutes)
               FILTER (WHERE h.watched_at IS NOT NULL) AS median
        FROM tickets t
        LEFT JOIN room_members m ON m.ticket_id = t.id
        LEFT JOIN user_history h ON h.member_id = m.id
       WHERE t.event_id = ${showId}`,
  ]);
  const timesOf = (stars: number): number => given.find((each) => each.stars === stars)?._count ?? 0;
  const stars: Reception['stars'] = [timesOf(1), timesOf(2), timesOf(3), timesOf(4), timesOf(5)];
  const count = stars.reduce((sum, times) => sum + times, 0);
  const sum = stars.reduce((whole, times, index) => whole + times * (index + 1), 0);
  return {
    ...{ stars, average: count === 0 ? null : sum / count },
    ...{ tickets: attendance?.tickets ?? 0, came: attendance?.came ?? 0 },
    medianMinutes: attendance?.median ?? null,
  };
}

/** Somebody who has asked to be forgotten: their words are gone from this moment, and back if they think again. */
const asked = { user: { eraseAt: { not: null } } } as const;
/** As those are found who are forgotten: by themselves, or by the ticket of somebody who came without an account. */
const isLeaving = {
  OR: [asked, { member: { userId: null, ticket: asked } }],
} satisfies Prisma.AttendanceWhereInput;

async function reviewsOf(prisma: PrismaClient, showId: ShowId, before?: string): Promise<Reviews> {
  const rows = await prisma.attendance.findMany({
    where: {
      AND: [
        { showId, stars: { not: null }, review: { not: null }, ratedAt: { not: null }, NOT: isLeaving },
        ...(before === undefined ? [] : [olderThan(before)]),
      ],
    },
    select: { memberId: true, stars: true, review: true, ratedAt: true },
    orderBy: [{ ratedAt: 'desc' }, { memberId: 'desc' }],
    take: pageSize + 1,
  });
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    reviews: page.map(({ stars, review, ratedAt }) => ({
      ...{ stars: stars ?? 0, text: review ?? '', at: ratedAt?.getTime() ?? 0 },
    })),
    next: rows.length <= pageSize || last === undefined ? null : cursorOf(last),
  };
}

const cursorOf = ({
  ratedAt,
  memberId,
}: {
  readonly ratedAt: Date | null;
  readonly memberId: string;
}): string => `${ratedAt?.getTime() ?? 0}_${memberId}`;

function olderThan(cursor: string): Prisma.AttendanceWhereInput {
  const [time = '', memberId = ''] = cursor.split('_');
  const ratedAt = new Date(Number(time));
  return { OR: [{ ratedAt: { lt: ratedAt } }, { ratedAt, memberId: { lt: memberId } }] };
}

const ratingColumns = ['rated_at', 'stars', 'minutes', 'review'];

async function* ratingRows(prisma: PrismaClient, showId: ShowId): Rows {
  const leaving = await prisma.attendance.findMany({
    where: { AND: [{ showId, review: { not: null } }, isLeaving] },
    select: { memberId: true },
  });
  const silent = new Set(leaving.map(({ memberId }) => memberId));
  for (let after: string | undefined; ;) {
    const rows = await prisma.attendance.findMany({
      where: { showId, stars: { not: null }, ...(after !== undefined && { memberId: { gt: after } }) },
      orderBy: { memberId: 'asc' },
      take: batchSize,
    });
    for (const { memberId, ratedAt, stars, minutes, review } of rows) {
      yield [ratedAt, stars, minutes, silent.has(memberId) ? null : review];
    }
    after = rows.at(-1)?.memberId;
    if (after === undefined || rows.length < batchSize) return;
  }
}
