import { randomUUID } from 'node:crypto';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { DemoDoor } from '../../protocol/http.ts';
import { type Role, type ShowId, TicketId } from '../../protocol/ids.ts';
import { linkPath } from '../../protocol/pages.ts';
import type { BoxOffice } from '../box-office/index.ts';
import { createInvitation, type Operator } from '../people/index.ts';
import { ensureDemoShow } from './show.ts';

export interface DemoDeps {
  readonly prisma: PrismaClient;
  readonly boxOffice: BoxOffice;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const house: Operator = { kind: 'operator', by: 'system' };

/** Marks the payments that nobody made. */
const paymentPrefix = 'demo:';
const invitationHours = 24;
/** After that a demo ticket gives its seat back, so that yesterday's visitors do not fill the house. */
const ticketHours = 12;

const castNames = { actor: 'Анна Светлова', director: 'Лев Рампов' } as const;

/** A fresh door into the demo show: a paid ticket, or an invitation. */
export async function openDemoDoor(deps: DemoDeps, role: Role): Promise<DemoDoor> {
  const showId = await ensureDemoShow(deps.prisma, deps.now());
  const [kind, secret] =
    role === 'audience'
      ? (['ticket', await giveTicket(deps, showId)] as const)
      : (['invitation', await invite(deps, showId, role)] as const);
  return { showId, kind, secret, path: linkPath(kind, secret) };
}

async function invite(
  { prisma, now }: DemoDeps,
  showId: ShowId,
  role: 'actor' | 'director',
): Promise<string> {
  const expiresAt = new Date(now() + invitationHours * 3_600_000);
  const { secret } = await createInvitation(prisma, house, {
    showId,
    role,
    name: castNames[role],
    expiresAt,
  });
  return secret;
}

async function giveTicket(deps: DemoDeps, showId: ShowId): Promise<string> {
  const { boxOffice } = deps;
  await takeBackOldTickets(deps);
  const { prices } = await boxOffice.findShow(showId);
  const lines = prices.slice(0, 1).map(({ id }) => ({ priceCategoryId: id, quantity: 1 }));
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
      order: { paymentId: { startsWith: paymentPrefix } },
    },
    select: { id: true },
    take: 50,
  });
  for (const { id } of old) await boxOffice.revokeTicket(house, TicketId.parse(id));
}
