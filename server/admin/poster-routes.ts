import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { Refusal } from '../../protocol/refusal.ts';
import { mostPosterBytes, requirePosterMaker, ShowPath } from '../box-office/index.ts';
import { callerOf } from '../platform/http/index.ts';
import type { AdminDeps, Guard, Guarded } from './guarded.ts';

/** The poster of a show, sent as the file that it is. Who sends it is known before anything of it is read. */
export function posterRoutes({ boxOffice }: AdminDeps, guarded: Guarded, guard: Guard): Router {
  const router = Router();
  router.post('/shows/:showId/poster', async (request, response) => {
    const staff = await guard(callerOf(request));
    requirePosterMaker(staff);
    const path = ShowPath.safeParse(request.params);
    if (!path.success) throw new Refusal('bad_request', z.prettifyError(path.error));
    const bytes = await bodyOf(request, response);
    response.json({ posterUrl: await boxOffice.setPoster(staff, path.data.showId, bytes) });
  });
  router.delete(
    '/shows/:showId/poster',
    guarded({ params: ShowPath }, ({ params, staff }) => boxOffice.removePoster(staff, params.showId)),
  );
  return router;
}

const read: RequestHandler = express.raw({ type: 'image/*', limit: mostPosterBytes });

/** @throws what Express's reader throws, and Refusal `not_a_picture` for what does not even call itself one */
function bodyOf(request: Request, response: Response): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    void read(request, response, (error?: unknown) => {
      const body: unknown = request.body;
      if (error !== undefined)
        reject(error instanceof Error ? error : new Error('the body cannot be read', { cause: error }));
      else if (Buffer.isBuffer(body)) resolve(body);
      else reject(new Refusal('not_a_picture', 'the body is no image'));
    });
  });
}
