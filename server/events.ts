import type { PrismaClient } from '../generated/prisma/client.ts';
import { type PaymentProvider, sendRefund } from './box-office/index.ts';
import type { Gateway, LiveRooms } from './live/index.ts';
import type { DomainEvents, Transact } from './platform/domain-events/index.ts';
import type { Log } from './platform/log.ts';

interface Hearers {
  readonly prisma: PrismaClient;
  readonly transact: Transact;
  readonly providers: readonly PaymentProvider[];
  readonly rooms: LiveRooms;
  readonly gateway: Gateway;
  readonly log: Log;
  readonly now: () => number;
}

/** What the live rooms and the payments do about what has happened elsewhere. The bot hears for itself. */
export function hearEvents(
  events: DomainEvents,
  { prisma, transact, providers, rooms, gateway, log, now }: Hearers,
): void {
  events.on('refund.requested', ({ refundId }) =>
    sendRefund({ prisma, transact, providers, log, now }, refundId),
  );
  events.on('order.stuck', ({ orderId }) => {
    log.warn({ orderId }, 'an order is stuck: money has come that does not fit it');
  });
  events.on('ticket.revoked', ({ ticketId, revision }) => rooms.evictTicket(ticketId, revision));
  events.on('invitation.revoked', ({ invitationId }) => rooms.evictInvitation(invitationId));
  events.on('invitation.taken_over', ({ invitationId }) => rooms.tellTakeOver(invitationId));
  events.on('session.ended', ({ sessionId, why }) => gateway.endSession(sessionId, why));
  events.on('show.cancelled', ({ showId }) => rooms.closeDoors(showId));
}
