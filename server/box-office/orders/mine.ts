import type { Prisma } from '../../../generated/prisma/client.ts';
import type { MoneyBack, OwnOrders, OwnTicket } from '../../../protocol/box-office.ts';
import { OrderId, ShowId } from '../../../protocol/ids.ts';
import { isOpen, isOver, openingHours, shownWith, showView } from '../shows.ts';
import { type IssueDeps, issuedOf } from '../tickets/issue.ts';
import { balanceOf, takeableOf } from './balance.ts';
import { paidStatuses } from './machine.ts';
import { returningOf } from './money-back.ts';
import { refundedWith, refundOffer } from './refund-plan.ts';
import { isRefundable, windowedWith } from './refund-window.ts';

interface MineDeps extends IssueDeps {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly refundHours?: number | undefined;
}

/** What an account holds for shows that are not over, the next one first; what it has passed on is not among it. */
export const myTickets = (deps: MineDeps, userId: bigint): Promise<OwnTicket[]> =>
  ticketsWhere(deps, userId, { userId });

/** What an account has passed on, as long as nobody has made it their own. */
export const passedOnTickets = (deps: MineDeps, userId: bigint): Promise<OwnTicket[]> =>
  ticketsWhere(deps, userId, { userId: null, passedOnBy: userId });

async function ticketsWhere(
  deps: MineDeps,
  userId: bigint,
  which: Prisma.TicketWhereInput,
): Promise<OwnTicket[]> {
  const now = deps.now();
  const rows = await deps.prisma.ticket.findMany({
    where: { ...which, status: 'valid', order: { status: { in: [...paidStatuses] } } },
    include: { order: true, priceCategory: true, show: { include: shownWith } },
    orderBy: [{ show: { startsAt: 'asc' } }, { id: 'asc' }],
    take: 200,
  });
  return rows
    .filter(({ show }) => !isOver(show, new Date(now)))
    .map((row) => ({
      ...issuedOf(deps, row),
      show: showView(row.show, now),
      doorsAt: openingHours(row.show).doorsAt,
      isOpen: isOpen(row.show),
      category: row.priceCategory.name,
      orderId: OrderId.parse(row.orderId),
      isGift: row.order.userId !== userId,
    }));
}

/** The most orders that are told at once. */
const mostOrders = 100;

/** What an account has bought, and the Stars that its next order takes first. */
export async function myOrders(
  { prisma, now: clock, refundHours }: Pick<MineDeps, 'prisma' | 'now' | 'refundHours'>,
  userId: bigint,
): Promise<OwnOrders> {
  const now = clock();
  const rows = await prisma.order.findMany({
    where: { userId },
    include: { ...refundedWith, ...windowedWith },
    orderBy: { id: 'desc' },
    take: mostOrders,
  });
  const balance = await balanceOf(prisma, userId, { currency: 'XTR', now: new Date(now) });
  const offers = new Map<number, MoneyBack | undefined>();
  for (const row of rows.filter((one) => isRefundable(one, { refundHours, now }))) {
    const takeable = await takeableOf(prisma, row, { now: new Date(now) });
    offers.set(row.id, refundOffer(row, { by: 'buyer', takeable })?.all);
  }
  return {
    orders: rows.map((row) => ({
      orderId: OrderId.parse(row.id),
      showId: ShowId.parse(row.showId),
      show: row.show.title,
      startsAt: row.show.startsAt.getTime(),
      status: row.status,
      amount: row.amount,
      currency: row.currency,
      seats: row.lines.reduce((sum, { quantity }) => sum + quantity, 0),
      at: row.createdAt.getTime(),
      holdExpiresAt: row.holdExpiresAt?.getTime() ?? null,
      refund: offers.get(row.id) ?? null,
      returning: returningOf(row.refunds),
    })),
    balance,
  };
}
