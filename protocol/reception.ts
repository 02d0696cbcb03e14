import { z } from 'zod';
import { Instant } from './ids.ts';

/** How a show was received: what the staff pages are told of it, `/api/admin/shows/:showId/…`. */

/** `GET …/reception`: figures alone. */
export const Reception = z.object({
  /** How often each number of stars was given, from one to five. */
  stars: z.tuple([z.number(), z.number(), z.number(), z.number(), z.number()]),
  /** Of the stars; null where nobody has rated. */
  average: z.number().nullable(),
  /** Tickets that are good, or were when somebody came by them. */
  tickets: z.number().int().nonnegative(),
  /** Of these, those that somebody came by. */
  came: z.number().int().nonnegative(),
  /** Half of those who came were there for so many minutes at least; null where nobody came. */
  medianMinutes: z.number().nonnegative().nullable(),
});
export type Reception = z.infer<typeof Reception>;

/** Where a page of reviews ends and the next begins: the time of its last one and whose it is. */
export const ReviewCursor = z.string().regex(/^\d{1,15}_[0-9a-f-]{36}$/);

/** `GET …/reviews`, `GET …/reviews/:before`: what was written, the newest first, and by nobody in particular. */
export const Reviews = z.object({
  reviews: z.array(z.object({ stars: z.number().int().min(1).max(5), text: z.string(), at: Instant })),
  /** What the next page is asked for with; null on the last one. */
  next: ReviewCursor.nullable(),
});
export type Reviews = z.infer<typeof Reviews>;
