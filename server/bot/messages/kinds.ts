import { z } from 'zod';
import { Instant, OrderId, ShowId, TicketId } from '../../../protocol/ids.ts';

/**
 * Everything that the bot says without being asked, with what it must know to put it into words. Ids alone: a message
 * that waits says what is true when it is sent. Words that somebody of the theatre wrote stand in rows of their own.
 */
export const messageKinds = {
  /** The order is paid. */
  order_paid: z.object({ orderId: OrderId }),
  /** What an order's card in the chat says is not so any more: it is turned to what is. */
  order_card: z.object({ orderId: OrderId }),
  /** The card of an order that a promo code has made another order of. */
  order_replaced: z.object({ orderId: OrderId, by: OrderId, messageId: z.number().int().positive() }),
  /** One ticket, with its picture. */
  ticket: z.object({ ticketId: TicketId }),
  /** Money goes back that nobody asked for: it came too late, or twice. */
  money_returns: z.object({ refundId: z.number().int().positive() }),
  /** Money is back, or on a balance. */
  refunded: z.object({ refundId: z.number().int().positive() }),
  /** A ticket that was passed on to somebody opens nothing any more: its buyer, or the theatre, has taken it back. */
  ticket_revoked: z.object({ ticketId: TicketId }),
  show_moved: z.object({ showId: ShowId, orderId: OrderId, from: Instant }),
  show_cancelled: z.object({ showId: ShowId, orderId: OrderId }),
  broadcast: z.object({ broadcastId: z.number().int().positive() }),
  /** A day before. */
  reminder_day: z.object({ showId: ShowId, startsAt: Instant }),
  /** An hour before. */
  reminder_hour: z.object({ showId: ShowId, startsAt: Instant }),
  doors_open: z.object({ showId: ShowId, startsAt: Instant }),
  /** How was it? */
  rate: z.object({ showId: ShowId }),
  /** To the staff: something needs a person. */
  alarm: z.object({
    what: z.enum(['order_stuck', 'refund_failed', 'books_differ', 'message_unknown']),
    id: z.number().int().positive(),
  }),
} as const;

export type MessageKind = keyof typeof messageKinds;
export type MessagePayload<Kind extends MessageKind> = z.infer<(typeof messageKinds)[Kind]>;

export const isMessageKind = (kind: string): kind is MessageKind => kind in messageKinds;
