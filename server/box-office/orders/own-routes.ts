import { Router } from 'express';
import { z } from 'zod';
import type { InvoiceAnswer, OwnOrders, OwnTicketList } from '../../../protocol/box-office.ts';
import { type IssuedTicket, LinkSecret } from '../../../protocol/http.ts';
import { OrderId, TicketId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import type { Sessions } from '../../people/index.ts';
import { endpoint, PathId } from '../../platform/http/index.ts';
import { createRateLimit } from '../../platform/rate-limits.ts';
import type { BoxOffice } from '../box-office.ts';
import type { Stars } from '../payments/stars/index.ts';
import type { TicketHolder } from '../tickets/transfer.ts';
import { account, ownerOf, secretShape } from './who.ts';

/** From one address. */
const limits = { look: { attempts: 600, seconds: 60 }, claim: { attempts: 60, seconds: 60 } };

const TicketPath = z.object({ ticketId: PathId.pipe(TicketId) });
const OrderPath = z.object({ orderId: PathId.pipe(OrderId) });

interface OwnRouteDeps {
  readonly boxOffice: Pick<
    BoxOffice,
    'myTickets' | 'myOrders' | 'passOnTicket' | 'claimTicket' | 'requireOwner'
  >;
  readonly sessions: Pick<Sessions, 'authenticate'>;
  /** Without a bot nothing is paid in Stars. */
  readonly stars: Pick<Stars, 'invoiceLink'> | undefined;
}

/**
 * `GET /api/me/tickets`, `GET /api/me/orders`: what an account holds and has bought. `POST /api/me/tickets` makes the
 * ticket of a link its own. `POST /api/tickets/:ticketId/transfer` is for the account that holds the ticket, for who
 * came by its link, and for who knows the secret of its order. `POST /api/orders/:orderId/pay/stars` makes an invoice.
 */
export function ownRoutes({ boxOffice, sessions, stars }: OwnRouteDeps): Router {
  const looks = createRateLimit(limits.look);
  const claims = createRateLimit(limits.claim);
  const router = Router();
  router.get(
    '/me/tickets',
    endpoint({}, async ({ bearer, address }): Promise<z.infer<typeof OwnTicketList>> => {
      await looks(address);
      const { userId } = await account(sessions, bearer);
      return { tickets: await boxOffice.myTickets(userId) };
    }),
  );
  router.post(
    '/me/tickets',
    endpoint({ body: z.object({ secret: LinkSecret }) }, async ({ body, bearer, address }) => {
      await claims(address);
      return boxOffice.claimTicket(await account(sessions, bearer), body.secret);
    }),
  );
  router.get(
    '/me/orders',
    endpoint({}, async ({ bearer, address }): Promise<OwnOrders> => {
      await looks(address);
      return boxOffice.myOrders((await account(sessions, bearer)).userId);
    }),
  );
  router.post(
    '/tickets/:ticketId/transfer',
    endpoint({ params: TicketPath }, async ({ params, bearer, address }): Promise<IssuedTicket> => {
      await claims(address);
      return boxOffice.passOnTicket(await holderOf(sessions, bearer), params.ticketId);
    }),
  );
  if (stars !== undefined) {
    router.post(
      '/orders/:orderId/pay/stars',
      endpoint({ params: OrderPath }, async ({ params, bearer, address }) => {
        await looks(address);
        const owner = await ownerOf(sessions, bearer);
        const orderId = await boxOffice.requireOwner(owner, params.orderId);
        const link = await stars.invoiceLink(orderId);
        return { link } satisfies z.infer<typeof InvoiceAnswer>;
      }),
    );
  }
  return router;
}

/** @throws Refusal `unauthorised`, `forbidden` for sessions that hold no ticket */
async function holderOf(
  sessions: OwnRouteDeps['sessions'],
  bearer: string | undefined,
): Promise<TicketHolder> {
  if (bearer !== undefined && secretShape.test(bearer)) return { kind: 'secret', secret: bearer };
  const { principal } = await sessions.authenticate(bearer);
  if (principal.kind === 'user' || principal.kind === 'ticket') return principal;
  throw new Refusal('forbidden', `${principal.kind} holds no ticket`);
}
