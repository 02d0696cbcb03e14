import { Router } from 'express';
import { DemoDoorRequest } from '../../protocol/http.ts';
import { endpoint, onlyUnderOwnNames } from '../platform/http/index.ts';
import { createRateLimit } from '../platform/rate-limits.ts';
import { type DemoDeps, openDemoDoor } from './doors.ts';

/** Enough for a school with its phones behind one address, too few to keep the house busy with nothing else. */
const limit = { attempts: 240, seconds: 60 };

export interface DemoRoutesDeps extends DemoDeps {
  /** Names under which people come here, besides loopback and addresses. */
  readonly ownNames: readonly string[];
}

/** `POST /api/demo/doors`. Mounted in demo mode only. */
export function demoRoutes(deps: DemoRoutesDeps): Router {
  const doors = createRateLimit(limit);
  const router = Router();
  router.post(
    '/demo/doors',
    onlyUnderOwnNames(deps.ownNames),
    endpoint({ body: DemoDoorRequest }, async ({ body, address, language }) => {
      await doors(address);
      return openDemoDoor(deps, body.role, language ?? 'ru');
    }),
  );
  return router;
}
