import { Router } from 'express';
import { NewInvitationBody } from '../../protocol/admin.ts';
import { InvitationId } from '../../protocol/ids.ts';
import { linkPath } from '../../protocol/pages.ts';
import { ShowPath } from '../box-office/index.ts';
import { createInvitation, listInvitations, revokeInvitation } from '../people/index.ts';
import { type AdminDeps, type Guarded, IdPath } from './guarded.ts';

/** How long an invitation is good for. */
const invitationDays = 90;

/** The invitations of a show's cast. */
export function castRoutes({ prisma, transact, origin, now }: AdminDeps, guarded: Guarded): Router {
  const router = Router();
  router.get(
    '/shows/:showId/invitations',
    guarded({ params: ShowPath }, async ({ params, staff }) => ({
      invitations: await listInvitations(prisma, staff, params.showId),
    })),
  );
  router.post(
    '/shows/:showId/invitations',
    guarded({ params: ShowPath, body: NewInvitationBody }, async ({ params, body, staff }) => {
      const expiresAt = new Date(now() + invitationDays * 86_400_000);
      const { id, secret } = await createInvitation(prisma, staff, { ...params, ...body, expiresAt });
      return { id, link: `${origin()}${linkPath('invitation', secret)}` };
    }),
  );
  router.post(
    '/invitations/:id/revoke',
    guarded({ params: IdPath }, ({ params, staff }) =>
      revokeInvitation(transact, staff, InvitationId.parse(params.id)),
    ),
  );
  return router;
}
