import type { Prisma, PrismaClient } from '../../../generated/prisma/client.ts';
import type { AttentionCounts } from '../../../protocol/attention.ts';

/** A refund that a worker has had for longer is not known to be made. */
const sendingMs = 2 * 60_000;
/** A refund that still waits to be asked for then is not on its way: its provider puts us off, or its job was lost. */
const waitingMs = 60 * 60_000;

/** Refunds that a person has to look at. */
export const troubledRefunds = (now: Date): Prisma.RefundWhereInput => {
  const before = new Date(now.getTime() - sendingMs);
  return {
    OR: [
      { status: 'failed' },
      { status: 'sending', claimedAt: { lte: before } },
      { status: 'sending', claimedAt: null, requestedAt: { lte: before } },
      { status: 'requested', requestedAt: { lte: new Date(now.getTime() - waitingMs) } },
    ],
  };
};

/** Messages that a person has to look at. */
export const troubledMessages = {
  status: { in: ['unknown', 'failed'] },
} as const satisfies Prisma.BotMessageWhereInput;

export const openDifferences = { resolvedAt: null } as const satisfies Prisma.BookDifferenceWhereInput;

/** How much waits for a person of the theatre. Cheap enough to be asked every minute, for a badge or an alert. */
export async function staffAttention(prisma: PrismaClient, now: Date): Promise<AttentionCounts> {
  const [stuck, refunds, messages, differences, asides] = await Promise.all([
    prisma.order.count({ where: { status: 'stuck' } }),
    prisma.refund.count({ where: troubledRefunds(now) }),
    prisma.botMessage.count({ where: troubledMessages }),
    prisma.bookDifference.count({ where: openDifferences }),
    prisma.showChangeAside.count({ where: { change: { finishedAt: null } } }),
  ]);
  return { stuck, refunds, messages, differences, asides };
}
