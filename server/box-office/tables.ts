import type { Prisma, PrismaClient, Refund } from '../../generated/prisma/client.ts';
import type { OrderSpan } from '../../protocol/admin.ts';
import type { ShowId } from '../../protocol/ids.ts';
import type { Money } from '../../protocol/money.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { type Actor, actorName, requireOperator } from '../people/index.ts';
import { audit } from '../platform/audit.ts';
import { personOf } from './staff-views.ts';

/** One cell of a table that leaves the house: a text, a number, a sum, a moment, or nothing. */
export type Cell = string | number | Money | Date | null;

/** Rows of a table. They are read as they are taken, a few hundred at a time. */
export type Rows = AsyncGenerator<readonly Cell[]>;

/** What leaves the house as a table; how it is written is for whoever writes it. */
export interface Table {
  /** By their keys: `starts_at`. */
  readonly columns: readonly string[];
  /** IANA zone by whose clock its moments are read. */
  readonly timeZone: string;
  readonly rows: Rows;
}

/** Rows of one reading. */
const batchSize = 500;

interface TableDeps {
  readonly prisma: PrismaClient;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/*
 * A table names people and leaves the house: who has asked for which is a line of the audit log before its first row is
 * read.
 */

/**
 * Orders of a show, by its clock, or those made in a span, by the clock of whoever asks.
 * @throws Refusal `forbidden`, `not_found`
 */
export async function orderTable(
  { prisma, now }: TableDeps,
  actor: Actor,
  which: { readonly showId: ShowId } | OrderSpan,
): Promise<Table> {
  requireOperator(actor);
  const exported = { at: new Date(now()), actor: actorName(actor), act: 'order.export' };
  if ('showId' in which) {
    const timeZone = await zoneOf(prisma, which.showId);
    await audit(prisma, { ...exported, subject: 'show', subjectId: which.showId, details: {} });
    return { columns: orderColumns, timeZone, rows: orderRows(prisma, { showId: which.showId }) };
  }
  const { from, to, timeZone = 'UTC' } = which;
  await audit(prisma, { ...exported, subject: 'order', subjectId: 0, details: { from, to } });
  const rows = orderRows(prisma, { createdAt: { gte: new Date(from), lt: new Date(to) } });
  return { columns: orderColumns, timeZone, rows };
}

/** Tickets of a show, those taken back too, by its clock. @throws Refusal `forbidden`, `not_found` */
export async function ticketTable({ prisma, now }: TableDeps, actor: Actor, showId: ShowId): Promise<Table> {
  requireOperator(actor);
  const timeZone = await zoneOf(prisma, showId);
  await audit(prisma, {
    ...{ at: new Date(now()), actor: actorName(actor), act: 'ticket.export' },
    ...{ subject: 'show', subjectId: showId, details: {} },
  });
  return { columns: ticketColumns, timeZone, rows: ticketRows(prisma, showId) };
}

async function zoneOf(prisma: PrismaClient, showId: ShowId): Promise<string> {
  const show = await prisma.show.findUnique({ where: { id: showId }, select: { timeZone: true } });
  if (show === null) throw new Refusal('not_found', `no show ${showId}`);
  return show.timeZone;
}

const ofOrder = {
  show: { select: { title: true, startsAt: true } },
  user: true,
  promoCode: { select: { code: true } },
  lines: { select: { quantity: true } },
  payments: { orderBy: { id: 'asc' } },
  refunds: { select: { amount: true, takenBack: true, status: true, way: true } },
} as const satisfies Prisma.OrderInclude;

const orderColumns = [
  ...['order', 'show_id', 'show', 'starts_at', 'status', 'buyer', 'tickets', 'amount', 'discount'],
  ...['currency', 'refunded', 'promo_code', 'sold_in', 'created_at', 'paid_at', 'provider', 'references'],
  // Of what was paid and given back: from a balance, and to one.
  ...['from_balance', 'refunded_to_balance'],
];

async function* orderRows(prisma: PrismaClient, where: Prisma.OrderWhereInput): Rows {
  for (let after = 0; ;) {
    const rows = await prisma.order.findMany({
      where: { ...where, id: { gt: after } },
      include: ofOrder,
      orderBy: { id: 'asc' },
      take: batchSize,
    });
    for (const row of rows) yield orderRow(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < batchSize) return;
    after = last.id;
  }
}

function orderRow(row: Prisma.OrderGetPayload<{ include: typeof ofOrder }>): readonly Cell[] {
  const { id, showId, show, status, user, currency, promoCode, surface, payments } = row;
  const done = row.refunds.filter((refund) => refund.status === 'done');
  const refunded = sumOf(done);
  const toBalance = sumOf(done.filter(({ way }) => way === 'balance'));
  const seats = row.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const money = (amount: number): Money => ({ amount, currency });
  return [
    ...[id, showId, show.title, show.startsAt, status, user === null ? null : personOf(user), seats],
    ...[money(row.amount), money(row.discount), currency],
    ...[money(refunded), promoCode?.code ?? null, surface],
    ...[row.createdAt, row.paidAt, payments[0]?.provider ?? null],
    payments.map(({ reference }) => reference).join(' '),
    ...[money(row.credit), money(toBalance)],
  ];
}

/** What was taken back of a balance has gone along the charge. */
const sumOf = (parts: readonly Pick<Refund, 'amount' | 'takenBack'>[]): number =>
  parts.reduce((sum, { amount, takenBack }) => sum + amount - takenBack, 0);

const ticketColumns = [
  ...['ticket', 'order', 'number', 'category', 'status', 'holder', 'seated_at', 'issued_at', 'revoked_at'],
];

async function* ticketRows(prisma: PrismaClient, showId: ShowId): Rows {
  for (let after = 0; ;) {
    const rows = await prisma.ticket.findMany({
      where: { showId, id: { gt: after } },
      include: { user: true, priceCategory: { select: { name: true } } },
      orderBy: { id: 'asc' },
      take: batchSize,
    });
    for (const { id, orderId, number, priceCategory, status, user, ...at } of rows) {
      yield [
        ...[id, orderId, number, priceCategory.name, status, user === null ? null : personOf(user)],
        ...[at.seatedAt, at.createdAt, at.revokedAt],
      ];
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < batchSize) return;
    after = last.id;
  }
}
