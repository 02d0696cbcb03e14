import { OrderId } from '../../../protocol/ids.ts';
import type { BotDeps } from '../context.ts';

/** The order that the bot has asked for by this key before, whatever has become of it since. */
export async function madeBefore(
  { prisma }: BotDeps,
  userId: bigint,
  requestKey: string,
): Promise<OrderId | undefined> {
  const which = { userId_requestKey: { userId, requestKey } };
  const order = await prisma.order.findUnique({ where: which, select: { id: true } });
  return order === null ? undefined : OrderId.parse(order.id);
}
