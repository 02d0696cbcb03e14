import { z } from 'zod';
import { Instant, ShowId, writing } from './ids.ts';

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

/** What somebody thinks of a show that they were at. */
export const Rating = z.object({
  stars: z.number().int().min(1).max(5),
  /** Unsaid, an earlier one stays; null takes it back. */
  review: writing(maxReviewLength).nullable().optional(),
});
export type Rating = z.input<typeof Rating>;

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
  stars: z.number().int().nullable(),
  review: z.string().nullable(),
});
export type WatchedShow = z.infer<typeof WatchedShow>;

/** `GET /api/me/history`: the shows that somebody has watched, the last one first. */
export const History = z.object({ shows: z.array(WatchedShow) });
