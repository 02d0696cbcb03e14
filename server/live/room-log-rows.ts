import type { Prisma } from '../../generated/prisma/client.ts';
import type { ShowId } from '../../protocol/ids.ts';
import type { LogEntry } from '../../protocol/room/index.ts';

/** An entry on its way into the log, with the words that it must not hold itself. */
export interface Pending {
  readonly entry: LogEntry;
  readonly text: string | undefined;
}

/** Writes what was said beside the log, and marks what was deleted. Repeated, it changes nothing. */
export async function writeLines(
  tx: Prisma.TransactionClient,
  showId: ShowId,
  batch: readonly Pending[],
): Promise<void> {
  const said = batch.flatMap(({ entry: { seq, at, event }, text }) =>
    text !== undefined && 'member' in event && event.member !== null
      ? [{ showId, seq, memberId: event.member, text, at: new Date(at) }]
      : [],
  );
  if (said.length > 0) await tx.roomLine.createMany({ data: said, skipDuplicates: true });
  const deleted = batch.flatMap(({ entry: { event } }) =>
    event.type === 'chat.deleted' ? [event.line as number] : [],
  );
  if (deleted.length === 0) return;
  await tx.roomLine.updateMany({
    where: { showId, seq: { in: deleted }, deletedAt: null },
    data: { deletedAt: new Date() },
  });
}

/** Keeps who was banned, by account or order, in the order of the log; whoever was let back in is forgotten. */
export async function writeBans(
  tx: Prisma.TransactionClient,
  showId: ShowId,
  batch: readonly Pending[],
): Promise<void> {
  for (const { entry } of batch) {
    const { event } = entry;
    if (event.type === 'member.readmitted')
      await tx.roomBan.deleteMany({ where: { memberId: event.member } });
    if (event.type !== 'member.removed' || event.ban !== true) continue;
    const member = await tx.roomMember.findUnique({
      where: { id: event.member },
      select: {
        userId: true,
        ticket: { select: { userId: true, orderId: true, order: { select: { userId: true } } } },
      },
    });
    if (member === null) continue;
    const { ticket } = member;
    const userId = ticket?.userId ?? member.userId ?? ticket?.order.userId ?? null;
    const row = { showId, userId, orderId: ticket?.orderId ?? null };
    await tx.roomBan.upsert({
      where: { memberId: event.member },
      create: { memberId: event.member, ...row },
      update: row,
    });
  }
}
