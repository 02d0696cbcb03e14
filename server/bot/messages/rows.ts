import type { BotMessage, MessageStatus, PrismaClient } from '../../../generated/prisma/client.ts';

/** A message taken to be sent. */
export type TakenMessage = Pick<BotMessage, 'id' | 'chatId' | 'kind' | 'payload' | 'attempts' | 'expiresAt'>;

/**
 * Takes the next message that may be sent now; of each chat one at a time, in the order of their coming: one that was
 * tried and has to wait holds the later ones of its chat up.
 */
export async function takeMessage(prisma: PrismaClient): Promise<TakenMessage | undefined> {
  // Of two that take at the same time, neither would see what the other has taken. The number is this lock's own.
  const oneAtATime = prisma.$executeRaw`SELECT pg_advisory_xact_lock(72707374)`;
  const take = prisma.$queryRaw<TakenMessage[]>`
    UPDATE bot_messages
       SET status = 'sending', attempts = attempts + 1, claimed_at = now()
     WHERE id = (SELECT id FROM bot_messages AS first
                  WHERE status = 'queued' AND next_at <= now()
                    AND NOT EXISTS (SELECT 1 FROM bot_messages AS other
                                     WHERE other.chat_id = first.chat_id
                                       AND (other.status = 'sending'
                                            OR (other.status = 'queued' AND other.attempts > 0
                                                AND other.id < first.id)))
                  ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
 RETURNING id, chat_id AS "chatId", kind, payload, attempts, expires_at AS "expiresAt"`;
  const [, [taken]] = await prisma.$transaction([oneAtATime, take]);
  return taken;
}

/** What became of a message that was being sent. */
export async function closeMessage(
  prisma: PrismaClient,
  id: bigint,
  outcome: {
    readonly status: Exclude<MessageStatus, 'queued' | 'sending'>;
    readonly messageId?: number;
    readonly error?: string;
  },
): Promise<void> {
  const { status, messageId, error } = outcome;
  await prisma.botMessage.updateMany({
    where: { id, status: 'sending' },
    data: {
      status,
      error: error ?? null,
      ...(messageId !== undefined && { messageId }),
      ...(status === 'sent' && { sentAt: new Date() }),
    },
  });
}

/** Telegram has not taken it: it waits its turn again. */
export async function requeueMessage(prisma: PrismaClient, id: bigint, pauseMs: number): Promise<void> {
  await prisma.$executeRaw`
    UPDATE bot_messages
       SET status = 'queued', next_at = now() + ${Math.ceil(pauseMs)}::int * interval '1 millisecond'
     WHERE id = ${id} AND status = 'sending'`;
}

/**
 * Says of messages whose sender has died that nobody knows whether they were sent. They are not sent again without a
 * person.
 * @param patienceMs longer than any sending takes
 * @returns their ids
 */
export async function giveUpLost(prisma: PrismaClient, patienceMs: number): Promise<bigint[]> {
  const rows = await prisma.$queryRaw<{ id: bigint }[]>`
    UPDATE bot_messages SET status = 'unknown', error = 'its sender ended before the answer'
     WHERE status = 'sending' AND claimed_at < now() - ${patienceMs}::int * interval '1 millisecond'
 RETURNING id`;
  return rows.map(({ id }) => id);
}
