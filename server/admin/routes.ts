import { Router } from 'express';
import { attentionRoutes } from './attention-routes.ts';
import { castRoutes } from './cast-routes.ts';
import { type AdminDeps, createGuard, guardedBy } from './guarded.ts';
import { orderRoutes } from './order-routes.ts';
import { posterRoutes } from './poster-routes.ts';
import { promoRoutes } from './promo-routes.ts';
import { receptionRoutes } from './reception-routes.ts';
import { showRoutes } from './show-routes.ts';
import { staffRoutes } from './staff-routes.ts';
import { tableRoutes } from './table-routes.ts';

const parts = [
  ...[showRoutes, posterRoutes, tableRoutes, castRoutes, receptionRoutes],
  ...[orderRoutes, attentionRoutes, promoRoutes, staffRoutes],
];

/** `/api/admin/…`: each act by the access token of one of the staff, as far as their role goes. */
export function adminRoutes(deps: AdminDeps): Router {
  const guard = createGuard(deps);
  const guarded = guardedBy(guard);
  const router = Router();
  for (const part of parts) {
    router.use('/admin', part(deps, guarded, guard));
  }
  return router;
}
