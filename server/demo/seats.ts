import type { PrismaClient } from '../../generated/prisma/client.ts';
import { MemberId, type ShowId, TicketId } from '../../protocol/ids.ts';
import type { BoxOffice } from '../box-office/index.ts';
import type { Operator } from '../people/index.ts';

export interface DemoSeatsDeps {
  readonly prisma: PrismaClient;
  readonly boxOffice: BoxOffice;
  /** Whether somebody is in the room of a show at this moment. */
  readonly isConnected: (showId: ShowId, member: MemberId) => Promise<boolean>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Marks the payments that nobody made. */
export const paymentPrefix = 'demo:';

export const house: Operator = { kind: 'operator', by: 'system' };

/** Whoever was given a seat just now may still be on the way to it. */
const arrivalMs = 15_000;
/** Enough for a few who come at once. */
const atMost = 10;

/**
 * Takes back the demo tickets of a show whose holders have left, the longest seated first. In a demo anybody may take
 * as many tickets as they like, so a full house would else stay full of people who are not there.
 * @returns whether a seat is free now that was not
 */
export async function freeDemoSeats(deps: DemoSeatsDeps, showId: ShowId): Promise<boolean> {
  const { prisma, boxOffice, isConnected, now } = deps;
  const seated = await prisma.ticket.findMany({
    where: {
      showId,
      status: 'valid',
      seatedAt: { lt: new Date(now() - arrivalMs) },
      order: { payments: { some: { reference: { startsWith: paymentPrefix } } } },
    },
    orderBy: [{ seatedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, member: { select: { id: true } } },
  });
  let freed = 0;
  for (const { id, member } of seated) {
    if (freed === atMost) break;
    if (member !== null && (await isConnected(showId, MemberId.parse(member.id)))) continue;
    await boxOffice.revokeTicket(house, TicketId.parse(id));
    freed += 1;
  }
  return freed > 0;
}
