import type { InvitationId, TicketId } from '../../protocol/ids.ts';
import { Refusal } from '../../protocol/refusal.ts';

/** On whose behalf a session acts. */
export type Principal =
  | { readonly kind: 'ticket'; readonly ticketId: TicketId; readonly revision: number }
  | { readonly kind: 'invitation'; readonly invitationId: InvitationId }
  | { readonly kind: 'user'; readonly userId: bigint }
  | StaffPrincipal;

/** Somebody who works for the theatre. What they may do is looked up each time, not kept in a token. */
export interface StaffPrincipal {
  readonly kind: 'staff';
  readonly staffId: number;
}

/** What one of the staff is: see `powers`. */
export type StaffRole = 'owner' | 'box_office' | 'director';

/**
 * Who runs the theatre: the holder of the service token, the house itself (`system`), as the demo does, or one of the
 * staff, as far as their role goes.
 */
export type Operator =
  | { readonly kind: 'operator'; readonly by: 'service' | 'system' }
  | {
      readonly kind: 'operator';
      readonly by: 'staff';
      readonly staffId: number;
      readonly role: StaffRole;
    };

/** One of the staff, at work. */
export type StaffOperator = Extract<Operator, { by: 'staff' }>;

/** Kinds of acts: selling, inviting the cast and running shows, and saying who is staff. */
export type Power = 'sell' | 'cast' | 'own';

const powers: Readonly<Record<StaffRole, readonly Power[]>> = {
  owner: ['sell', 'cast', 'own'],
  box_office: ['sell'],
  director: ['cast'],
};

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
    case 'staff':
      return `staff:${actor.staffId}`;
    case 'operator':
      return actor.by === 'staff' ? `staff:${actor.staffId}` : actor.by;
  }
}

/** For what buyers may do with their own and sellers with every order. @throws Refusal `forbidden` for other staff */
export function requireSeller(actor: Actor): void {
  if (actor.kind === 'operator') requireOperator(actor);
}

/** @throws Refusal `forbidden` for anybody but an operator, and for staff whose role goes to none of these, else to selling */
export function requireOperator(actor: Actor, ...anyOf: readonly Power[]): asserts actor is Operator {
  if (actor.kind !== 'operator') throw new Refusal('forbidden', `${actor.kind} is not an operator`);
  const wanted: readonly Power[] = anyOf.length > 0 ? anyOf : ['sell'];
  if (actor.by === 'staff' && !powers[actor.role].some((power) => wanted.includes(power))) {
    throw new Refusal('forbidden', `a ${actor.role} may not ${wanted.join(' or ')}`);
  }
}
