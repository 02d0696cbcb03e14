import { Router } from 'express';
import { PromoCodeDraft } from '../../protocol/admin.ts';
import { type AdminDeps, type Guarded, IdPath } from './guarded.ts';

/** Promo codes. */
export function promoRoutes({ boxOffice }: AdminDeps, guarded: Guarded): Router {
  const router = Router();
  router.get(
    '/promo-codes',
    guarded({}, async ({ staff }) => ({ promoCodes: await boxOffice.listPromoCodes(staff) })),
  );
  router.post(
    '/promo-codes',
    guarded({ body: PromoCodeDraft }, async ({ body, staff }) => ({
      id: await boxOffice.createPromoCode(staff, body),
    })),
  );
  router.post(
    '/promo-codes/:id/disable',
    guarded({ params: IdPath }, ({ params, staff }) => boxOffice.disablePromoCode(staff, params.id)),
  );
  return router;
}
