import type { PrismaClient } from '../../generated/prisma/client.ts';
import { OrderId } from '../../protocol/ids.ts';
import { cardMessage, type MessageQueue } from './messages/queue.ts';

interface EndedDeps {
  readonly prisma: PrismaClient;
  readonly queue: MessageQueue;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Whoever looks at a card later presses a button of it, and that corrects it. */
const lookBackMs = 3_600_000;
const mostAtOnce = 200;

/**
 * The cards of orders whose seats are free again lose their buttons. No event tells of them: that a hold is over is
 * noted for people to read. To be called every minute or so: what was queued is not queued again.
 */
export async function turnEndedCards({ prisma, queue, now }: EndedDeps): Promise<void> {
  const orders = await prisma.order.findMany({
    where: {
      ...{ cardMessageId: { not: null }, status: { in: ['expired', 'cancelled'] } },
      holdExpiresAt: { gt: new Date(now() - lookBackMs) },
    },
    ...{ select: { id: true, userId: true }, orderBy: { id: 'desc' }, take: mostAtOnce },
  });
  await queue.add(
    orders.flatMap(({ id, userId }) =>
      userId === null ? [] : [cardMessage({ userId, orderId: OrderId.parse(id), since: 'ended' })],
    ),
  );
}
