import { Router } from 'express';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import { type Profile, ProfileChange } from '../../protocol/people.ts';
import { endpoint } from '../platform/http/index.ts';
import { createRateLimit } from '../platform/rate-limits.ts';
import { profileOf, updateProfile } from './profile.ts';
import type { Sessions } from './sessions.ts';

/** Of one person, on all their devices. */
const limit = { attempts: 120, seconds: 60 };

/** `/api/me`: what somebody known by Telegram has said of themselves; nobody else's is ever answered. */
export function meRoutes(deps: {
  readonly prisma: PrismaClient;
  readonly sessions: Pick<Sessions, 'authenticateUser'>;
}): Router {
  const { prisma, sessions } = deps;
  const calls = createRateLimit(limit);
  const userOf = async (bearer: string | undefined): Promise<bigint> => {
    const userId = await sessions.authenticateUser(bearer);
    await calls(String(userId));
    return userId;
  };
  const router = Router();
  router.get(
    '/me',
    endpoint({}, async ({ bearer }): Promise<Profile> => profileOf(prisma, await userOf(bearer))),
  );
  router.patch(
    '/me',
    endpoint({ body: ProfileChange }, async ({ body, bearer }): Promise<Profile> => {
      return updateProfile(prisma, await userOf(bearer), body);
    }),
  );
  return router;
}
