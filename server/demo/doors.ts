import { randomUUID } from 'node:crypto';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { DemoDoor } from '../../protocol/http.ts';
import { type Role, type ShowId, TicketId } from '../../protocol/ids.ts';
import { linkPath } from '../../protocol/pages.ts';
import type { BoxOffice } from '../box-office/index.ts';
import { createInvitation } from '../people/index.ts';
import type { Language } from '../platform/http/index.ts';
import { castName } from './names.ts';
import { house, paymentPrefix } from './seats.ts';
import { ensureDemoShow } from './show.ts';

export interface DemoDeps {
  readonly prisma: PrismaClient;
  readonly boxOffice: BoxOffice;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const invitationHours = 24;
/** After that a demo ticket gives its seat back, so that yesterday's visitors do not fill the house. */
const ticketHours = 12;

/**
 * A fresh door into the demo show: a paid ticket, or an invitation.
 * @param language of the name that an invitation is for
 */
export async function openDemoDoor(deps: DemoDeps, role: Role, language: Language): Promise<DemoDoor> {
  const showId = await ensureDemoShow(deps.prisma, deps.now());
  const [kind, secret] =
    role === 'audience'
      ? (['ticket', await giveTicket(deps, showId)] as const)
      : (['invitation', await invite(deps, { showId, role, language })] as const);
  return { showId, kind, secret, path: linkPath(kind, secret) };
}

async function invite(
  { prisma, now }: DemoDeps,
  to: { readonly showId: ShowId; readonly role: 'actor' | 'director'; readonly language: Language },
): Promise<string> {
  const { showId, role, language } = to;
  const expiresAt = new Date(now() + invitationHours * 3_600_000);
  return prisma.$transaction(async (tx) => {
    // Two who come at once must not get one name. The number is this lock's own.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(72707371)`;
    const name = castName(role, language, await tx.invitation.count({ where: { showId, role } }));
    const { secret } = await createInvitation(tx, house, { showId, role, name, expiresAt });
    return secret;
  });
}

async function giveTicket(deps: DemoDeps, showId: ShowId): Promise<string> {
  const { boxOffice } = deps;
  await takeBackOldTickets(deps);
  const { categories } = await boxOffice.findShow(showId);
  const lines = categories.slice(0, 1).map(({ id }) => ({ priceCategoryId: id, quantity: 1 }));
  const orderId = await boxOffice.placeOrder(house, { showId, lines });
  await boxOffice.markOrderPaid(house, orderId, `${paymentPrefix}${randomUUID()}`);
  const [ticket] = await boxOffice.issueTickets(house, orderId);
  if (ticket === undefined) throw new Error(`order ${orderId} of one ticket has none`);
  return new URL(ticket.link).hash.slice(1);
}

async function takeBackOldTickets({ prisma, boxOffice, now }: DemoDeps): Promise<void> {
  const old = await prisma.ticket.findMany({
    where: {
      status: 'valid',
      createdAt: { lt: new Date(now() - ticketHours * 3_600_000) },
      order: { payments: { some: { reference: { startsWith: paymentPrefix } } } },
    },
    select: { id: true },
    take: 50,
  });
  for (const { id } of old) await boxOffice.revokeTicket(house, TicketId.parse(id));
}
