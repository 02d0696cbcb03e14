import { Router } from 'express';
import { z } from 'zod';
import {
  LoopConnectRequest,
  LoopConsumeRequest,
  LoopProduceRequest,
  LoopRequest,
  ReportRequest,
} from '../../protocol/check.ts';
import { endpoint } from '../platform/http/index.ts';
import { createRateLimit } from '../platform/rate-limits.ts';
import type { Loops } from './loops.ts';
import { notFound, type Reports } from './reports.ts';

/** A class of pupils may check behind one address, two loops each; a loop takes six requests. */
const limits = {
  open: { attempts: 80, seconds: 300 },
  steps: { attempts: 600, seconds: 60 },
  report: { attempts: 60, seconds: 600 },
  lookup: { attempts: 60, seconds: 60 },
};

export interface CheckDeps {
  readonly loops: Loops;
  readonly reports: Reports;
  /**
   * Whether a bearer token is of somebody who may read reports: the cast of any show.
   * @throws Refusal `session_expired`, so that they can refresh and ask again
   */
  readonly mayRead: (bearer: string | undefined) => Promise<boolean>;
}

/** `POST /api/check/loops…`, `POST /api/check/reports` for anybody; `GET /api/check/reports/:code` for the cast. */
export function checkRoutes(deps: CheckDeps): Router {
  const router = Router();
  router.use('/check/loops', loopRoutes(deps.loops));
  router.use('/check/reports', reportRoutes(deps));
  return router;
}

function loopRoutes(loops: Loops): Router {
  const openings = createRateLimit(limits.open);
  const steps = createRateLimit(limits.steps);
  const router = Router();
  router.post(
    '/',
    endpoint({ body: z.strictObject({}) }, async ({ address }) => {
      await openings(address);
      return loops.open(address);
    }),
  );
  /** A step of an open loop; it answers something in any case, so that a page knows it was taken. */
  const step = <Body extends { readonly loop: string }>(
    name: string,
    body: z.ZodType<Body>,
    take: (body: Body) => Promise<object | undefined>,
  ): void => {
    router.post(
      `/${name}`,
      endpoint({ body }, async (request) => {
        await steps(request.address);
        return (await take(request.body)) ?? {};
      }),
    );
  };
  step('connect', LoopConnectRequest, async ({ loop, direction, dtlsParameters }) => {
    await loops.find(loop).connect(direction, dtlsParameters);
    return undefined;
  });
  step('produce', LoopProduceRequest, async ({ loop, source, rtpParameters }) => ({
    producerId: await loops.find(loop).produce(source, rtpParameters),
  }));
  step('consume', LoopConsumeRequest, ({ loop, source, rtpCapabilities }) =>
    loops.find(loop).consume(source, rtpCapabilities),
  );
  step('ready', LoopRequest, async ({ loop }) => {
    await loops.find(loop).ready();
    return undefined;
  });
  step('close', LoopRequest, ({ loop }) => {
    loops.end(loop);
    return Promise.resolve(undefined);
  });
  return router;
}

function reportRoutes({ reports, mayRead }: CheckDeps): Router {
  const makings = createRateLimit(limits.report);
  const lookups = createRateLimit(limits.lookup);
  const router = Router();
  router.post(
    '/',
    endpoint({ body: ReportRequest }, async ({ body, address }) => {
      await makings(address);
      return reports.make(body);
    }),
  );
  router.get(
    '/:code',
    endpoint({ params: z.object({ code: z.string() }) }, async ({ params, address, bearer }) => {
      await lookups(address);
      // Asked before the code is looked at: the answer tells a stranger nothing of it.
      if (!(await mayRead(bearer))) throw notFound();
      return reports.find(params.code);
    }),
  );
  return router;
}
