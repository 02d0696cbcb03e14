import { Router } from 'express';
import { z } from 'zod';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import {
  NewInvitationBody,
  NewStaffBody,
  OrderSearch,
  PromoCodeDraft,
  ShowDraft,
  type StaffShowList,
} from '../../protocol/admin.ts';
import { RefundBody } from '../../protocol/box-office.ts';
import { InvitationId, OrderId } from '../../protocol/ids.ts';
import { linkPath } from '../../protocol/pages.ts';
import { type BoxOffice, ShowPath } from '../box-office/index.ts';
import {
  createInvitation,
  createStaff,
  disableStaff,
  listInvitations,
  listStaff,
  newStaffLink,
  revokeInvitation,
  type Sessions,
  type StaffOperator,
} from '../people/index.ts';
import type { Transact } from '../platform/domain-events/index.ts';
import { type Caller, endpoint, PathId } from '../platform/http/index.ts';
import { createRateLimit } from '../platform/rate-limits.ts';

export interface AdminDeps {
  readonly prisma: PrismaClient;
  readonly transact: Transact;
  readonly boxOffice: BoxOffice;
  readonly sessions: Pick<Sessions, 'authenticateStaff'>;
  /** Where links point, without a slash at the end. */
  readonly origin: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const limit = { attempts: 600, seconds: 60 };

const IdPath = z.object({ id: PathId });
const OrderPath = z.object({ orderId: PathId.pipe(OrderId) });

type Guarded = <Params, Body>(
  input: { readonly params?: z.ZodType<Params>; readonly body?: z.ZodType<Body> },
  handle: (request: { params: Params; body: Body; staff: StaffOperator } & Caller) => unknown,
) => ReturnType<typeof endpoint>;

/** `/api/admin/…`: each act by the access token of one of the staff, as far as their role goes. */
export function adminRoutes(deps: AdminDeps): Router {
  const calls = createRateLimit(limit);
  const guarded: Guarded = (input, handle) =>
    endpoint(input, async (request) => {
      await calls(request.address);
      const staff = await deps.sessions.authenticateStaff(request.bearer);
      return handle({ ...request, staff });
    });
  const router = Router();
  router.use('/admin', showRoutes(deps, guarded), castRoutes(deps, guarded), orderDesk(deps, guarded));
  router.use('/admin', promoRoutes(deps, guarded), staffRoutes(deps, guarded));
  return router;
}

function showRoutes({ boxOffice }: AdminDeps, guarded: Guarded): Router {
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
  return router;
}

/** How long an invitation is good for. */
const invitationDays = 90;

function castRoutes({ prisma, transact, origin, now }: AdminDeps, guarded: Guarded): Router {
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

function orderDesk({ boxOffice }: AdminDeps, guarded: Guarded): Router {
  const router = Router();
  // A search holds names: it stands in a body, and in no log of addresses.
  router.post(
    '/orders/search',
    guarded({ body: OrderSearch }, async ({ body, staff }) => ({
      orders: await boxOffice.staffOrders(staff, body),
    })),
  );
  router.post(
    '/orders/:orderId/refund',
    guarded({ params: OrderPath, body: RefundBody }, ({ params, body, staff }) =>
      boxOffice.refundOrder(staff, {
        orderId: params.orderId,
        reason: 'staff',
        ...(body.tickets && { tickets: body.tickets }),
      }),
    ),
  );
  for (const decision of ['accept', 'reject'] as const) {
    router.post(
      `/orders/:orderId/${decision}`,
      guarded({ params: OrderPath }, ({ params, staff }) =>
        boxOffice.decideStuck(staff, params.orderId, decision),
      ),
    );
  }
  return router;
}

function promoRoutes({ boxOffice }: AdminDeps, guarded: Guarded): Router {
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

function staffRoutes({ prisma, origin, now }: AdminDeps, guarded: Guarded): Router {
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
    guarded({ params: IdPath }, ({ params, staff }) => disableStaff(prisma, staff, params.id, date())),
  );
  return router;
}
