import { Router } from 'express';
import { NewInvitationBody, PeopleSearch, SendInvitationBody } from '../../protocol/admin.ts';
import { InvitationId } from '../../protocol/ids.ts';
import { linkPath, pages } from '../../protocol/pages.ts';
import { ShowPath } from '../box-office/index.ts';
import {
  createInvitation,
  findReachable,
  listInvitations,
  openDesk,
  renewInvitation,
  revokeInvitation,
  sendInvitation,
} from '../people/index.ts';
import { type AdminDeps, type Guarded, IdPath } from './guarded.ts';

/** How long an invitation is good for. */
const invitationDays = 90;

/** The invitations of a show's cast. */
export function castRoutes(deps: AdminDeps, guarded: Guarded): Router {
  const { prisma, transact, origin, now } = deps;
  const expiry = (): Date => new Date(now() + invitationDays * 86_400_000);
  const router = Router();
  router.use(sendingRoutes(deps, guarded, expiry));
  router.get(
    '/shows/:showId/invitations',
    guarded({ params: ShowPath }, async ({ params, staff }) => ({
      invitations: await listInvitations(prisma, staff, params.showId),
    })),
  );
  router.post(
    '/shows/:showId/invitations',
    guarded({ params: ShowPath, body: NewInvitationBody }, async ({ params, body, staff }) => {
      const invitation = { ...params, ...body, expiresAt: expiry() };
      const { id, secret } = await prisma.$transaction((tx) => createInvitation(tx, staff, invitation));
      return { id, link: `${origin()}${linkPath('invitation', secret)}` };
    }),
  );
  router.post(
    '/invitations/:id/link',
    guarded({ params: IdPath }, async ({ params, staff }) => {
      const old = InvitationId.parse(params.id);
      const { id, secret } = await renewInvitation(transact, staff, old, expiry());
      return { id, link: `${origin()}${linkPath('invitation', secret)}` };
    }),
  );
  router.post(
    '/shows/:showId/desk',
    guarded({ params: ShowPath }, async ({ params, staff }) => {
      const { secret } = await openDesk(transact, staff, { ...params, expiresAt: expiry() });
      const desk = pages.desk.path.replace(':showId', String(params.showId));
      return { link: `${origin()}${desk}#${secret}` };
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

/** Invitations by the bot, where there is one. */
function sendingRoutes(
  { prisma, transact, invitations: post, origin, now }: AdminDeps,
  guarded: Guarded,
  expiry: () => Date,
): Router {
  const router = Router();
  if (post === undefined) return router;
  // A search holds names: it stands in a body, and in no log of addresses.
  router.post(
    '/people/search',
    guarded({ body: PeopleSearch }, async ({ body, staff }) => ({
      people: await findReachable(prisma, staff, body.search),
    })),
  );
  router.post(
    '/invitations/:id/send',
    guarded({ params: IdPath, body: SendInvitationBody }, ({ params, body, staff }) =>
      sendInvitation({ prisma, transact, post, origin, now }, staff, {
        ...{ id: InvitationId.parse(params.id), userId: BigInt(body.userId), expiresAt: expiry() },
      }),
    ),
  );
  return router;
}
