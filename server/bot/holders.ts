import type { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import type { ShowId } from '../../protocol/ids.ts';
import { reachableUser } from '../people/index.ts';

/** Those with a ticket that opens the show, each once. */
export async function holdersOf(
  prisma: PrismaClient,
  showId: ShowId,
  { which, before }: { readonly which?: Prisma.UserWhereInput; readonly before?: Date } = {},
): Promise<bigint[]> {
  const rows = await prisma.user.findMany({
    where: {
      ...which,
      ...reachableUser,
      tickets: {
        some: {
          ...{ showId, status: 'valid', order: { status: { in: ['paid', 'partially_refunded'] } } },
          ...(before !== undefined && { createdAt: { lt: before } }),
        },
      },
    },
    ...{ select: { telegramId: true }, orderBy: { telegramId: 'asc' } },
  });
  return rows.map(({ telegramId }) => telegramId);
}
