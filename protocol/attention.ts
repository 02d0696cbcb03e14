import { z } from 'zod';
import { StaffOrder } from './admin.ts';
import { Instant, OrderId, ShowId } from './ids.ts';

/** What waits for a person of the theatre: `/api/admin/attention…`. */

const count = z.number().int().nonnegative();

/** `GET /api/admin/attention/count`: how many of each there are. */
export const AttentionCounts = z.object({
  /** Orders whose money does not fit. */
  stuck: count,
  /** Refunds that have failed, or of which it is not known whether they were made. */
  refunds: count,
  /** Messages of the bot of which it is not known whether they came, or that Telegram refuses. */
  messages: count,
  /** Where a provider's books and ours do not agree. */
  differences: count,
  /** Orders that a change of their show has not reached yet. */
  asides: count,
});
export type AttentionCounts = z.infer<typeof AttentionCounts>;

export const RefundTrouble = z.object({
  id: z.number().int().positive(),
  orderId: OrderId,
  show: z.string(),
  amount: z.number().int(),
  currency: z.string(),
  status: z.enum(['failed', 'sending', 'requested']),
  provider: z.string().nullable(),
  reference: z.string().nullable(),
  requestedAt: Instant,
});
export type RefundTrouble = z.infer<typeof RefundTrouble>;

export const MessageTrouble = z.object({
  id: z.number().int().positive(),
  kind: z.string(),
  status: z.enum(['unknown', 'failed']),
  /** Whom it is for; null for somebody who has been forgotten, and for chats of the staff. */
  person: z.string().nullable(),
  at: Instant,
});
export type MessageTrouble = z.infer<typeof MessageTrouble>;

export const differenceKinds = [
  'missing_here',
  'missing_there',
  'amount',
  'refund_missing_here',
  'refund_missing_there',
  'given_twice',
] as const;
export const Difference = z.object({
  id: z.number().int().positive(),
  provider: z.string(),
  reference: z.string(),
  kind: z.enum(differenceKinds).or(z.literal('other')),
  at: Instant,
});
export type Difference = z.infer<typeof Difference>;

export const AsideOrder = z.object({
  orderId: OrderId,
  showId: ShowId,
  show: z.string(),
  attempts: z.number().int().positive(),
  nextAt: Instant,
});
export type AsideOrder = z.infer<typeof AsideOrder>;

/** `GET /api/admin/attention`: the oldest first, 100 of each at most. */
export const Attention = z.object({
  stuck: z.array(StaffOrder),
  refunds: z.array(RefundTrouble),
  messages: z.array(MessageTrouble),
  differences: z.array(Difference),
  asides: z.array(AsideOrder),
});
export type Attention = z.infer<typeof Attention>;
