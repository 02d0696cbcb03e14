import type { PrismaClient } from '../../generated/prisma/client.ts';

/** A message in some chat. */
export interface Place {
  readonly chatId: number;
  readonly messageId: number;
}

/**
 * Keeps whose conversation with the theatre these messages belong to: those in the staff's chat, so that a reply finds
 * the person; those in the person's own, so that a reply finds the staff, and nothing is passed on twice.
 */
export async function keepPair(
  prisma: PrismaClient,
  userId: bigint,
  places: readonly Place[],
): Promise<void> {
  await prisma.supportMessage.createMany({
    data: places.map(({ chatId, messageId }) => ({ chatId: BigInt(chatId), messageId, userId })),
    skipDuplicates: true,
  });
}

/** Whom of the spectators a message of a conversation is from, or to. */
export async function personOfMessage(
  prisma: PrismaClient,
  chatId: number,
  messageId: number,
): Promise<bigint | undefined> {
  const row = await prisma.supportMessage.findUnique({
    where: { chatId_messageId: { chatId: BigInt(chatId), messageId } },
  });
  return row?.userId;
}

/** Whether a message belongs to a conversation with the theatre. */
export const isKept = async (prisma: PrismaClient, chatId: number, messageId: number): Promise<boolean> =>
  (await personOfMessage(prisma, chatId, messageId)) !== undefined;
