import { ShowId, type TicketId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { type Actor, requireOperator } from '../../people/index.ts';
import type { Transact } from '../../platform/domain-events/index.ts';

/**
 * Takes a ticket back: its seat is free again and whoever sits on it leaves at once. Asked again, nothing changes.
 * @throws Refusal `forbidden` unless asked by an operator, `not_found`
 */
export async function revokeTicket(transact: Transact, actor: Actor, id: TicketId): Promise<void> {
  requireOperator(actor);
  await transact(async (tx, record) => {
    const revoked = await tx.ticket.updateManyAndReturn({
      where: { id, status: 'valid' },
      data: { status: 'revoked', revokedAt: new Date() },
    });
    const [ticket] = revoked;
    if (ticket !== undefined) {
      const { showId, revision } = ticket;
      await record('ticket.revoked', { ticketId: id, showId: ShowId.parse(showId), revision });
    } else if ((await tx.ticket.count({ where: { id } })) === 0) {
      throw new Refusal('not_found', `no ticket ${id}`);
    }
  });
}
