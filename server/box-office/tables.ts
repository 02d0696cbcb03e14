import type { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import type { OrderSpan } from '../../protocol/admin.ts';
import type { ShowId } from '../../protocol/ids.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { type Actor, actorName, requireOperator } from '../people/index.ts';
import { audit } from './audit.ts';
import { personOf } from './staff-views.ts';

/** One cell of a table that leaves the house: a text, a number, or nothing. Times are ISO 8601 in UTC. */
export type Cell = string | number | null;

/** Rows, the first of which names the columns. They are read as they are taken, a few hundred at a time. */
export type Table = AsyncGenerator<readonly Cell[]>;

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

/** Orders of a show, or those made in a span. @throws Refusal `forbidden`, `not_found` */
export async function orderTable(
  { prisma, now }: TableDeps,
  actor: Actor,
  which: { readonly showId: ShowId } | OrderSpan,
): Promise<Table> {
  requireOperator(actor);
  const exported = { at: new Date(now()), actor: actorName(actor), act: 'order.export' };
  if ('showId' in which) {
    await requireShow(prisma, which.showId);
    await audit(prisma, { ...exported, subject: 'show', subjectId: which.showId, details: {} });
    return orderRows(prisma, { showId: which.showId });
  }
  const span = { from: which.from, to: which.to };
  await audit(prisma, { ...exported, subject: 'order', subjectId: 0, details: span });
  return orderRows(prisma, { createdAt: { gte: new Date(which.from), lt: new Date(which.to) } });
}

/** Tickets of a show, those taken back too. @throws Refusal `forbidden`, `not_found` */
export async function ticketTable({ prisma, now }: TableDeps, actor: Actor, showId: ShowId): Promise<Table> {
  requireOperator(actor);
  await requireShow(prisma, showId);
  await audit(prisma, {
    ...{ at: new Date(now()), actor: actorName(actor), act: 'ticket.export' },
    ...{ subject: 'show', subjectId: showId, details: {} },
  });
  return ticketRows(prisma, showId);
}

async function requireShow(prisma: PrismaClient, showId: ShowId): Promise<void> {
  if ((await prisma.show.count({ where: { id: showId } })) === 0) {
    throw new Refusal('not_found', `no show ${showId}`);
  }
}

/** Minor units as a decimal number with a point. */
function decimal(amount: number, currency: string): string {
  const digits =
    currency === 'XTR'
      ? 0
      : (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
          .maximumFractionDigits ?? 2);
  return (amount / 10 ** digits).toFixed(digits);
}

const moment = (at: Date | null): string | null => at?.toISOString() ?? null;

const ofOrder = {
  show: { select: { title: true, startsAt: true } },
  user: true,
  promoCode: { select: { code: true } },
  lines: { select: { quantity: true } },
  payments: { orderBy: { id: 'asc' } },
  refunds: { select: { amount: true, status: true, way: true } },
} as const satisfies Prisma.OrderInclude;

const orderColumns = [
  ...['order', 'show_id', 'show', 'starts_at', 'status', 'buyer', 'tickets', 'amount', 'discount'],
  ...['currency', 'refunded', 'promo_code', 'sold_in', 'created_at', 'paid_at', 'provider', 'references'],
  // Of what was paid and given back: from a balance, and to one.
  ...['from_balance', 'refunded_to_balance'],
];

async function* orderRows(prisma: PrismaClient, where: Prisma.OrderWhereInput): Table {
  yield orderColumns;
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
  return [
    ...[id, showId, show.title, moment(show.startsAt), status, user === null ? null : personOf(user), seats],
    ...[decimal(row.amount, currency), decimal(row.discount, currency), currency],
    ...[decimal(refunded, currency), promoCode?.code ?? null, surface],
    ...[moment(row.createdAt), moment(row.paidAt), payments[0]?.provider ?? null],
    payments.map(({ reference }) => reference).join(' '),
    ...[decimal(row.credit, currency), decimal(toBalance, currency)],
  ];
}

const sumOf = (parts: readonly { readonly amount: number }[]): number =>
  parts.reduce((sum, { amount }) => sum + amount, 0);

const ticketColumns = [
  ...['ticket', 'order', 'number', 'category', 'status', 'holder', 'seated_at', 'issued_at', 'revoked_at'],
];

async function* ticketRows(prisma: PrismaClient, showId: ShowId): Table {
  yield ticketColumns;
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
        ...[moment(at.seatedAt), moment(at.createdAt), moment(at.revokedAt)],
      ];
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < batchSize) return;
    after = last.id;
  }
}
