import { z } from 'zod';
import { orderStatuses, RefundOffer } from './box-office.ts';
import { CastCredit, IssuedTicket } from './http.ts';
import { Instant, InvitationId, OrderId, PersonName, ShowId } from './ids.ts';
import { Currency, Money } from './money.ts';

/** What the staff pages and the server say to each other: `/api/admin/…`, with the access token of a staff session. */

export const staffRoles = ['owner', 'box_office', 'director'] as const;

/** An IANA zone that this machine knows. */
const TimeZone = z.string().max(60).refine(isTimeZone, 'no such time zone');

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** One line of plain text, space around it removed. */
const line = (most: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .refine((text) => text.length >= 1 && text.length <= most, `1 to ${String(most)} characters`);

/** A category as it is put on sale; `id` of one that exists, to keep it. */
export const CategoryDraft = z.object({
  id: z.number().int().positive().optional(),
  name: line(60),
  /** Null for as many seats as the show has. */
  capacity: z.number().int().min(1).max(1000).nullable(),
  prices: z
    .array(Money)
    .max(10)
    .refine((prices) => new Set(prices.map(({ currency }) => currency)).size === prices.length, {
      message: 'a category has one price in a currency',
    }),
});

/** Everything that can be said of a show: `POST /api/admin/shows`, `PUT /api/admin/shows/:showId`. */
export const ShowDraft = z.object({
  title: line(120),
  description: z.string().max(4000),
  startsAt: Instant,
  durationMinutes: z.number().int().min(5).max(720),
  doorsMinutes: z.number().int().min(0).max(240),
  timeZone: TimeZone,
  language: z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/),
  takesPart: z.boolean(),
  capacity: z.number().int().min(1).max(1000),
  cast: z.array(CastCredit.extend({ name: line(80), part: line(80).nullable() })).max(50),
  categories: z.array(CategoryDraft).max(20),
});
export type ShowDraft = z.infer<typeof ShowDraft>;

/** A show as the staff see it. */
export const StaffShow = ShowDraft.extend({
  id: ShowId,
  categories: z.array(
    CategoryDraft.extend({ id: z.number().int().positive(), sold: z.number().int(), left: z.number().int() }),
  ),
  published: z.boolean(),
  /** Of the picture that pages show; null for none. */
  posterUrl: z.string().nullable(),
  status: z.enum(['upcoming', 'live', 'finished', 'cancelled']),
  /** Seats that are paid or kept, and that are left. */
  sold: z.number().int().nonnegative(),
  left: z.number().int().nonnegative(),
  /** Tickets that are good no more: given back, by their holders or because the show was called off. */
  givenBack: z.number().int().nonnegative(),
});
export type StaffShow = z.infer<typeof StaffShow>;
export const StaffShowList = z.object({ shows: z.array(StaffShow) });

/** `POST /api/admin/shows/:showId/poster`: the file itself, as `image/…`, 10 MiB at most. */
export const MadePoster = z.object({ posterUrl: z.string() });

/** `POST /api/admin/shows/:showId/move`. */
export const MoveShowBody = z.object({
  startsAt: Instant,
  /** Without it, as long as before. */
  durationMinutes: z.number().int().min(5).max(720).optional(),
});
export type MoveShowBody = z.infer<typeof MoveShowBody>;

/** `GET /api/admin/shows/:showId/changes`: how far moves and the calling off have come, the newest first. */
export const ShowChanges = z.object({
  changes: z.array(
    z.object({
      id: z.number().int().positive(),
      kind: z.enum(['moved', 'cancelled']),
      from: Instant,
      /** Null when it was called off. */
      to: Instant.nullable(),
      at: Instant,
      /** Orders that it has reached, and of how many. */
      done: z.number().int().nonnegative(),
      total: z.number().int().nonnegative(),
      /** Orders that have failed, and are tried again. */
      aside: z.number().int().nonnegative(),
      finished: z.boolean(),
    }),
  ),
  /** What a change would reach now: paid orders and those that wait for a decision, … */
  orders: z.number().int().nonnegative(),
  /** … unpaid ones that keep seats, … */
  holds: z.number().int().nonnegative(),
  /** … and what would go back, in each currency, if the show were called off: along its charges, … */
  money: z.array(Money),
  /** … and as balances of the buyers: what they had paid from there, and what no charge takes back. */
  balance: z.array(Money),
  /** … and what of `money` are balances of the buyers now, and would be taken from there. */
  taken: z.array(Money),
});
export type ShowChanges = z.infer<typeof ShowChanges>;

/** `POST /api/admin/shows/:showId/invitations`. */
export const NewInvitationBody = z.object({ role: z.enum(['actor', 'director']), name: PersonName });
export const InvitationView = z.object({
  id: InvitationId,
  role: z.enum(['actor', 'director']),
  name: z.string(),
  expiresAt: Instant,
  revoked: z.boolean(),
  /** Somebody has come by it. */
  used: z.boolean(),
});
/** The link is shown once. */
export const MadeInvitation = z.object({ id: InvitationId, link: z.url() });

/** `POST /api/admin/people/search`: to whom the bot may write, by a part of a name or an @username. */
export const PeopleSearch = z.object({ search: z.string().trim().min(2).max(100) });
export const ReachablePerson = z.object({
  /** Telegram's number of them. */
  userId: z.number().int().positive(),
  name: z.string(),
  username: z.string().nullable(),
});
export type ReachablePerson = z.infer<typeof ReachablePerson>;
export const ReachablePeople = z.object({ people: z.array(ReachablePerson) });

/** `POST /api/admin/invitations/:id/send`: by the bot; the earlier link opens nothing any more. */
export const SendInvitationBody = z.object({ userId: ReachablePerson.shape.userId });
/** `not_sent`: Telegram has not taken it; `unknown`: it has not answered. */
export const LetterOutcome = z.enum(['sent', 'blocked', 'not_sent', 'unknown']);
export type LetterOutcome = z.infer<typeof LetterOutcome>;
/** The invitation has a new number and a new link, which is shown once. */
export const SentInvitation = MadeInvitation.extend({ outcome: LetterOutcome });
export type SentInvitation = z.infer<typeof SentInvitation>;

/** `POST /api/admin/shows/:showId/desk`: the way of one of the staff to the desk of a show. */
export const DeskLink = z.object({ link: z.url() });

/** `POST /api/admin/shows/:showId/broadcasts`: what all who hold tickets are told by the bot. */
export const BroadcastBody = z.object({
  text: z
    .string()
    .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .refine((text) => text.length >= 1 && text.length <= 1000, '1 to 1000 characters'),
});
/** `GET /api/admin/shows/:showId/broadcasts`: whom one would reach, and those sent, the newest first. */
export const ShowBroadcasts = z.object({
  /** People with tickets whom the bot may write to, … */
  reachable: z.number().int().nonnegative(),
  /** … whom it may not, … */
  unreachable: z.number().int().nonnegative(),
  /** … and tickets of nobody that Telegram knows. */
  anonymous: z.number().int().nonnegative(),
  broadcasts: z.array(
    z.object({
      id: z.number().int().positive(),
      text: z.string(),
      at: Instant,
      /** Name of whoever of the staff wrote it; null for somebody unknown. */
      by: z.string().nullable(),
    }),
  ),
});
export type ShowBroadcasts = z.infer<typeof ShowBroadcasts>;

/** `POST /api/admin/promo-codes`. */
export const PromoCodeDraft = z
  .object({
    code: z
      .string()
      .transform((code) => code.normalize('NFC').trim().toUpperCase())
      .refine((code) => /^[\p{L}\p{N}_-]{2,40}$/u.test(code), 'letters, digits, - and _'),
    kind: z.enum(['percent', 'fixed', 'free']),
    value: z.number().int().min(0).max(2_000_000_000),
    currency: Currency.nullable(),
    limitTotal: z.number().int().min(1).max(1_000_000).nullable(),
    limitPerPerson: z.number().int().min(1).max(1000).nullable(),
    validFrom: Instant.nullable(),
    validUntil: Instant.nullable(),
    minQuantity: z.number().int().min(1).max(20),
    /** Of neither any means all. */
    showIds: z.array(ShowId).max(200),
    categoryIds: z.array(z.number().int().positive()).max(200).default([]),
  })
  .refine(({ kind, value, currency }) => {
    if (kind === 'free') return value === 0 && currency === null;
    return kind === 'percent'
      ? value >= 1 && value <= 100 && currency === null
      : value > 0 && currency !== null;
  }, 'a percentage is 1 to 100, a fixed discount has a currency, and a free one neither');
export type PromoCodeDraft = z.infer<typeof PromoCodeDraft>;
export const PromoCodeView = z.object({
  id: z.number().int().positive(),
  code: z.string(),
  kind: z.enum(['percent', 'fixed', 'free']),
  value: z.number().int(),
  currency: z.string().nullable(),
  limitTotal: z.number().int().nullable(),
  limitPerPerson: z.number().int().nullable(),
  validFrom: Instant.nullable(),
  validUntil: Instant.nullable(),
  minQuantity: z.number().int(),
  showIds: z.array(z.number().int()),
  categoryIds: z.array(z.number().int()),
  disabled: z.boolean(),
  /** Orders that are paid with it, or keep seats. */
  used: z.number().int().nonnegative(),
});

/** `GET /api/admin/orders?search=&status=&show=`: the newest first, 100 at most. */
export const OrderSearch = z.object({
  search: z.string().max(80).optional(),
  status: z.enum(orderStatuses).optional(),
  show: z.coerce.number().pipe(ShowId).optional(),
});
export const StaffOrder = z.object({
  id: OrderId,
  showId: ShowId,
  show: z.string(),
  buyer: z.string().nullable(),
  status: z.enum(orderStatuses),
  /** To be paid by a charge; what the buyer's balance pays is in `credit`. */
  amount: z.number().int(),
  credit: z.number().int(),
  currency: z.string(),
  seats: z.number().int(),
  promoCode: z.string().nullable(),
  createdAt: Instant,
  paidAt: Instant.nullable(),
  payments: z.array(
    z.object({ provider: z.string(), reference: z.string(), amount: z.number().int(), currency: z.string() }),
  ),
  refunds: z.array(
    z.object({
      id: z.number().int(),
      amount: z.number().int(),
      /** Along the charge, or as a balance of the buyer. */
      way: z.enum(['charge', 'balance']),
      /** What of a balance was taken back, because the whole charge went back. */
      taken: z.number().int(),
      reason: z.string(),
      status: z.enum(['requested', 'sending', 'done', 'failed']),
    }),
  ),
  tickets: z.array(IssuedTicket.pick({ id: true, revision: true }).extend({ revoked: z.boolean() })),
  /** What the staff would give back, whatever the time; null when nothing is left. */
  refund: RefundOffer.nullable(),
});
export type StaffOrder = z.infer<typeof StaffOrder>;

/** `POST /api/admin/orders.csv`: the orders made in this span, as a table. */
export const OrderSpan = z
  .object({
    from: Instant,
    to: Instant,
    /** By whose clock the table is read; UTC without one, and where this machine does not know it. */
    timeZone: TimeZone.optional().catch(undefined),
  })
  .refine(({ from, to }) => from < to, 'a span has a beginning and an end');
export type OrderSpan = z.infer<typeof OrderSpan>;

/** The Telegram by which somebody of the staff may come in: as Telegram calls them, as far as that is known. */
export const StaffTelegram = z.object({ name: z.string().nullable(), username: z.string().nullable() });
export type StaffTelegram = z.infer<typeof StaffTelegram>;
/** `GET /api/admin/staff/own`: null where none is tied. */
export const OwnTie = z.object({ telegram: StaffTelegram.nullable() });

export const NewStaffBody = z.object({ name: PersonName, role: z.enum(staffRoles) });
export const StaffView = z.object({
  id: z.number().int().positive(),
  name: z.string(),
  role: z.enum(staffRoles),
  disabled: z.boolean(),
  lastSeen: Instant.nullable(),
  telegram: StaffTelegram.nullable(),
});
export const MadeStaffLink = z.object({ id: z.number().int().positive(), link: z.url() });
