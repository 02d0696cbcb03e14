import type { PrismaClient } from '../../generated/prisma/client.ts';
import { OrderId, ShowId, TicketId } from '../../protocol/ids.ts';
import type { DomainEvents } from '../platform/domain-events/index.ts';
import type { Alarm } from './alarms.ts';
import { holdersOf } from './holders.ts';
import { cardMessage, type MessageQueue, type NewMessage } from './messages/queue.ts';

interface NoticeDeps {
  readonly prisma: PrismaClient;
  readonly queue: MessageQueue;
  readonly events: Pick<DomainEvents, 'on'>;
  readonly alarm: Alarm;
}

/**
 * Turns what has happened into what is said about it. Whoever bought without Telegram is told by the pages. Every
 * message has a key of its own, so that an event that is delivered again says nothing twice.
 */
export function noticeEvents({ prisma, queue, events, alarm }: NoticeDeps): void {
  events.on('order.paid', async ({ orderId }) => {
    await queue.add(await paidMessages(prisma, orderId));
  });
  events.on('refund.requested', async ({ refundId }) => {
    const refund = await refundOf(prisma, refundId);
    await queue.add(refund.cards);
    if (refund.chatId === null || (refund.reason !== 'duplicate' && refund.reason !== 'no_seats')) return;
    const { chatId } = refund;
    await queue.add([
      { chatId, kind: 'money_returns', payload: { refundId }, dedupeKey: `money_returns:${refundId}` },
    ]);
  });
  events.on('refund.done', async ({ refundId }) => {
    const { chatId, cards } = await refundOf(prisma, refundId);
    await queue.add(cards);
    if (chatId === null) return;
    await queue.add([{ chatId, kind: 'refunded', payload: { refundId }, dedupeKey: `refunded:${refundId}` }]);
  });
  events.on('ticket.revoked', async ({ ticketId }) => {
    await queue.add(await revokedMessages(prisma, ticketId));
  });
  events.on('order.show_changed', async ({ orderId, changeId }) => {
    await queue.add(await changeMessages(prisma, orderId, changeId));
  });
  events.on('show.broadcast', async ({ broadcastId }) => {
    const { showId } = await prisma.broadcast.findUniqueOrThrow({ where: { id: broadcastId } });
    const holders = await holdersOf(prisma, ShowId.parse(showId));
    await queue.add(
      holders.map((chatId) => ({
        ...{ chatId, kind: 'broadcast', payload: { broadcastId } },
        dedupeKey: `broadcast:${broadcastId}:${chatId}`,
      })),
    );
  });
  events.on('order.stuck', ({ orderId }) => alarm('order_stuck', orderId));
  events.on('refund.failed', ({ refundId }) => alarm('refund_failed', refundId));
}

/** Tells a change of a show to whoever bought the order and to whom its tickets were passed on; of several orders once. */
async function changeMessages(
  prisma: PrismaClient,
  orderId: OrderId,
  changeId: number,
): Promise<NewMessage[]> {
  const change = await prisma.showChange.findUniqueOrThrow({ where: { id: changeId } });
  const order = await prisma.order.findUniqueOrThrow({
    where: { id: orderId },
    include: { tickets: { where: { OR: [{ status: 'valid' }, { revokedAt: { gte: change.at } }] } } },
  });
  const showId = ShowId.parse(change.showId);
  const people = new Set([order, ...order.tickets].map(({ userId }) => userId));
  return [...people].flatMap((chatId): NewMessage[] => {
    if (chatId === null) return [];
    const told = { chatId, dedupeKey: `show_change:${changeId}:${chatId}` };
    return change.kind === 'cancelled'
      ? [{ ...told, kind: 'show_cancelled', payload: { showId, orderId } }]
      : [{ ...told, kind: 'show_moved', payload: { showId, orderId, from: change.startedFrom.getTime() } }];
  });
}

/** Whoever holds a ticket of somebody else's order hears that it is gone. A show that is cancelled says so itself. */
async function revokedMessages(prisma: PrismaClient, ticketId: TicketId): Promise<NewMessage[]> {
  const { status, userId, order, show } = await prisma.ticket.findUniqueOrThrow({
    where: { id: ticketId },
    include: { order: { select: { userId: true } }, show: { select: { status: true } } },
  });
  // The event tells of a ticket that was passed on or made anew, too.
  const isGone = status === 'revoked' && show.status !== 'cancelled';
  if (!isGone || userId === null || userId === order.userId) return [];
  const dedupeKey = `ticket_revoked:${ticketId}`;
  return [{ chatId: userId, kind: 'ticket_revoked', payload: { ticketId }, dedupeKey }];
}

/** Whoever paid hears that their money is back; of a balance, whose it is. The card is the buyer's. */
async function refundOf(prisma: PrismaClient, id: number) {
  const { reason, payment, order } = await prisma.refund.findUniqueOrThrow({
    where: { id },
    include: { payment: true, order: true },
  });
  const { userId, cardMessageId } = order;
  const card = { orderId: OrderId.parse(order.id), since: `refund:${id}` };
  const cards = userId === null || cardMessageId === null ? [] : [cardMessage({ userId, ...card })];
  return { reason, chatId: payment?.payerId ?? userId, cards };
}

async function paidMessages(prisma: PrismaClient, orderId: OrderId): Promise<NewMessage[]> {
  const order = await prisma.order.findUniqueOrThrow({
    where: { id: orderId },
    include: { tickets: { where: { status: 'valid' }, orderBy: { number: 'asc' } } },
  });
  const chatId = order.userId;
  if (chatId === null) return [];
  const paid: NewMessage =
    order.cardMessageId === null
      ? { chatId, kind: 'order_paid', payload: { orderId }, dedupeKey: `order_paid:${orderId}` }
      : cardMessage({ userId: chatId, orderId, since: 'paid' });
  const tickets = order.tickets.map(({ id, revision }): NewMessage => {
    const dedupeKey = `ticket:${id}:${revision}`;
    return { chatId, kind: 'ticket', payload: { ticketId: TicketId.parse(id) }, dedupeKey };
  });
  // Whoever pays nothing has the answer to their press: it is paid already.
  return order.amount === 0 && order.surface === 'telegram' ? tickets : [paid, ...tickets];
}
