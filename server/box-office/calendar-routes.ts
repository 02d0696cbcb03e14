import { Router } from 'express';
import { pages } from '../../protocol/pages.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { addressKey, createRateLimit } from '../platform/rate-limits.ts';
import type { BoxOffice } from './box-office.ts';
import { calendarText } from './calendar.ts';
import { ShowPath } from './routes.ts';

/** From one address, as other looks at shows (routes.ts). */
const limit = { attempts: 600, seconds: 60 };
/** Telegram's page in a browser, which reads by script what a Mini App asks it to save. */
const telegramWeb = 'https://web.telegram.org';

export interface CalendarDeps {
  readonly boxOffice: Pick<BoxOffice, 'findShow'>;
  /** What people use, without a slash at the end. */
  readonly origin: () => string;
  /** A page on this machine that stands for Telegram's. */
  readonly telegramOrigin: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * `GET /api/shows/:showId/calendar.ics`: a published show as a calendar file (RFC 5545), for anybody. It says what its page
 * says, and nothing of whoever asks.
 */
export function calendarRoutes({ boxOffice, origin, telegramOrigin, now }: CalendarDeps): Router {
  const lookups = createRateLimit(limit);
  const router = Router();
  router.get('/shows/:showId/calendar.ics', async (request, response) => {
    await lookups(addressKey(request.ip));
    const path = ShowPath.safeParse(request.params);
    if (!path.success) throw new Refusal('bad_request', 'no number of a show');
    const show = await boxOffice.findShow(path.data.showId);
    const { id, title, description, startsAt, durationMinutes, status } = show;
    const text = calendarText({
      ...{ title, text: description, startsAt, durationMinutes, madeAt: now() },
      uid: `show-${id}@${new URL(origin()).hostname}`,
      url: origin() + pages.show.path.replace(':showId', String(id)),
      isCancelled: status === 'cancelled',
    });
    response.setHeader('Access-Control-Allow-Origin', telegramOrigin ?? telegramWeb);
    response.attachment(`rampa-${id}.ics`).type('text/calendar; charset=utf-8').send(text);
  });
  return router;
}
