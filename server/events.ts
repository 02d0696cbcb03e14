import type { Gateway, LiveRooms } from './live/index.ts';
import type { DomainEvents } from './platform/domain-events/index.ts';
import type { Log } from './platform/log.ts';

interface Hearers {
  readonly rooms: LiveRooms;
  readonly gateway: Gateway;
  readonly log: Log;
}

/**
 * What the live rooms do about what has happened elsewhere. The bot hears for itself. One event waits for another: what
 * asks somebody outside of the house is a job.
 */
export function hearEvents(events: DomainEvents, { rooms, gateway, log }: Hearers): void {
  events.on('order.stuck', ({ orderId }) => {
    log.warn({ orderId }, 'an order is stuck: money has come that does not fit it');
  });
  events.on('ticket.revoked', ({ ticketId, revision }) => rooms.evictTicket(ticketId, revision));
  events.on('invitation.revoked', ({ invitationId }) => rooms.evictInvitation(invitationId));
  events.on('invitation.taken_over', ({ invitationId }) => rooms.tellTakeOver(invitationId));
  events.on('session.ended', ({ sessionId, why }) => gateway.endSession(sessionId, why));
  events.on('show.cancelled', ({ showId }) => rooms.closeDoors(showId));
}
