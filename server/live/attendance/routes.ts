import { Router } from 'express';
import { z } from 'zod';
import type { PrismaClient } from '../../../generated/prisma/client.ts';
import { ShowId } from '../../../protocol/ids.ts';
import { type History, Rating } from '../../../protocol/people.ts';
import type { Sessions } from '../../people/index.ts';
import { endpoint, PathId } from '../../platform/http/index.ts';
import { createRateLimit } from '../../platform/rate-limits.ts';
import { listHistory, rateShow } from './history.ts';

/** Of one person, on all their devices. */
const limits = { look: { attempts: 60, seconds: 60 }, rating: { attempts: 30, seconds: 60 } };

const ShowPath = z.object({ showId: PathId.pipe(ShowId) });

/** `/api/me/history`: the shows that somebody known by Telegram has watched, and what they think of each. */
export function historyRoutes(deps: {
  readonly prisma: PrismaClient;
  readonly sessions: Pick<Sessions, 'authenticateUser'>;
}): Router {
  const looks = createRateLimit(limits.look);
  const ratings = createRateLimit(limits.rating);
  const router = Router();
  router.get(
    '/me/history',
    endpoint({}, async ({ bearer }): Promise<z.infer<typeof History>> => {
      const userId = await deps.sessions.authenticateUser(bearer);
      await looks(String(userId));
      return { shows: await listHistory(deps.prisma, userId) };
    }),
  );
  router.post(
    '/me/history/:showId/rating',
    endpoint({ params: ShowPath, body: Rating }, async ({ params, body, bearer }): Promise<void> => {
      const userId = await deps.sessions.authenticateUser(bearer);
      await ratings(String(userId));
      await rateShow(deps.prisma, userId, params.showId, body.stars, body.review);
    }),
  );
  return router;
}
