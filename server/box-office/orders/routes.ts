import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { z } from 'zod';
import { type HeldOrder, HoldRequest, type PaymentAnswer, RefundBody } from '../../../protocol/box-office.ts';
import { OrderId } from '../../../protocol/ids.ts';
import type { Buyer, Sessions } from '../../people/index.ts';
import { endpoint, PathId } from '../../platform/http/index.ts';
import { createRateLimit } from '../../platform/rate-limits.ts';
import type { BoxOffice } from '../box-office.ts';
import { account, ownerOf } from './who.ts';

/** From one address: a school buys behind one; a robot that keeps all seats is slowed. */
const limits = { hold: { attempts: 60, seconds: 60 }, look: { attempts: 600, seconds: 60 } };

const OrderPath = z.object({ orderId: PathId.pipe(OrderId) });

/** Somebody without an account. */
const buyer: Buyer = { kind: 'buyer' };

interface OrderRouteDeps {
  readonly boxOffice: BoxOffice;
  readonly sessions: Pick<Sessions, 'authenticate'>;
  /** Whether payments may be played. */
  readonly demo: boolean;
  /** Orders from one address in a minute, for tests of a rush. */
  readonly holdsPerMinute?: number;
}

/**
 * `POST /api/orders` keeps seats; `GET /api/orders/:orderId` and `POST …/cancel`, `…/refund` are for whoever made the
 * order: by the access token of their account, or by the order's secret in its place.
 */
export function orderRoutes(deps: OrderRouteDeps): Router {
  const { boxOffice, sessions, holdsPerMinute = limits.hold.attempts } = deps;
  const holds = createRateLimit({ ...limits.hold, attempts: holdsPerMinute });
  const looks = createRateLimit(limits.look);
  const router = Router();
  router.post(
    '/orders',
    endpoint({ body: HoldRequest }, async ({ body, address, bearer }): Promise<HeldOrder> => {
      await holds(address);
      if (bearer === undefined) return boxOffice.holdSeats(buyer, body, { address });
      return boxOffice.holdSeats(await account(sessions, bearer), body);
    }),
  );
  const own = async (bearer: string | undefined, address: string, orderId: OrderId) => {
    await looks(address);
    const owner = await ownerOf(sessions, bearer);
    const actor = owner.kind === 'user' ? owner : buyer;
    return { orderId: await boxOffice.requireOwner(owner, orderId), actor };
  };
  router.get(
    '/orders/:orderId',
    endpoint({ params: OrderPath }, async ({ params, bearer, address }) =>
      boxOffice.viewOrder((await own(bearer, address, params.orderId)).orderId),
    ),
  );
  router.post(
    '/orders/:orderId/cancel',
    endpoint({ params: OrderPath }, async ({ params, bearer, address }) => {
      const { actor, orderId } = await own(bearer, address, params.orderId);
      await boxOffice.cancelOrder(actor, orderId);
    }),
  );
  router.post(
    '/orders/:orderId/refund',
    endpoint({ params: OrderPath, body: RefundBody }, async ({ params, body, bearer, address }) => {
      const { actor, orderId } = await own(bearer, address, params.orderId);
      await boxOffice.refundOrder(actor, {
        orderId,
        reason: 'asked',
        ...(body.tickets && { tickets: body.tickets }),
      });
    }),
  );
  if (deps.demo) {
    router.post(
      '/orders/:orderId/pay/demo',
      endpoint({ params: OrderPath }, async ({ params, bearer, address }) =>
        payDemo(boxOffice, (await own(bearer, address, params.orderId)).orderId),
      ),
    );
  }
  return router;
}

/** The demonstration's money: as much as is asked for, at once. */
async function payDemo(boxOffice: BoxOffice, orderId: OrderId): Promise<z.infer<typeof PaymentAnswer>> {
  const { amount, currency } = await boxOffice.viewOrder(orderId);
  const reference = randomUUID();
  return { settlement: await boxOffice.settle({ provider: 'demo', reference, orderId, amount, currency }) };
}
