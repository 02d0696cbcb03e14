import { Router } from 'express';
import type { z } from 'zod';
import { BroadcastBody, MoveShowBody, ShowDraft, type StaffShowList } from '../../protocol/admin.ts';
import { ShowPath } from '../box-office/index.ts';
import type { AdminDeps, Guarded } from './guarded.ts';

/** The shows of the theatre: written, published, moved, called off. */
export function showRoutes({ boxOffice }: AdminDeps, guarded: Guarded): Router {
  const router = Router();
  router.get(
    '/shows',
    guarded({}, async ({ staff }): Promise<z.infer<typeof StaffShowList>> => ({
      shows: await boxOffice.staffShows(staff),
    })),
  );
  router.post(
    '/shows',
    guarded({ body: ShowDraft }, async ({ body, staff }) => ({
      id: await boxOffice.createShow(staff, body),
    })),
  );
  router.put(
    '/shows/:showId',
    guarded({ params: ShowPath, body: ShowDraft }, ({ params, body, staff }) =>
      boxOffice.updateShow(staff, params.showId, body),
    ),
  );
  for (const [word, published] of [
    ['publish', true],
    ['unpublish', false],
  ] as const) {
    router.post(
      `/shows/:showId/${word}`,
      guarded({ params: ShowPath }, ({ params, staff }) =>
        boxOffice.publishShow(staff, params.showId, published),
      ),
    );
  }
  return router.use(changeRoutes({ boxOffice }, guarded));
}

/** What buyers are told of: another time, the end of it, and words. */
function changeRoutes({ boxOffice }: Pick<AdminDeps, 'boxOffice'>, guarded: Guarded): Router {
  const router = Router();
  router.get(
    '/shows/:showId/changes',
    guarded({ params: ShowPath }, ({ params, staff }) => boxOffice.showChanges(staff, params.showId)),
  );
  router.post(
    '/shows/:showId/move',
    guarded({ params: ShowPath, body: MoveShowBody }, async ({ params, body, staff }) => ({
      changeId: await boxOffice.moveShow(staff, params.showId, body),
    })),
  );
  router.post(
    '/shows/:showId/cancel',
    guarded({ params: ShowPath }, async ({ params, staff }) => ({
      changeId: await boxOffice.cancelShow(staff, params.showId),
    })),
  );
  router.get(
    '/shows/:showId/broadcasts',
    guarded({ params: ShowPath }, ({ params, staff }) => boxOffice.showBroadcasts(staff, params.showId)),
  );
  router.post(
    '/shows/:showId/broadcasts',
    guarded({ params: ShowPath, body: BroadcastBody }, async ({ params, body, staff }) => ({
      id: await boxOffice.broadcast(staff, params.showId, body.text),
    })),
  );
  return router;
}
