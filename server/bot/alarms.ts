import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { MessagePayload } from './messages/kinds.ts';
import type { MessageQueue } from './messages/queue.ts';

/** Tells the theatre's people that something needs one of them, each thing once; with no chat of theirs, nobody. */
export type Alarm = (what: MessagePayload<'alarm'>['what'], id: number, anew?: string) => Promise<void>;

/** @param staffChatId the chat of the theatre's people */
export const createAlarm =
  (queue: MessageQueue, staffChatId: number | undefined): Alarm =>
  async (what, id, anew) => {
    if (staffChatId === undefined) return;
    const dedupeKey = ['alarm', what, id, ...(anew === undefined ? [] : [anew])].join(':');
    await queue.add([{ chatId: BigInt(staffChatId), kind: 'alarm', payload: { what, id }, dedupeKey }]);
  };

/** Of a message that may or may not have arrived. Never of an alarm: that would go on for ever. */
export async function alarmUnknown(prisma: PrismaClient, alarm: Alarm, messageId: bigint): Promise<void> {
  const message = await prisma.botMessage.findUnique({ where: { id: messageId } });
  if (message === null || message.kind === 'alarm') return;
  // The same message may be sent again by a person, and be in doubt again.
  await alarm('message_unknown', Number(messageId), String(message.claimedAt?.getTime() ?? 0));
}

/** Of books that differ: of all that were found together, the last one alone. To be called now and then. */
export async function alarmDifferences(prisma: PrismaClient, alarm: Alarm): Promise<void> {
  const newest = await prisma.bookDifference.findFirst({
    where: { resolvedAt: null },
    orderBy: { id: 'desc' },
  });
  if (newest !== null) await alarm('books_differ', newest.id);
}
