import { z } from 'zod';
import { Instant, OrderId, ShowId, TicketId, writing } from './ids.ts';

/** Languages in which the house speaks to somebody. */
export const languages = ['ru', 'en'] as const;
export const PersonLanguage = z.enum(languages);
export type PersonLanguage = z.infer<typeof PersonLanguage>;

/** A zone that this installation knows the times of (IANA, as `Europe/Moscow`). */
export const TimeZone = z
  .string()
  .max(64)
  .refine((zone) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone });
      // `Intl` takes offsets as `+03:00` too, which are no zones: they know nothing of summer.
      return !/^[+-]/.test(zone);
    } catch {
      return false;
    }
  }, 'must be a time zone, as Europe/Moscow');

/** `GET /api/me` (access token of somebody known by Telegram): what they have said of themselves. */
export const Profile = z.object({
  firstName: z.string(),
  /** Chosen here, else the one that Telegram says. */
  language: PersonLanguage,
  /** Null where they take the theatre's. */
  timeZone: z.string().nullable(),
  wantsReminders: z.boolean(),
  /** They have asked to be forgotten, and are at this time at the earliest. */
  eraseAt: Instant.nullable(),
});
export type Profile = z.infer<typeof Profile>;

/** `PATCH /api/me`: what is not said stays as it is. Answers the `Profile`. */
export const ProfileChange = z.object({
  language: PersonLanguage.optional(),
  timeZone: TimeZone.nullable().optional(),
  wantsReminders: z.boolean().optional(),
});
export type ProfileChange = z.infer<typeof ProfileChange>;

/** Longest review, in UTF-16 units. */
export const maxReviewLength = 1000;

/** `POST /api/me/history/:showId/rating` (204): what somebody thinks of a show that they were at. */
export const Rating = z.object({
  stars: z.number().int().min(1).max(5),
  /** Unsaid, an earlier one stays; null takes it back. */
  review: writing(maxReviewLength).nullable().optional(),
});

/** A show that somebody was at. */
export const WatchedShow = z.object({
  showId: ShowId,
  title: z.string(),
  startsAt: Instant,
  joinedAt: Instant,
  /** Null for somebody who is there still. */
  leftAt: Instant.nullable(),
  /** Time connected, in whole minutes. */
  minutes: z.number().int().nonnegative(),
  /** The show is over: it can be rated. */
  finished: z.boolean(),
  stars: z.number().int().nullable(),
  review: z.string().nullable(),
});
export type WatchedShow = z.infer<typeof WatchedShow>;

/** `GET /api/me/history`: the shows that somebody has watched, the last one first. */
export const History = z.object({ shows: z.array(WatchedShow) });

/** What somebody must be through with before they can be forgotten. */
export const Obstacle = z.discriminatedUnion('kind', [
  /** For a show that is still to come. */
  z.object({ kind: z.literal('ticket'), showId: ShowId, ticketId: TicketId }),
  /** Money may still come for it, or a person of the theatre has to decide. */
  z.object({ kind: z.literal('order'), orderId: OrderId }),
  /** Money is on its way back. */
  z.object({ kind: z.literal('refund'), orderId: OrderId }),
  /** Something that they have sent is still being worked at; a matter of seconds. */
  z.object({ kind: z.literal('message') }),
]);
export type Obstacle = z.infer<typeof Obstacle>;

/**
 * `POST /api/me/erase` asks to be forgotten: at `eraseAt`, or once nothing stands in `waitsFor` any more. Asked again, it
 * stays at the first time. `POST /api/me/erase/cancel` (204) takes it back; signing in again alone does not.
 * `GET /api/me/export` is everything that the house knows of somebody, as a file of JSON.
 */
export const Erasure = z.object({
  /** Null when it was not asked for, or is done. */
  eraseAt: Instant.nullable(),
  /** They are forgotten: their sessions have ended. */
  done: z.boolean(),
  waitsFor: z.array(Obstacle),
});
export type Erasure = z.infer<typeof Erasure>;
