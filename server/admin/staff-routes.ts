import { Router } from 'express';
import type { z } from 'zod';
import { NewStaffBody, type OwnTie } from '../../protocol/admin.ts';
import { linkPath } from '../../protocol/pages.ts';
import {
  createStaff,
  disableStaff,
  listStaff,
  newStaffLink,
  ownTie,
  untieTelegram,
} from '../people/index.ts';
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
  return router.use(tieRoutes({ prisma, transact, now }, guarded));
}

/** The Telegram of somebody who works here. */
function tieRoutes(
  { prisma, transact, now }: Pick<AdminDeps, 'prisma' | 'transact' | 'now'>,
  guarded: Guarded,
): Router {
  const router = Router();
  router.get(
    '/staff/own',
    guarded({}, async ({ staff }): Promise<z.infer<typeof OwnTie>> => ({
      telegram: await ownTie(prisma, staff),
    })),
  );
  router.post(
    '/staff/:id/untie',
    guarded({ params: IdPath }, ({ params, staff }) =>
      untieTelegram(transact, staff, params.id, new Date(now())),
    ),
  );
  return router;
}
