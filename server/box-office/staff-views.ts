import type { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import type { OrderSearch, StaffOrder, StaffShow } from '../../protocol/admin.ts';
import { OrderId, ShowId, TicketId } from '../../protocol/ids.ts';
import type { z } from 'zod';
import { type Actor, requireOperator } from '../people/index.ts';
import { availability } from './orders/availability.ts';
import { takeableOf } from './orders/balance.ts';
import { refundedWith, refundOffer } from './orders/refund-plan.ts';
import { stageOf, statusOf } from './shows.ts';

/** The newest of each, at most. */
const most = { shows: 100, orders: 100 };

const ofShow = {
  credits: { orderBy: { position: 'asc' } },
  priceCategories: {
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    include: { prices: { orderBy: { currency: 'asc' } } },
  },
  ...stageOf,
} as const satisfies Prisma.ShowInclude;

/** Every show, drafts and those that are over too, the latest first. @throws Refusal `forbidden` */
export async function staffShows(prisma: PrismaClient, actor: Actor, now: number): Promise<StaffShow[]> {
  requireOperator(actor, 'sell', 'cast');
  const rows = await prisma.show.findMany({
    include: ofShow,
    orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
    take: most.shows,
  });
  const givenBack = await revokedOf(
    prisma,
    rows.map(({ id }) => id),
  );
  const shows: StaffShow[] = [];
  for (const row of rows) {
    const seats = await availability(prisma, ShowId.parse(row.id), { now: new Date(now) });
    shows.push({
      ...{ id: ShowId.parse(row.id), title: row.title, description: row.description },
      ...{ startsAt: row.startsAt.getTime(), durationMinutes: row.durationMinutes },
      ...{ doorsMinutes: row.doorsMinutes, timeZone: row.timeZone, language: row.language },
      ...{ takesPart: row.takesPart, capacity: row.capacity },
      cast: row.credits.map(({ name, part }) => ({ name, part })),
      categories: row.priceCategories.map(({ id, name, capacity, prices }) => ({
        ...{ id, name, capacity },
        prices: prices.map(({ amount, currency }) => ({ amount, currency })),
        ...{ sold: seats.takenOf.get(id) ?? 0, left: seats.byCategory.get(id) ?? 0 },
      })),
      posterUrl: row.posterUrl,
      ...{ published: row.publishedAt !== null, status: statusOf(row, now) },
      ...{ sold: seats.taken, left: seats.total, givenBack: givenBack.get(row.id) ?? 0 },
    });
  }
  return shows;
}

/** How many tickets of each show are revoked. */
async function revokedOf(prisma: PrismaClient, shows: readonly number[]): Promise<Map<number, number>> {
  const rows = await prisma.ticket.groupBy({
    by: ['showId'],
    where: { showId: { in: [...shows] }, status: 'revoked' },
    _count: true,
  });
  return new Map(rows.map(({ showId, _count }) => [showId, _count]));
}

const ofOrder = {
  ...refundedWith,
  show: { select: { title: true } },
  user: { select: { firstName: true, lastName: true, username: true } },
  promoCode: { select: { code: true } },
  refunds: { orderBy: { id: 'asc' } },
} as const satisfies Prisma.OrderInclude;

/**
 * Orders, the newest first: by their number, the provider's reference of a payment, a promo code, or the buyer's name in
 * Telegram.
 * @throws Refusal `forbidden`
 */
export async function staffOrders(
  prisma: PrismaClient,
  actor: Actor,
  now: number,
  { search, status, show }: z.output<typeof OrderSearch>,
): Promise<StaffOrder[]> {
  requireOperator(actor);
  const rows = await prisma.order.findMany({
    where: {
      ...(status && { status }),
      ...(show !== undefined && { showId: show }),
      ...(search && { OR: anyOf(search.trim()) }),
    },
    include: ofOrder,
    orderBy: { id: 'desc' },
    take: most.orders,
  });
  return viewsOf(prisma, rows, now);
}

/** Orders whose money does not fit, the oldest first. Asked by whoever has asked who may see them. */
export async function stuckOrders(prisma: PrismaClient, now: number, take: number): Promise<StaffOrder[]> {
  const rows = await prisma.order.findMany({
    where: { status: 'stuck' },
    include: ofOrder,
    orderBy: { id: 'asc' },
    take,
  });
  return viewsOf(prisma, rows, now);
}

/** How the staff know somebody: by the name in Telegram, and by what one can write to. */
export function personOf(user: {
  readonly username: string | null;
  readonly firstName: string;
  readonly lastName: string | null;
}): string {
  const name = [user.firstName, user.lastName].filter((part) => part !== null && part !== '').join(' ');
  return user.username === null ? name : `${name} (@${user.username})`;
}

function anyOf(search: string): Prisma.OrderWhereInput[] {
  const number = /^\d{1,9}$/.test(search) ? [{ id: Number(search) }] : [];
  const name = { contains: search.replace(/^@/, ''), mode: 'insensitive' as const };
  return [
    ...number,
    { payments: { some: { reference: search } } },
    { promoCode: { code: search.toUpperCase() } },
    { user: { OR: [{ firstName: name }, { username: name }] } },
  ];
}

type OrderRow = Prisma.OrderGetPayload<{ include: typeof ofOrder }>;

async function viewsOf(prisma: PrismaClient, rows: readonly OrderRow[], now: number): Promise<StaffOrder[]> {
  const views: StaffOrder[] = [];
  for (const row of rows) views.push(orderView(row, await takeableOf(prisma, row, { now: new Date(now) })));
  return views;
}

function orderView(row: OrderRow, takeable: number): StaffOrder {
  const { status, amount, credit, currency, user } = row;
  return {
    ...{ id: OrderId.parse(row.id), showId: ShowId.parse(row.showId), show: row.show.title },
    buyer: user === null ? null : personOf(user),
    ...{ status, amount, credit, currency },
    seats: row.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    promoCode: row.promoCode?.code ?? null,
    createdAt: row.createdAt.getTime(),
    paidAt: row.paidAt?.getTime() ?? null,
    payments: row.payments.map(({ provider, reference, amount: paid, currency: of }) => ({
      ...{ provider, reference, amount: paid, currency: of },
    })),
    refunds: row.refunds.map(({ id, amount: back, way, takenBack: taken, reason, status: at }) => ({
      ...{ id, amount: back, way, taken, reason, status: at },
    })),
    tickets: row.tickets.map(({ id, revision, status: at }) => ({
      ...{ id: TicketId.parse(id), revision, revoked: at === 'revoked' },
    })),
    refund: refundOffer(row, { by: 'theatre', takeable }),
  };
}
