import { Router } from 'express';
import { z } from 'zod';
import { OrderSearch } from '../../protocol/admin.ts';
import { RefundBody } from '../../protocol/box-office.ts';
import { OrderId } from '../../protocol/ids.ts';
import { PathId } from '../platform/http/index.ts';
import type { AdminDeps, Guarded } from './guarded.ts';

const OrderPath = z.object({ orderId: PathId.pipe(OrderId) });

/** Orders: found, given back, decided. */
export function orderRoutes({ boxOffice }: AdminDeps, guarded: Guarded): Router {
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
