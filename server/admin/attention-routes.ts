import { Router } from 'express';
import { type AdminDeps, type Guarded, IdPath } from './guarded.ts';

/** What waits for a person, and what a person decides about it. */
export function attentionRoutes({ boxOffice }: AdminDeps, guarded: Guarded): Router {
  const router = Router();
  router.get(
    '/attention',
    guarded({}, ({ staff }) => boxOffice.attentionLists(staff)),
  );
  router.get(
    '/attention/count',
    guarded({}, ({ staff }) => boxOffice.attentionCounts(staff)),
  );
  router.post(
    '/refunds/:id/retry',
    guarded({ params: IdPath }, ({ params, staff }) => boxOffice.retryRefund(staff, params.id)),
  );
  router.post(
    '/refunds/:id/done',
    guarded({ params: IdPath }, ({ params, staff }) => boxOffice.markRefundDone(staff, params.id)),
  );
  for (const decision of ['send', 'drop'] as const) {
    router.post(
      `/messages/:id/${decision}`,
      guarded({ params: IdPath }, ({ params, staff }) => boxOffice.decideMessage(staff, params.id, decision)),
    );
  }
  router.post(
    '/differences/:id/resolve',
    guarded({ params: IdPath }, ({ params, staff }) => boxOffice.resolveDifference(staff, params.id)),
  );
  return router;
}
