import { z } from 'zod';
import { IssuedTicket, LinkSecret, ShowView, surfaces } from './http.ts';
import { Instant, OrderId, ShowId, TicketId } from './ids.ts';
import { Currency } from './money.ts';

/** The states of an order; which may follow which is the server's to know. */
export const orderStatuses = [
  'held',
  'awaiting_payment',
  'paid',
  'partially_refunded',
  'refunded',
  'expired',
  'cancelled',
  'stuck',
] as const;
export type OrderStatusName = (typeof orderStatuses)[number];

/** The most tickets of one order. */
export const mostTickets = 20;

const OrderLine = z.object({
  priceCategoryId: z.number().int().positive().max(2_147_483_647),
  quantity: z.number().int().min(1).max(mostTickets),
});

/** Seats that somebody wants: `POST /api/orders`. */
export const HoldRequest = z.object({
  showId: ShowId,
  /** Each category once, 20 tickets in all. */
  lines: z
    .array(OrderLine)
    .min(1)
    .max(mostTickets)
    .refine((lines) => new Set(lines.map(({ priceCategoryId }) => priceCategoryId)).size === lines.length)
    .refine((lines) => lines.reduce((sum, { quantity }) => sum + quantity, 0) <= mostTickets),
  currency: Currency,
  promoCode: z.string().trim().min(1).max(40).optional(),
  surface: z.enum(surfaces),
  /**
   * Chosen by the page of a buyer without an account: it opens the order, and the same request once more, when an answer
   * was lost, is answered with the same order.
   */
  secret: LinkSecret.optional(),
  /**
   * Chosen for an account, once for each checkout: the same request once more, when an answer was lost or a button was
   * pressed twice, is answered with the same order.
   */
  requestKey: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .optional(),
  /** The payload of the link that brought the buyer (https://core.telegram.org/api/links#mini-app-links). */
  source: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .optional(),
});
export type HoldRequest = z.infer<typeof HoldRequest>;

/** An order whose seats are kept, or that cost nothing and is paid. */
export const HeldOrder = z.object({
  orderId: OrderId,
  status: z.enum(['held', 'paid']),
  /** Minor units of `currency`, the discount taken off. */
  amount: z.number().int().nonnegative(),
  discount: z.number().int().nonnegative(),
  /** What the buyer's balance has paid, besides `amount`. */
  credit: z.number().int().nonnegative(),
  currency: Currency,
  holdExpiresAt: Instant,
  /** For a buyer without an account: opens the order. What the page has chosen, or one made here and shown once. */
  secret: z.string().optional(),
});
export type HeldOrder = z.infer<typeof HeldOrder>;

/** Money that has gone back of an order, or is on its way: minor units of its currency. */
const GivenBack = z.object({
  /** The way it came. */
  charge: z.number().int().nonnegative(),
  /** As a balance, which the next order takes first. */
  balance: z.number().int().nonnegative(),
});
export type GivenBack = z.infer<typeof GivenBack>;

/** What giving tickets back would give back. */
const MoneyBack = GivenBack.extend({
  /** Of `charge`: what had become a balance of this order's before, and leaves it. */
  taken: z.number().int().nonnegative(),
  /** How many tickets go, those that are others' by now among them; 0 where they have gone before their money. */
  tickets: z.number().int().nonnegative(),
});
export type MoneyBack = z.infer<typeof MoneyBack>;

/** What giving back would give back: of all that is left, and of each ticket that can go by itself. */
export const RefundOffer = z.object({
  all: MoneyBack,
  each: z.array(MoneyBack.extend({ ticketId: TicketId })),
});
export type RefundOffer = z.infer<typeof RefundOffer>;

/** What of an order's money goes back, what came for it twice included. */
export const Returning = z.object({
  /** Minor units. */
  amount: z.number().int().positive(),
  /** Every part of it has gone; until then the payment provider, or a person at the theatre, has still to do its part. */
  isDone: z.boolean(),
  /** When the last part of it was asked for. */
  askedAt: Instant,
});
export type Returning = z.infer<typeof Returning>;

/** An order as its buyer sees it: `GET /api/orders/:orderId`. */
export const OrderView = z.object({
  orderId: OrderId,
  showId: ShowId,
  /** The server's clock at the answer: holds are counted by it, since a device's own may be minutes off. */
  at: Instant,
  status: z.enum(orderStatuses),
  amount: z.number().int().nonnegative(),
  discount: z.number().int().nonnegative(),
  /** What the buyer's balance has paid, besides `amount`. */
  credit: z.number().int().nonnegative(),
  currency: Currency,
  /** Null for an order of the theatre's own. */
  holdExpiresAt: Instant.nullable(),
  lines: z.array(z.object({ category: z.string(), quantity: z.number().int().positive() })),
  /** Those that open something; none before the order is paid, and none that was passed on. */
  tickets: z.array(IssuedTicket),
  /** How many of its tickets were passed on, and are others'. */
  passedOn: z.number().int().nonnegative(),
  /** Those of them that nobody has made their own: whoever opens the order can have their links again. */
  unclaimed: z.array(TicketId),
  /** Until when tickets can be given back; null for no limit. */
  refundableUntil: Instant.nullable(),
  /** What its buyer can give back now, all at once and each by itself; null when there is nothing, or it is too late. */
  refund: RefundOffer.nullable(),
  givenBack: GivenBack,
  /** Null where nothing goes back. */
  returning: Returning.nullable(),
});
export type OrderView = z.infer<typeof OrderView>;

/** A ticket of an account, for a show that is not over: `GET /api/me/tickets`. */
export const OwnTicket = IssuedTicket.extend({
  show: ShowView.omit({ description: true, cast: true, categories: true }),
  /** When the house is to open, in milliseconds since 1970. */
  doorsAt: Instant,
  /** The stage manager has opened it: earlier than it was to open, or later, or not yet. */
  isOpen: z.boolean(),
  category: z.string(),
  orderId: OrderId,
  /** It was somebody else's order: money of it goes back to them alone. */
  isGift: z.boolean(),
});
export type OwnTicket = z.infer<typeof OwnTicket>;
export const OwnTicketList = z.object({ tickets: z.array(OwnTicket) });

/** What an account has bought, the newest first, 100 at most: `GET /api/me/orders`. */
export const OwnOrders = z.object({
  orders: z.array(
    z.object({
      orderId: OrderId,
      showId: ShowId,
      show: z.string(),
      startsAt: Instant,
      status: z.enum(orderStatuses),
      amount: z.number().int().nonnegative(),
      currency: Currency,
      seats: z.number().int().positive(),
      at: Instant,
      holdExpiresAt: Instant.nullable(),
      /** What its buyer can give back now; null when there is nothing, or it is too late. */
      refund: MoneyBack.nullable(),
      returning: Returning.nullable(),
    }),
  ),
  /** Stars that a next order takes first. */
  balance: z.number().int(),
});
export type OwnOrders = z.infer<typeof OwnOrders>;

/** `POST /api/orders/:orderId/refund`: without tickets, all that are left. */
export const RefundBody = z.object({ tickets: z.array(TicketId).min(1).max(mostTickets).optional() });

/** What became of a charge; the texts for people are the client's. */
export const settlements = [
  'paid',
  'repeat',
  'stuck',
  'refunded_no_seats',
  'refunded_duplicate',
  'unknown_order',
] as const;
/** `POST /api/orders/:orderId/pay/demo` (demo mode only): as if the money had come. */
export const PaymentAnswer = z.object({ settlement: z.enum(settlements) });
/** `POST /api/orders/:orderId/pay/stars`: what Telegram's `openInvoice` opens. */
export const InvoiceAnswer = z.object({ link: z.url() });
export type PaymentAnswer = z.infer<typeof PaymentAnswer>;
