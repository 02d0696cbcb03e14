import type { Prisma } from '../../../generated/prisma/client.ts';
import { ShowId, TicketId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { type Actor, requireOperator } from '../../people/index.ts';
import type { RecordEvent, Transact } from '../../platform/domain-events/index.ts';

/**
 * Takes a ticket back: its seat is free again and whoever sits on it leaves at once. Asked again, nothing changes.
 * @throws Refusal `forbidden` unless asked by an operator, `not_found`
 */
export async function revokeTicket(transact: Transact, actor: Actor, id: TicketId): Promise<void> {
  requireOperator(actor);
  await transact(async (tx, record) => {
    const revoked = await revokeTickets(tx, record, { id }, new Date());
    if (revoked === 0 && (await tx.ticket.count({ where: { id } })) === 0) {
      throw new Refusal('not_found', `no ticket ${id}`);
    }
  });
}

/**
 * Those of these tickets that hold open nothing any more; whoever sits on them leaves once this is committed.
 * @returns how many
 */
export async function revokeTickets(
  tx: Prisma.TransactionClient,
  record: RecordEvent,
  which: Prisma.TicketWhereInput,
  at: Date,
): Promise<number> {
  const revoked = await tx.ticket.updateManyAndReturn({
    where: { ...which, status: 'valid' },
    data: { status: 'revoked', revokedAt: at },
  });
  for (const { id, showId, revision } of revoked) {
    await record('ticket.revoked', { ticketId: TicketId.parse(id), showId: ShowId.parse(showId), revision });
  }
  return revoked.length;
}
