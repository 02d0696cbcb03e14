import { Router } from 'express';
import { ReviewCursor } from '../../protocol/reception.ts';
import { ShowPath } from '../box-office/index.ts';
import type { AdminDeps, Guarded } from './guarded.ts';

const PagePath = ShowPath.extend({ before: ReviewCursor });

/** How a show was: what spectators think of it, and how many came. */
export function receptionRoutes({ receptions }: AdminDeps, guarded: Guarded): Router {
  const router = Router();
  router.get(
    '/shows/:showId/reception',
    guarded({ params: ShowPath }, ({ params, staff }) => receptions.figures(staff, params.showId)),
  );
  router.get(
    '/shows/:showId/reviews',
    guarded({ params: ShowPath }, ({ params, staff }) => receptions.reviews(staff, params.showId)),
  );
  router.get(
    '/shows/:showId/reviews/:before',
    guarded({ params: PagePath }, ({ params, staff }) =>
      receptions.reviews(staff, params.showId, params.before),
    ),
  );
  return router;
}
