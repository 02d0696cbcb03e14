import { Router } from 'express';
import { castRoutes } from './cast-routes.ts';
import { type AdminDeps, createGuard, guardedBy } from './guarded.ts';
import { orderRoutes } from './order-routes.ts';
import { posterRoutes } from './poster-routes.ts';
import { promoRoutes } from './promo-routes.ts';
import { showRoutes } from './show-routes.ts';
import { staffRoutes } from './staff-routes.ts';

/** `/api/admin/…`: each act by the access token of one of the staff, as far as their role goes. */
export function adminRoutes(deps: AdminDeps): Router {
  const guard = createGuard(deps);
  const guarded = guardedBy(guard);
  const router = Router();
  for (const part of [showRoutes, posterRoutes, castRoutes, orderRoutes, promoRoutes, staffRoutes]) {
    router.use('/admin', part(deps, guarded, guard));
  }
  return router;
}
