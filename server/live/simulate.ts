import { type RequestHandler, Router } from 'express';
import { SimulateRequest, type SimulatedFault } from '../../protocol/http.ts';
import type { ShowId } from '../../protocol/ids.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { endpoint, nameAskedFor } from '../platform/http/index.ts';
import { isLoopback } from '../platform/loopback.ts';
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

/** Faults on request, for tests, benches and rehearsals. Mounted only where `Config.faultsOnRequest` allows it. */
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

/** `POST /api/demo/simulate`, for callers on this very machine. */
export function simulateRoutes(simulate: Simulate): Router {
  const calls = createRateLimit(limit);
  const router = Router();
  router.post(
    '/demo/simulate',
    onlyFromThisMachine,
    endpoint({ body: SimulateRequest }, async ({ body, address }) => {
      await calls(address);
      await simulate(body.showId, body.fault);
    }),
  );
  return router;
}

/**
 * For everybody else there is no such endpoint. The name that was asked for counts as well as the caller's address:
 * whoever comes through a tunnel comes from loopback too.
 */
const onlyFromThisMachine: RequestHandler = (request, _response, next) => {
  if (!isLoopback(request.ip ?? '') || !isLoopback(nameAskedFor(request))) {
    throw new Refusal('not_found', 'faults are simulated for this machine alone');
  }
  next();
};
