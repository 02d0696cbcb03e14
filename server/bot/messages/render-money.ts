import type { Refund } from '../../../generated/prisma/client.ts';
import { act } from '../say.ts';
import { ticketCard } from '../features/tickets.ts';
import { orderCard } from '../features/order-card.ts';
import { moneyOf } from '../words.ts';
import { button, type Renders } from './rendering.ts';

/** What is said of orders, tickets and money. */
export const moneyKinds: Renders<
  'order_paid' | 'order_card' | 'order_replaced' | 'ticket' | 'money_returns' | 'refunded' | 'ticket_revoked'
> = {
  async order_paid({ deps, texts, person }, { orderId }) {
    const { html, keyboard } = await orderCard(deps, { texts, person }, orderId);
    return { html, keyboard };
  },

  async order_card({ deps, texts, person }, { orderId }) {
    const { cardMessageId: turns } = await deps.prisma.order.findUniqueOrThrow({ where: { id: orderId } });
    if (turns === null) return null;
    const { html, keyboard } = await orderCard(deps, { texts, person }, orderId);
    return { html, keyboard, turns };
  },

  order_replaced({ texts }, { orderId, by, messageId: turns }) {
    const html = texts.html('bot-order-replaced', { before: String(orderId), number: String(by) });
    return Promise.resolve({ html, turns });
  },

  async ticket({ deps, texts, person }, { ticketId }) {
    const ticket = (await deps.boxOffice.myTickets(person.userId)).find(({ id }) => id === ticketId);
    // Given back or passed on meanwhile.
    return ticket === undefined ? null : ticketCard(deps, { texts, person }, ticket);
  },

  async money_returns({ deps, texts }, { refundId }) {
    const { reason, amount, order } = await refundOf(deps, refundId);
    if (reason !== 'duplicate' && reason !== 'no_seats') return null;
    const words = { number: String(order.id), amount: moneyOf(texts, amount, order.currency) };
    const html = texts.html(reason === 'duplicate' ? 'bot-paid-twice' : 'bot-paid-late', words);
    return { html, keyboard: button(texts.say('bot-to-bill'), act('bill', 0)) };
  },

  async refunded({ deps, texts }, { refundId }) {
    const { amount, way, paymentId, order } = await refundOf(deps, refundId);
    const words = { number: String(order.id), amount: moneyOf(texts, amount, order.currency) };
    if (way === 'balance') return { html: texts.html('bot-refunded-balance', words) };
    const taken = paymentId === order.paymentId ? takenOf(order.refunds) : 0;
    if (taken === 0) return { html: texts.html('bot-refunded', words) };
    return {
      html: texts.html('bot-refunded-taken', { ...words, taken: moneyOf(texts, taken, order.currency) }),
    };
  },

  async ticket_revoked({ deps, texts }, { ticketId }) {
    const ticket = await deps.prisma.ticket.findUniqueOrThrow({
      where: { id: ticketId },
      include: { show: true },
    });
    const html = texts.html('bot-ticket-revoked', { number: String(ticketId), show: ticket.show.title });
    return { html, keyboard: button(texts.say('bot-to-bill'), act('bill', 0)) };
  },
};

const refundOf = ({ prisma }: Parameters<(typeof moneyKinds)['refunded']>[0]['deps'], id: number) =>
  prisma.refund.findUniqueOrThrow({ where: { id }, include: { order: { include: { refunds: true } } } });

/** What of the order had become a balance, and went back along the charge after all. */
const takenOf = (refunds: readonly Pick<Refund, 'takenBack'>[]): number =>
  refunds.reduce((sum, { takenBack }) => sum + takenBack, 0);
