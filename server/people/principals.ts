import type { InvitationId, TicketId } from '../../protocol/ids.ts';
import { Refusal } from '../../protocol/refusal.ts';

/** On whose behalf a session acts. */
export type Principal =
  | { readonly kind: 'ticket'; readonly ticketId: TicketId; readonly revision: number }
  | { readonly kind: 'invitation'; readonly invitationId: InvitationId }
  | { readonly kind: 'user'; readonly userId: bigint };

/** Who runs the theatre: the holder of the service token, or the house itself (`system`), as the demo does. */
export interface Operator {
  readonly kind: 'operator';
  readonly by: 'service' | 'system';
}

/** Somebody who buys without an account, and knows the secret of their order. */
export interface Buyer {
  readonly kind: 'buyer';
}

/** Anybody who may ask something of a use case. */
export type Actor = Principal | Buyer | Operator;

/** How the audit log calls somebody: by a number, never by a name. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'ticket':
      return `ticket:${actor.ticketId}`;
    case 'invitation':
      return `invitation:${actor.invitationId}`;
    case 'user':
      return `user:${actor.userId}`;
    case 'buyer':
      return 'buyer';
    case 'operator':
      return actor.by;
  }
}

/** @throws Refusal `forbidden` for anybody but an operator */
export function requireOperator(actor: Actor): asserts actor is Operator {
  if (actor.kind !== 'operator') throw new Refusal('forbidden', `${actor.kind} is not an operator`);
}
