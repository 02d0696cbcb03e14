import type { Prisma } from '../../../generated/prisma/client.ts';
import type { ShowId, TicketId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';

/**
 * Takes a show's row until the transaction ends, so that what must be counted and then written is done one at a time.
 * @returns its number of seats
 * @throws Refusal `ticket_wrong_show` when there is no such show
 */
export async function lockShow(tx: Prisma.TransactionClient, showId: ShowId): Promise<number> {
  // NO KEY: rows that refer to the show, such as tickets sold meanwhile, need not wait.
  const [show] = await tx.$queryRaw<{ capacity: number }[]>`
    SELECT max_viewers AS capacity FROM events WHERE id = ${showId} FOR NO KEY UPDATE`;
  if (show === undefined) throw new Refusal('ticket_wrong_show', `no show ${showId}`);
  return show.capacity;
}

/**
 * Claims the seat of a ticket, or finds it claimed. Claims of one show wait for each other on the show's row until the
 * transaction ends, so a house of fifty never seats fifty-one.
 * @throws Refusal `house_full`, or `ticket_revoked` when the ticket was revoked or reissued meanwhile
 */
export async function claimSeat(
  tx: Prisma.TransactionClient,
  ticket: { readonly id: TicketId; readonly showId: ShowId; readonly revision: number },
  now: Date,
): Promise<void> {
  const { id, showId, revision } = ticket;
  const capacity = await lockShow(tx, showId);
  const claimed = await tx.$executeRaw`
    UPDATE tickets
       SET seated_at = coalesce(seated_at, ${now})
     WHERE id = ${id} AND event_id = ${showId} AND revision = ${revision} AND status = 'valid'
       AND (seated_at IS NOT NULL OR ${capacity} > (
             SELECT count(*) FROM tickets
              WHERE event_id = ${showId} AND status = 'valid' AND seated_at IS NOT NULL))`;
  if (claimed === 1) return;
  const holds = await tx.ticket.count({ where: { id, showId, revision, status: 'valid' } });
  throw holds === 0
    ? new Refusal('ticket_revoked', `ticket ${id} revision ${revision} no longer holds`)
    : new Refusal('house_full', `all ${capacity} seats of show ${showId} are taken`);
}
