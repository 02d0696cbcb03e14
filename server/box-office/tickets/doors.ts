import type { PrismaClient } from '../../../generated/prisma/client.ts';
import type { ValidateResponse } from '../../../protocol/http.ts';
import type { ShowId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import type { z } from 'zod';
import { type Actor, requireOperator, type TicketDoors } from '../../people/index.ts';
import { hashSecret } from '../../platform/random-secrets.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { ticketFacts, type TicketFacts } from './facts.ts';
import { readQr, signQr } from './qr.ts';
import { type Presented, verdictOf } from './verdict.ts';

export interface DoorDeps {
  readonly prisma: PrismaClient;
  readonly secrets: Secrets;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Says whether a link's secret or a QR code opens a show now. Nothing is used up by asking.
 * @throws Refusal `forbidden` unless asked by an operator
 */
export async function validateTicket(
  deps: DoorDeps,
  actor: Actor,
  { token, showId }: { readonly token: string; readonly showId: ShowId },
): Promise<z.infer<typeof ValidateResponse>> {
  requireOperator(actor);
  const found = await presented(deps, token);
  const verdict = verdictOf(found, showId, deps.now());
  if (found === undefined) return { verdict };
  const { id, category, seated } = found.ticket;
  return { verdict, ticket: { id, showId: found.ticket.showId, category, seated } };
}

async function presented({ prisma, secrets }: DoorDeps, token: string): Promise<Presented | undefined> {
  const claims = readQr(secrets.qr, token);
  const ticket = await ticketFacts(
    prisma,
    claims === undefined ? { accessToken: hashSecret(token) } : { id: claims.ticketId },
  );
  if (ticket === undefined || (claims !== undefined && claims.showId !== ticket.showId)) return undefined;
  return { ticket, revision: claims?.revision ?? ticket.revision };
}

/** The doors that a ticket's link opens: the ticket, whatever the hour. */
export function createTicketDoors({ prisma, secrets }: DoorDeps): TicketDoors {
  return {
    async openLink(secret) {
      const ticket = await ticketFacts(prisma, { accessToken: hashSecret(secret) });
      if (ticket === undefined) throw new Refusal('link_invalid', 'no ticket has this link');
      requireHolding(ticket, ticket.revision);
      return { ticketId: ticket.id, revision: ticket.revision };
    },
    async door(ticketId, revision) {
      const ticket = requireHolding(await ticketFacts(prisma, { id: ticketId }), revision);
      const { showId, category } = ticket;
      return {
        kind: 'ticket',
        showId,
        ticketId,
        category,
        qr: signQr(secrets.qr[0], { showId, ticketId, revision }),
      };
    },
  };
}

/**
 * The ticket, if it is paid and this is its revision.
 * @throws Refusal `ticket_revoked`, `ticket_unpaid`
 */
export function requireHolding(ticket: TicketFacts | undefined, revision: number): TicketFacts {
  if (ticket === undefined || ticket.revoked || ticket.revision !== revision) {
    throw new Refusal('ticket_revoked', `ticket ${ticket?.id ?? '?'} revision ${revision} no longer holds`);
  }
  if (!ticket.paid) throw new Refusal('ticket_unpaid', `ticket ${ticket.id} is not paid`);
  return ticket;
}
