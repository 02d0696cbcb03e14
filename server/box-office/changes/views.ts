import type { Prisma, PrismaClient } from '../../../generated/prisma/client.ts';
import type { ShowChanges } from '../../../protocol/admin.ts';
import type { ShowId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { type Actor, requireOperator } from '../../people/index.ts';
import { holdingStatuses, seatedStatuses } from '../orders/machine.ts';

/** The newest, at most. */
const mostChanges = 20;

/**
 * What became of a show's changes so far, and what calling it off now would mean.
 * @throws Refusal `forbidden`, `not_found`
 */
export async function showChanges(
  prisma: PrismaClient,
  actor: Actor,
  showId: ShowId,
  now: Date,
): Promise<ShowChanges> {
  requireOperator(actor);
  if ((await prisma.show.count({ where: { id: showId } })) === 0) {
    throw new Refusal('not_found', `no show ${showId}`);
  }
  const rows = await prisma.showChange.findMany({
    where: { showId },
    include: { _count: { select: { asides: true } } },
    orderBy: { id: 'desc' },
    take: mostChanges,
  });
  return {
    changes: rows.map(({ id, kind, startedFrom, startsAt, at, done, total, finishedAt, _count }) => ({
      ...{ id, kind, from: startedFrom.getTime(), to: startsAt?.getTime() ?? null, at: at.getTime() },
      ...{ done, total: Math.max(done, total), aside: _count.asides, finished: finishedAt !== null },
    })),
    ...(await atStake(prisma, showId, now)),
  };
}

const withMoney = {
  payments: { include: { refunds: true } },
  refunds: true,
} as const satisfies Prisma.OrderInclude;
type MoneyOrder = Prisma.OrderGetPayload<{ include: typeof withMoney }>;

async function atStake(
  prisma: PrismaClient,
  showId: ShowId,
  now: Date,
): Promise<Pick<ShowChanges, 'orders' | 'holds' | 'money'>> {
  const orders = await prisma.order.findMany({
    where: { showId, status: { in: [...seatedStatuses] } },
    include: withMoney,
  });
  const holds = await prisma.order.count({
    where: {
      ...{ showId, status: { in: [...holdingStatuses] } },
      OR: [{ holdExpiresAt: null }, { holdExpiresAt: { gt: now } }],
    },
  });
  const sums = new Map<string, number>();
  for (const order of orders) {
    sums.set(order.currency, (sums.get(order.currency) ?? 0) + moneyLeft(order));
  }
  const money = [...sums]
    .map(([currency, amount]) => ({ currency, amount }))
    .filter(({ amount }) => amount > 0)
    .toSorted((one, other) => (one.currency < other.currency ? -1 : 1));
  return { orders: orders.length, holds, money };
}

/** What would go back of an order: of one that is stuck every charge, of another what was paid and not given back. */
function moneyLeft({ status, amount, payments, refunds }: MoneyOrder): number {
  if (status === 'stuck') {
    return payments
      .filter((payment) => payment.refunds.length === 0)
      .reduce((sum, { amount: paid }) => sum + paid, 0);
  }
  const given = refunds
    .filter(({ reason }) => reason !== 'duplicate' && reason !== 'no_seats')
    .reduce((sum, { amount: back }) => sum + back, 0);
  return payments.length === 0 ? 0 : Math.max(0, amount - given);
}
