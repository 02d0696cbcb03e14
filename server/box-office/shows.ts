import type { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import type { ShowView } from '../../protocol/http.ts';
import { ShowId } from '../../protocol/ids.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { availability } from './orders/availability.ts';

/** How long after its planned end a show may still be playing. */
export const overtimeMinutes = 120;

/** The hours in which a ticket opens the door, all in milliseconds since 1970. */
export interface OpeningHours {
  readonly doorsAt: number;
  readonly overAt: number;
}

/** From the opening of the doors until well after the planned end: a show may begin late and run long. */
export function openingHours(show: {
  readonly startsAt: Date;
  readonly doorsMinutes: number;
  readonly durationMinutes: number;
}): OpeningHours {
  const start = show.startsAt.getTime();
  return {
    doorsAt: start - show.doorsMinutes * 60_000,
    overAt: start + (show.durationMinutes + overtimeMinutes) * 60_000,
  };
}

/** What says whether a show is still ahead. */
export const stageOf = { room: { select: { phase: true } } } as const satisfies Prisma.ShowInclude;
type ShowStage = Prisma.ShowGetPayload<{ include: typeof stageOf }>;

/** It was played to its end, or called off. */
export const hasEnded = ({ status, room }: Pick<ShowStage, 'status' | 'room'>): boolean =>
  status === 'cancelled' || status === 'finished' || room?.phase === 'finished';

/** The stage manager has opened the house, and spectators come in. */
export const isOpen = ({ status, room }: Pick<ShowStage, 'status' | 'room'>): boolean =>
  room !== null && room.phase !== 'closed' && !hasEnded({ status, room });

/** There is nothing to come to any more: it has ended, or its hours are over. */
export const isOver = (show: ShowStage, now: Date): boolean =>
  hasEnded(show) || now.getTime() > openingHours(show).overAt;

/** What a page shows of a show. The room's phase is read from its table: the live folder stands above this one. */
export const shownWith = {
  credits: { orderBy: { position: 'asc' } },
  priceCategories: {
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    include: { prices: { orderBy: { currency: 'asc' } } },
  },
  ...stageOf,
} as const satisfies Prisma.ShowInclude;
type ShownShow = Prisma.ShowGetPayload<{ include: typeof shownWith }>;

/** The shows that can still be seen, the next one first. */
export async function listShows(prisma: PrismaClient, now: number): Promise<ShowView[]> {
  const rows = await prisma.show.findMany({
    where: { publishedAt: { not: null }, startsAt: { gt: new Date(now - 24 * 3_600_000) } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    include: shownWith,
    take: 200,
  });
  return rows.map((row) => showView(row, now)).filter(({ status }) => status !== 'finished');
}

/**
 * What anybody may see of one show; of one that is on sale, with the seats that are left.
 * @throws Refusal `not_found`, for a draft too
 */
export async function findShow(prisma: PrismaClient, id: ShowId, now: number): Promise<ShowView> {
  const row = await prisma.show.findUnique({ where: { id, publishedAt: { not: null } }, include: shownWith });
  if (row === null) throw new Refusal('not_found', `no show ${id}`);
  const view = showView(row, now);
  if (view.status !== 'upcoming' && view.status !== 'live') return view;
  const { byCategory } = await availability(prisma, id, { now: new Date(now) });
  const categories = view.categories.map((each) => ({ ...each, left: byCategory.get(each.id) ?? 0 }));
  return { ...view, categories };
}

/** A show for those who are let into its room: the cast rehearses before it is on the bill. @throws Refusal `not_found` */
export async function showOfRoom(prisma: PrismaClient, id: ShowId, now: number): Promise<ShowView> {
  const row = await prisma.show.findUnique({ where: { id }, include: shownWith });
  if (row === null) throw new Refusal('not_found', `no show ${id}`);
  return showView(row, now);
}

export function showView(row: ShownShow, now: number): ShowView {
  const { title, description, durationMinutes, timeZone, language, posterUrl, takesPart } = row;
  return {
    id: ShowId.parse(row.id),
    ...{ title, description, durationMinutes, timeZone, language, posterUrl, takesPart },
    startsAt: row.startsAt.getTime(),
    doorsAt: openingHours(row).doorsAt,
    cast: row.credits.map(({ name, part }) => ({ name, part })),
    categories: row.priceCategories.map(({ id, name, prices }) => ({
      id,
      name,
      prices: prices.map(({ amount, currency }) => ({ amount, currency })),
    })),
    status: statusOf(row, now),
  };
}

export function statusOf(
  row: Pick<ShownShow, 'status' | 'room' | 'startsAt' | 'doorsMinutes' | 'durationMinutes'>,
  now: number,
): ShowView['status'] {
  if (row.status === 'cancelled') return 'cancelled';
  const phase = row.room?.phase;
  if (row.status === 'finished' || phase === 'finished') return 'finished';
  if (phase === 'live' || phase === 'intermission') return 'live';
  return now > openingHours(row).overAt ? 'finished' : 'upcoming';
}
