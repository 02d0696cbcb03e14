import type { z } from 'zod';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { IssuedTicket, ShowView, ValidateResponse } from '../../protocol/http.ts';
import type { OrderId, ShowId, TicketId } from '../../protocol/ids.ts';
import type { Actor, TicketDoors } from '../people/index.ts';
import type { Transact } from '../platform/domain-events/index.ts';
import type { Secrets } from '../platform/secrets.ts';
import { markOrderPaid, type OrderRequest, placeOrder } from './orders.ts';
import { findShow, listShows } from './shows.ts';
import { createTicketDoors, validateTicket } from './tickets/doors.ts';
import { issueTickets, reissueTicket } from './tickets/issue.ts';
import { revokeTicket } from './tickets/revoke.ts';

export interface BoxOfficeDeps {
  readonly prisma: PrismaClient;
  readonly transact: Transact;
  readonly secrets: Secrets;
  /** Where links point, without a slash at the end. */
  readonly origin: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Shows, orders and tickets. What each may refuse stands at the function of its name. */
export interface BoxOffice {
  listShows(): Promise<ShowView[]>;
  findShow(id: ShowId): Promise<ShowView>;
  placeOrder(actor: Actor, request: OrderRequest): Promise<OrderId>;
  markOrderPaid(actor: Actor, orderId: OrderId, paymentId: string): Promise<void>;
  issueTickets(actor: Actor, orderId: OrderId): Promise<IssuedTicket[]>;
  reissueTicket(actor: Actor, id: TicketId): Promise<IssuedTicket>;
  revokeTicket(actor: Actor, id: TicketId): Promise<void>;
  validateTicket(
    actor: Actor,
    request: { readonly token: string; readonly showId: ShowId },
  ): Promise<z.infer<typeof ValidateResponse>>;
  /** What sign-in needs of tickets. */
  readonly doors: TicketDoors;
}

export function createBoxOffice(deps: BoxOfficeDeps): BoxOffice {
  const { prisma, transact, now } = deps;
  return {
    listShows: () => listShows(prisma, now()),
    findShow: (id) => findShow(prisma, id, now()),
    placeOrder: (actor, request) => placeOrder(prisma, actor, request),
    markOrderPaid: (actor, orderId, paymentId) =>
      markOrderPaid(prisma, actor, { orderId, paymentId, at: new Date(now()) }),
    issueTickets: (actor, orderId) => issueTickets(deps, actor, orderId),
    reissueTicket: (actor, id) => reissueTicket(deps, actor, id),
    revokeTicket: (actor, id) => revokeTicket(transact, actor, id),
    validateTicket: (actor, request) => validateTicket(deps, actor, request),
    doors: createTicketDoors(deps),
  };
}
