import type { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import { OrderId, ShowId, TicketId } from '../../protocol/ids.ts';
import type { Obstacle } from '../../protocol/people.ts';
import type { PersonalDataPart } from '../people/index.ts';
import { paidStatuses } from './orders/machine.ts';
import { openingHours, stageOf } from './shows.ts';

/**
 * What the box office holds of somebody: orders, tickets, and what they have paid. The books keep orders, tickets and
 * charges, without whose they are. The payer's number is needed to give money back, so that it goes only when nothing
 * can be given back any more: no ticket for a show to come, no order that waits, no refund under way. The provider's
 * reference of the charge stays: the tax office asks for it, and it names nobody to those without the provider's books.
 */
export function orderDataPart(prisma: PrismaClient): PersonalDataPart {
  return {
    name: 'boxOffice',
    async exportFor(userId) {
      const orders = await prisma.order.findMany({
        where: { userId },
        omit: { accessToken: true, heldFrom: true, requestKey: true },
        include: {
          lines: { include: { priceCategory: { select: { name: true } } } },
          tickets: { omit: { accessToken: true }, orderBy: { number: 'asc' } },
          payments: { orderBy: { id: 'asc' } },
          refunds: { orderBy: { id: 'asc' } },
        },
        orderBy: { id: 'asc' },
      });
      const tickets = await prisma.ticket.findMany({
        where: { userId, order: { OR: [{ userId: null }, { userId: { not: userId } }] } },
        ...{ omit: { accessToken: true }, orderBy: { id: 'asc' } },
      });
      const payments = await prisma.payment.findMany({
        where: { payerId: userId, order: { OR: [{ userId: null }, { userId: { not: userId } }] } },
        orderBy: { id: 'asc' },
      });
      return {
        orders: orders.map((order) => ({
          ...order,
          tickets: order.tickets.map((ticket) => withoutOthers(ticket, 'userId', userId)),
          payments: order.payments.map((payment) => withoutOthers(payment, 'payerId', userId)),
        })),
        ticketsOfOthers: tickets,
        paidForOthers: payments,
      };
    },
    waitsFor: (db, userId, now) => obstacles(db, userId, now),
    async erase({ tx }, userId) {
      const orders = await tx.order.updateManyAndReturn({ where: { userId }, data: { userId: null } });
      const tickets = await tx.ticket.updateManyAndReturn({ where: { userId }, data: { userId: null } });
      await tx.ticket.updateMany({ where: { passedOnBy: userId }, data: { passedOnBy: null } });
      const payments = await tx.payment.updateManyAndReturn({
        where: { payerId: userId },
        data: { payerId: null },
      });
      return { orders: idsOf(orders), tickets: idsOf(tickets), payments: idsOf(payments) };
    },
  };
}

/** The row without whose it is, unless it is the asker's: who else paid or was given a ticket is theirs to tell. */
function withoutOthers<Key extends string, Row extends { readonly [key in Key]: bigint | null }>(
  row: Row,
  key: Key,
  userId: bigint,
): Omit<Row, Key> {
  if (row[key] === userId) return row;
  const { [key]: _others, ...rest } = row;
  return rest;
}

const idsOf = (rows: readonly { readonly id: number }[]): number[] => rows.map(({ id }) => id);

async function obstacles(db: Prisma.TransactionClient, userId: bigint, now: Date): Promise<Obstacle[]> {
  /** Made by them, or paid by them for somebody else: money of both may have to go back to them. */
  const theirs: Prisma.OrderWhereInput = { OR: [{ userId }, { payments: { some: { payerId: userId } } }] };
  const tickets = await db.ticket.findMany({
    where: {
      status: 'valid',
      order: { status: { in: [...paidStatuses] } },
      OR: [{ userId }, { order: theirs }],
    },
    ...{ include: { show: { include: stageOf } }, orderBy: { id: 'asc' } },
  });
  const orders = await db.order.findMany({
    where: { ...theirs, status: { in: ['held', 'awaiting_payment', 'stuck'] } },
    orderBy: { id: 'asc' },
  });
  const refunds = await db.refund.findMany({
    where: { order: theirs, status: { not: 'done' } },
    ...{ distinct: ['orderId'], orderBy: { orderId: 'asc' } },
  });
  return [
    ...tickets
      .filter(({ show }) => isAhead(show, now))
      .map(({ id, showId }): Obstacle => ({
        ...{ kind: 'ticket', showId: ShowId.parse(showId), ticketId: TicketId.parse(id) },
      })),
    ...orders.map(({ id }): Obstacle => ({ kind: 'order', orderId: OrderId.parse(id) })),
    ...refunds.map(({ orderId }): Obstacle => ({ kind: 'refund', orderId: OrderId.parse(orderId) })),
  ];
}

type ShowAhead = Prisma.ShowGetPayload<{ include: typeof stageOf }>;

/** A show that was called off is ahead as long as it would have been: its tickets are still to be given back. */
const isAhead = (show: ShowAhead, now: Date): boolean =>
  show.status !== 'finished' && show.room?.phase !== 'finished' && now.getTime() <= openingHours(show).overAt;
