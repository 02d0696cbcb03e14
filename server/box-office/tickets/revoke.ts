import type { Prisma } from '../../../generated/prisma/client.ts';
import { ShowId, TicketId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { type Actor, actorName, requireOperator } from '../../people/index.ts';
import type { RecordEvent, Transact } from '../../platform/domain-events/index.ts';
import { audit } from '../../platform/audit.ts';

/**
 * Takes a ticket back: its seat is free again and whoever sits on it leaves at once. Its money stays until the
 * theatre gives it back (`refundOrder`). Asked again, nothing changes.
 * @throws Refusal `forbidden` unless asked by an operator, `not_found`
 */
export async function revokeTicket(
  { transact, now }: { readonly transact: Transact; readonly now: () => number },
  actor: Actor,
  id: TicketId,
): Promise<void> {
  requireOperator(actor);
  const at = new Date(now());
  await transact(async (tx, record) => {
    if ((await revokeTickets(tx, record, { id }, at)) > 0) {
      const line = { act: 'ticket.revoke', subject: 'ticket', subjectId: id, details: {} } as const;
      await audit(tx, { ...line, at, actor: actorName(actor) });
      return;
    }
    if ((await tx.ticket.count({ where: { id } })) === 0) throw new Refusal('not_found', `no ticket ${id}`);
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
