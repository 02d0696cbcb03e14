import { createHmac } from 'node:crypto';
import type { TicketId } from '../../../protocol/ids.ts';
import { hashSecret } from '../../platform/random-secrets.ts';

/** The secret of a ticket's link: anybody who has it is the ticket's holder. It can be made again, so it is not stored. */
export function linkSecret(key: Uint8Array, ticketId: TicketId, revision: number): string {
  return createHmac('sha256', key).update(`ticket:${ticketId}:${revision}`).digest('base64url');
}

/**
 * The link secret that a stored hash was made of, whichever key was the first then.
 * @throws Error when the key is no longer on the ring
 */
export function knownLinkSecret(
  keys: readonly Uint8Array[],
  ticket: { readonly id: TicketId; readonly revision: number; readonly accessToken: string },
): string {
  for (const key of keys) {
    const secret = linkSecret(key, ticket.id, ticket.revision);
    if (hashSecret(secret) === ticket.accessToken) return secret;
  }
  throw new Error(`the link key of ticket ${ticket.id} is not among the keys; reissue the ticket`);
}
