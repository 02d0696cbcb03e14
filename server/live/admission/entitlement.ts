import type { PrismaClient } from '../../../generated/prisma/client.ts';
import type { ShowId } from '../../../protocol/ids.ts';
import { PersonName } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { requireHolding, ticketFacts, type TicketFacts } from '../../box-office/index.ts';
import { type Invitation, liveInvitation, requireHolder, type SignedIn } from '../../people/index.ts';

/** By what somebody comes into a room. */
export type Entitlement =
  | { readonly by: 'ticket'; readonly ticket: TicketFacts; readonly user?: { id: bigint; name?: string } }
  | { readonly by: 'invitation'; readonly invitation: Invitation };

/**
 * What a session has for this show. "No such show" and "nothing for it" are one answer, so that asking tells nobody
 * which rooms there are.
 * @throws Refusal `ticket_wrong_show`, `ticket_revoked`, `ticket_unpaid`, `link_invalid`, `link_used_elsewhere`
 */
export async function entitlementTo(
  prisma: PrismaClient,
  { principal, sessionId }: SignedIn,
  showId: ShowId,
  now: Date,
): Promise<Entitlement> {
  switch (principal.kind) {
    case 'ticket': {
      const ticket = requireHolding(
        await ticketFacts(prisma, { id: principal.ticketId }),
        principal.revision,
      );
      requireShow(ticket.showId, showId);
      return { by: 'ticket', ticket };
    }
    case 'invitation': {
      const invitation = await liveInvitation(prisma, principal.invitationId, now);
      requireHolder(invitation, sessionId);
      requireShow(invitation.showId, showId);
      return { by: 'invitation', invitation };
    }
    case 'user': {
      const { userId } = principal;
      const ticket = await ticketFacts(prisma, { userId, showId });
      if (ticket === undefined) throw new Refusal('ticket_wrong_show', `no ticket for show ${showId}`);
      const user = await prisma.user.findUniqueOrThrow({ where: { telegramId: userId } });
      const name = PersonName.safeParse(user.firstName.slice(0, 40));
      return { by: 'ticket', ticket, user: { id: userId, ...(name.success && { name: name.data }) } };
    }
    case 'staff':
      // The staff come in by an invitation like everybody who runs a show.
      throw new Refusal('forbidden', 'the staff pages open no room');
  }
}

function requireShow(own: ShowId, asked: ShowId): void {
  if (own !== asked) throw new Refusal('ticket_wrong_show', `opens show ${own}, not ${asked}`);
}
