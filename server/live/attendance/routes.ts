import { Router } from 'express';
import type { z } from 'zod';
import type { PrismaClient } from '../../../generated/prisma/client.ts';
import type { History } from '../../../protocol/people.ts';
import type { Sessions } from '../../people/index.ts';
import { endpoint } from '../../platform/http/index.ts';
import { createRateLimit } from '../../platform/rate-limits.ts';
import { listHistory } from './history.ts';

/** Of one person, on all their devices. */
const limit = { attempts: 60, seconds: 60 };

/** `GET /api/me/history`: the shows that somebody known by Telegram has watched. */
export function historyRoutes(deps: {
  readonly prisma: PrismaClient;
  readonly sessions: Pick<Sessions, 'authenticateUser'>;
}): Router {
  const looks = createRateLimit(limit);
  const router = Router();
  router.get(
    '/me/history',
    endpoint({}, async ({ bearer }): Promise<z.infer<typeof History>> => {
      const userId = await deps.sessions.authenticateUser(bearer);
      await looks(String(userId));
      return { shows: await listHistory(deps.prisma, userId) };
    }),
  );
  return router;
}
