import { Router } from 'express';
import { z } from 'zod';
import {
  GenerateRequest,
  type GenerateResponse,
  type ShowList,
  TicketRequest,
  ValidateRequest,
} from '../../protocol/http.ts';
import { ShowId } from '../../protocol/ids.ts';
import type { Operator } from '../people/index.ts';
import { endpoint, PathId, serviceDoor } from '../platform/http/index.ts';
import { addressKey, createRateLimit } from '../platform/rate-limits.ts';
import type { BoxOffice } from './box-office.ts';

/** Each bounds load from one address; an audience behind one address must not meet them. */
const limits = { shows: { attempts: 600, seconds: 60 }, service: { attempts: 1200, seconds: 60 } };

export const ShowPath = z.object({ showId: PathId.pipe(ShowId) });

/** `GET /api/shows…` for all, `POST /api/tickets/…` for callers with the service token. */
export function boxOfficeRoutes(deps: {
  readonly boxOffice: BoxOffice;
  /** Unset, the service endpoints do not exist. */
  readonly serviceToken: string | undefined;
}): Router {
  const { boxOffice } = deps;
  const lookups = createRateLimit(limits.shows);
  const router = Router();
  router.get(
    '/shows',
    endpoint({}, async ({ address }): Promise<z.infer<typeof ShowList>> => {
      await lookups(address);
      return { shows: await boxOffice.listShows() };
    }),
  );
  router.get(
    '/shows/:showId',
    endpoint({ params: ShowPath }, async ({ params, address }) => {
      await lookups(address);
      return boxOffice.findShow(params.showId);
    }),
  );
  router.use('/tickets', ticketServices(boxOffice, deps.serviceToken));
  return router;
}

function ticketServices(boxOffice: BoxOffice, serviceToken: string | undefined): Router {
  const service: Operator = { kind: 'operator', by: 'service' };
  const calls = createRateLimit(limits.service);
  const router = Router();
  router.use(async (request, _response, next) => {
    await calls(addressKey(request.ip));
    next();
  });
  router.use(serviceDoor(serviceToken));
  router.post(
    '/validate',
    endpoint({ body: ValidateRequest }, ({ body }) => boxOffice.validateTicket(service, body)),
  );
  router.post(
    '/generate',
    endpoint({ body: GenerateRequest }, async ({ body }): Promise<z.infer<typeof GenerateResponse>> => {
      return { tickets: await boxOffice.issueTickets(service, body.orderId) };
    }),
  );
  router.post(
    '/revoke',
    endpoint({ body: TicketRequest }, ({ body }) => boxOffice.revokeTicket(service, body.ticketId)),
  );
  router.post(
    '/reissue',
    endpoint({ body: TicketRequest }, ({ body }) => boxOffice.reissueTicket(service, body.ticketId)),
  );
  return router;
}
