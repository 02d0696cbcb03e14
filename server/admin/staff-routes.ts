import { Router } from 'express';
import { NewStaffBody } from '../../protocol/admin.ts';
import { linkPath } from '../../protocol/pages.ts';
import { createStaff, disableStaff, listStaff, newStaffLink } from '../people/index.ts';
import { type AdminDeps, type Guarded, IdPath } from './guarded.ts';

/** Who works for the theatre. */
export function staffRoutes({ prisma, transact, origin, now }: AdminDeps, guarded: Guarded): Router {
  const router = Router();
  const date = (): Date => new Date(now());
  const linkOf = (secret: string): string => `${origin()}${linkPath('staff', secret)}`;
  router.get(
    '/staff',
    guarded({}, async ({ staff }) => ({ staff: await listStaff(prisma, staff) })),
  );
  router.post(
    '/staff',
    guarded({ body: NewStaffBody }, async ({ body, staff }) => {
      const { id, secret } = await createStaff(prisma, staff, body, date());
      return { id, link: linkOf(secret) };
    }),
  );
  router.post(
    '/staff/:id/link',
    guarded({ params: IdPath }, async ({ params: { id }, staff }) => ({
      id,
      link: linkOf(await newStaffLink(prisma, staff, id, date())),
    })),
  );
  router.post(
    '/staff/:id/disable',
    guarded({ params: IdPath }, ({ params, staff }) => disableStaff(transact, staff, params.id, date())),
  );
  return router;
}
