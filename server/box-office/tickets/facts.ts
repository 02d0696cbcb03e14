import type { Prisma } from '../../../generated/prisma/client.ts';
import { ShowId, TicketId } from '../../../protocol/ids.ts';
import { isPaid, paidStatuses } from '../orders/machine.ts';
import { type OpeningHours, openingHours } from '../shows.ts';

/** All that decides what a ticket opens. */
export interface TicketFacts {
  readonly id: TicketId;
  readonly showId: ShowId;
  readonly revision: number;
  readonly revoked: boolean;
  readonly paid: boolean;
  readonly category: string;
  readonly seated: boolean;
  readonly accessToken: string;
  readonly hours: OpeningHours;
  readonly cancelled: boolean;
}

const include = { order: true, show: true, priceCategory: true } as const satisfies Prisma.TicketInclude;

/** The ticket with this id, or with this hash of its link, or a person's ticket for a show. */
export async function ticketFacts(
  db: Prisma.TransactionClient,
  which:
    | { readonly id: TicketId }
    | { readonly accessToken: string }
    | { readonly userId: bigint; readonly showId: ShowId },
): Promise<TicketFacts | undefined> {
  const row =
    'userId' in which
      ? // Of several tickets the one that has been used, so that a person keeps their seat.
        await db.ticket.findFirst({
          where: { ...which, status: 'valid', order: { status: { in: [...paidStatuses] } } },
          orderBy: [{ seatedAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
          include,
        })
      : await db.ticket.findUnique({ where: which, include });
  if (row === null) return undefined;
  return {
    id: TicketId.parse(row.id),
    showId: ShowId.parse(row.showId),
    revision: row.revision,
    revoked: row.status === 'revoked',
    paid: isPaid(row.order.status),
    category: row.priceCategory.name,
    seated: row.seatedAt !== null,
    accessToken: row.accessToken,
    hours: openingHours(row.show),
    cancelled: row.show.status === 'cancelled',
  };
}
