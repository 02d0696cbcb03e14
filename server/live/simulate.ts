import { Router } from 'express';
import { SimulateRequest, type SimulatedFault } from '../../protocol/http.ts';
import type { ShowId } from '../../protocol/ids.ts';
import { endpoint } from '../platform/http/index.ts';
import { createRateLimit } from '../platform/rate-limits.ts';
import type { Gateway } from './gateway.ts';
import type { LiveRooms } from './live-rooms.ts';

/** What faults happen to. */
export interface SimulateDeps {
  readonly rooms: LiveRooms;
  readonly gateway: Pick<Gateway, 'cutSockets'>;
  /** Process ids of the media workers. */
  readonly workerPids: () => Promise<readonly number[]>;
}

/** A fault that happens at once, the way it would by itself: nobody is told beforehand. */
export type Simulate = (showId: ShowId, fault: SimulatedFault) => Promise<void>;

/** Faults on request, for tests, benches and rehearsals. Constructed outside production only. */
export function createSimulate({ rooms, gateway, workerPids }: SimulateDeps): Simulate {
  return async (showId, fault) => {
    switch (fault) {
      case 'worker-death':
        for (const pid of await workerPids()) process.kill(pid, 'SIGKILL');
        return;
      case 'signal-drop':
        gateway.cutSockets(showId);
        return;
      case 'ice-loss':
        (await rooms.room(showId)).media.losePaths();
        return;
    }
  };
}

/** A person tries a few; a loop would only be in its own way. */
const limit = { attempts: 30, seconds: 60 };

/** `POST /api/demo/simulate`. */
export function simulateRoutes(simulate: Simulate): Router {
  const calls = createRateLimit(limit);
  const router = Router();
  router.post(
    '/demo/simulate',
    endpoint({ body: SimulateRequest }, async ({ body, address }) => {
      await calls(address);
      await simulate(body.showId, body.fault);
    }),
  );
  return router;
}
