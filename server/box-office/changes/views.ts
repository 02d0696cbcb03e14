import type { PrismaClient } from '../../../generated/prisma/client.ts';
import type { ShowChanges } from '../../../protocol/admin.ts';
import type { ShowId } from '../../../protocol/ids.ts';
import type { Money } from '../../../protocol/money.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { type Actor, requireOperator } from '../../people/index.ts';
import { type Division, takeableOf } from '../orders/balance.ts';
import { holdingStatuses, seatedStatuses } from '../orders/machine.ts';
import { moneyLeft, refundedWith } from '../orders/refund-plan.ts';

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

async function atStake(
  prisma: PrismaClient,
  showId: ShowId,
  now: Date,
): Promise<Pick<ShowChanges, 'orders' | 'holds' | 'money' | 'balance' | 'taken'>> {
  const orders = await prisma.order.findMany({
    where: { showId, status: { in: [...seatedStatuses] } },
    include: refundedWith,
    orderBy: { id: 'asc' },
  });
  const holds = await prisma.order.count({
    where: {
      ...{ showId, status: { in: [...holdingStatuses] } },
      OR: [{ holdExpiresAt: null }, { holdExpiresAt: { gt: now } }],
    },
  });
  const due: (Division & { readonly currency: string })[] = [];
  // One after the other, as they are carried out: what one takes of a balance is not there for the next.
  const moved = new Map<string, number>();
  for (const order of orders) {
    const { currency, userId } = order;
    const whose = `${userId ?? ''} ${currency}`;
    const before = moved.get(whose) ?? 0;
    const division = moneyLeft(order, await takeableOf(prisma, order, { now, moved: before }));
    moved.set(whose, before + division.balance - division.taken);
    due.push({ currency, ...division });
  }
  return {
    ...{ orders: orders.length, holds },
    money: sumsOf(due.map(({ currency, charge }) => ({ currency, amount: charge }))),
    balance: sumsOf(due.map(({ currency, balance }) => ({ currency, amount: balance }))),
    taken: sumsOf(due.map(({ currency, taken }) => ({ currency, amount: taken }))),
  };
}

/** One sum of each currency, as far as there is any. */
function sumsOf(parts: readonly Money[]): Money[] {
  const sums = new Map<string, number>();
  for (const { currency, amount } of parts) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums]
    .map(([currency, amount]) => ({ currency, amount }))
    .filter(({ amount }) => amount > 0)
    .toSorted((one, other) => (one.currency < other.currency ? -1 : 1));
}
