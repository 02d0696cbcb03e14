import { z } from 'zod';
import { InvitationId, OrderId, ShowId, TicketId } from '../../../protocol/ids.ts';

const ChangeId = z.number().int().positive();

/** Every domain event with its payload: facts that other folders act on. Ids only, so that erasure reaches all names. */
export const domainEvents = {
  /** The order's tickets exist. */
  'order.paid': z.object({ orderId: OrderId }),
  /** Money has come that does not fit the order: a person of the theatre must look at it. */
  'order.stuck': z.object({ orderId: OrderId }),
  /** The show begins at another time; `changeId` is of its row in `show_changes`. */
  'show.moved': z.object({ showId: ShowId, changeId: ChangeId }),
  /** The show will not be: nothing of it is sold any more, and its doors are closed. */
  'show.cancelled': z.object({ showId: ShowId, changeId: ChangeId }),
  /** The change of its show has reached this order: its money is on the way back, if it was called off. */
  'order.show_changed': z.object({ orderId: OrderId, changeId: ChangeId }),
  /** The staff have written to all who hold tickets of a show. */
  'show.broadcast': z.object({ broadcastId: z.number().int().positive() }),
  /** Money is to go back; the provider has not been asked yet. */
  'refund.requested': z.object({ refundId: z.number().int().positive() }),
  /** The money is back, or on a balance. */
  'refund.done': z.object({ refundId: z.number().int().positive() }),
  /** The provider says no: a person of the theatre must look at it. */
  'refund.failed': z.object({ refundId: z.number().int().positive() }),
  /** This revision of the ticket and every lower one open nothing any more; whoever sits on it must leave. */
  'ticket.revoked': z.object({
    ticketId: TicketId,
    showId: ShowId,
    revision: z.number().int().positive(),
  }),
  /** The invitation opens nothing any more; whoever came by it must leave. */
  'invitation.revoked': z.object({ invitationId: InvitationId, showId: ShowId }),
  /** Another device holds the invitation now; the session before it has ended. */
  'invitation.taken_over': z.object({ invitationId: InvitationId, showId: ShowId }),
  /** Nothing that came of this session opens anything any more; whoever is in a room by it must leave. */
  'session.ended': z.object({ sessionId: z.uuid(), why: z.enum(['signed_out', 'taken_over']) }),
} as const;

export type DomainEventType = keyof typeof domainEvents;
export type DomainEventPayload<Type extends DomainEventType> = z.infer<(typeof domainEvents)[Type]>;
