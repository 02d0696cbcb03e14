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

/** Anybody who may ask something of a use case. */
export type Actor = Principal | Operator;

/** @throws Refusal `forbidden` for anybody but an operator */
export function requireOperator(actor: Actor): asserts actor is Operator {
  if (actor.kind !== 'operator') throw new Refusal('forbidden', `${actor.kind} is not an operator`);
}
