import type { Prisma, PrismaClient } from '../../../generated/prisma/client.ts';
import type { OrderId } from '../../../protocol/ids.ts';
import type { MessageKind, MessagePayload } from './kinds.ts';

/** Something that the bot is to say, put into words as it is sent. */
export interface NewMessage<Kind extends MessageKind = MessageKind> {
  /** A person's number, or a chat's. */
  readonly chatId: bigint;
  readonly kind: Kind;
  readonly payload: MessagePayload<Kind>;
  /** Who asks for the same twice, gets it once. */
  readonly dedupeKey: string;
  /** Not before. */
  readonly at?: Date;
  /** There is no use in it afterwards. */
  readonly expiresAt?: Date;
}

/**
 * The card of an order is turned to what is so.
 * @param since what has happened: for each thing once
 */
export const cardMessage = ({
  userId,
  orderId,
  since,
}: {
  readonly userId: bigint;
  readonly orderId: OrderId;
  readonly since: string;
}): NewMessage<'order_card'> => ({
  ...{ chatId: userId, kind: 'order_card', payload: { orderId } },
  dedupeKey: `order_card:${orderId}:${since}`,
});

/** Where features leave what is to be said. */
export interface MessageQueue {
  /** @param tx for a message that belongs to what a transaction does */
  add<Kind extends MessageKind>(
    messages: readonly NewMessage<Kind>[],
    tx?: Prisma.TransactionClient,
  ): Promise<number>;
}

/** @param wake is called when there is something to send */
export function createMessageQueue(prisma: PrismaClient, wake: () => void): MessageQueue {
  return {
    async add(messages, tx = prisma) {
      if (messages.length === 0) return 0;
      const { count } = await tx.botMessage.createMany({
        data: messages.map(({ chatId, kind, payload, dedupeKey, at, expiresAt }) => ({
          ...{ chatId, kind, dedupeKey },
          payload,
          ...(at !== undefined && { nextAt: at }),
          ...(expiresAt !== undefined && { expiresAt }),
        })),
        skipDuplicates: true,
      });
      if (count > 0) wake();
      return count;
    },
  };
}
