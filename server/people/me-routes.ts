import { Router } from 'express';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import { type Erasure, type Profile, ProfileChange } from '../../protocol/people.ts';
import { bearerOf, endpoint } from '../platform/http/index.ts';
import { createRateLimit } from '../platform/rate-limits.ts';
import type { PersonalData } from './personal-data.ts';
import { profileOf, updateProfile } from './profile.ts';
import type { Sessions } from './sessions.ts';

/** Of one person, on all their devices. All that is known of somebody is much to gather. */
const limits = { call: { attempts: 120, seconds: 60 }, export: { attempts: 5, seconds: 3600 } };

/** `/api/me`: what somebody known by Telegram has said of themselves; nobody else's is ever answered. */
export function meRoutes(deps: {
  readonly prisma: PrismaClient;
  readonly sessions: Pick<Sessions, 'authenticateUser'>;
  readonly personalData: PersonalData;
}): Router {
  const { prisma, sessions } = deps;
  const calls = createRateLimit(limits.call);
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
  router.use(dataRoutes(deps.personalData, userOf));
  return router;
}

/** What the house knows of somebody, and how it is made to forget it. */
function dataRoutes(
  personalData: PersonalData,
  userOf: (bearer: string | undefined) => Promise<bigint>,
): Router {
  const exports = createRateLimit(limits.export);
  const router = Router();
  router.get('/me/export', async (request, response) => {
    const userId = await userOf(bearerOf(request));
    await exports(String(userId));
    const told = await personalData.exportFor(userId);
    response.attachment('rampa-my-data.json').send(JSON.stringify(told, null, 2));
  });
  router.post(
    '/me/erase',
    endpoint({}, async ({ bearer }): Promise<Erasure> => personalData.askErasure(await userOf(bearer))),
  );
  router.post(
    '/me/erase/cancel',
    endpoint({}, async ({ bearer }) => personalData.cancelErasure(await userOf(bearer))),
  );
  return router;
}
