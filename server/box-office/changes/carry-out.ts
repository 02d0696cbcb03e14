import type { Prisma, ShowChange } from '../../../generated/prisma/client.ts';
import { OrderId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import type { Operator } from '../../people/index.ts';
import type { RecordEvent } from '../../platform/domain-events/index.ts';
import type { Log } from '../../platform/log.ts';
import type { OrderDeps } from '../orders/hold.ts';
import { seatedStatuses } from '../orders/machine.ts';
import { refundOrder } from '../orders/refund.ts';
import { decideStuck } from '../orders/stuck.ts';

/*
 * A change of a show goes through its orders in the order of their numbers, each in a transaction with the number that
 * was reached: whoever dies, and wherever, leaves every order either done or not begun. An order that fails is kept
 * aside and tried again later; the others go on.
 */

export interface CarryOutDeps extends OrderDeps {
  readonly log: Log;
}

/** There is more to do, not before so many seconds. */
export interface MoreLater {
  readonly afterSeconds: number;
}

const system: Operator = { kind: 'operator', by: 'system' };
/** Another process is at it: whether it has come to the end is looked at after this. */
const busySeconds = 5;
/** The pause before an order is tried again doubles, from this up to that. */
const asideSeconds = { first: 30, most: 3600 } as const;

/**
 * Goes on with a change where it stopped, to the end or until `signal` aborts.
 * @returns undefined when it is finished, or there is no such change
 * @throws the reason of `signal`, and what the database throws
 */
export async function carryOutChange(
  deps: CarryOutDeps,
  changeId: number,
  signal: AbortSignal,
): Promise<MoreLater | undefined> {
  for (;;) {
    signal.throwIfAborted();
    const step = await nextOrder(deps, changeId);
    if (step === 'over') return undefined;
    if (step === 'busy') return { afterSeconds: busySeconds };
    if (step === 'end') break;
  }
  for (;;) {
    signal.throwIfAborted();
    if (!(await nextAside(deps, changeId))) break;
  }
  return finish(deps, changeId);
}

/** Changes that have not come to their end. */
export async function unfinishedChanges({ prisma }: Pick<OrderDeps, 'prisma'>): Promise<number[]> {
  const rows = await prisma.showChange.findMany({
    where: { finishedAt: null },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id }) => id);
}

type Claim = ShowChange | 'busy' | 'over';

/** The change, for this transaction alone. Another process that asks meanwhile hears that it is busy. */
async function claim(tx: Prisma.TransactionClient, changeId: number): Promise<Claim> {
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM show_changes WHERE id = ${changeId} FOR UPDATE SKIP LOCKED`;
  const change = await tx.showChange.findUnique({ where: { id: changeId } });
  if (change === null || change.finishedAt !== null) return 'over';
  return row === undefined ? 'busy' : change;
}

/** Whoever has bought since a show was moved knows its time. Of one that was called off, everything goes back. */
async function orderAfter(
  tx: Prisma.TransactionClient,
  { showId, kind, at, lastOrderId }: ShowChange,
): Promise<OrderId | undefined> {
  const order = await tx.order.findFirst({
    where: {
      ...{ showId, id: { gt: lastOrderId }, status: { in: [...seatedStatuses] } },
      ...(kind === 'moved' && { createdAt: { lte: at } }),
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return order === null ? undefined : OrderId.parse(order.id);
}

async function nextOrder(deps: CarryOutDeps, changeId: number): Promise<'went' | 'end' | 'busy' | 'over'> {
  let reached: OrderId | undefined;
  try {
    return await deps.transact(async (tx, record) => {
      const change = await claim(tx, changeId);
      if (typeof change === 'string') return change;
      reached = await orderAfter(tx, change);
      if (reached === undefined) return 'end';
      await changeOrder(deps, tx, record, { change, orderId: reached });
      await tx.showChange.update({
        where: { id: changeId },
        data: { lastOrderId: reached, done: { increment: 1 } },
      });
      return 'went';
    });
  } catch (error) {
    if (reached === undefined) throw error;
    deps.log.error(
      { err: error, changeId, orderId: reached },
      'an order is kept aside: its show has changed',
    );
    await putAside(deps, changeId, reached);
    return 'went';
  }
}

/** What the change means for one order. What has no tickets left has nothing to give back, and is told all the same. */
async function changeOrder(
  deps: CarryOutDeps,
  tx: Prisma.TransactionClient,
  record: RecordEvent,
  { change, orderId }: { readonly change: ShowChange; readonly orderId: OrderId },
): Promise<void> {
  // Before what becomes of the money: whoever is told of both hears first what has happened.
  await record('order.show_changed', { orderId, changeId: change.id });
  if (change.kind === 'cancelled') {
    const within: CarryOutDeps = { ...deps, transact: (work) => work(tx, record) };
    const { status } = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: { status: true } });
    try {
      if (status === 'stuck') await decideStuck(within, system, orderId, 'reject');
      else await refundOrder(within, system, { orderId, reason: 'show_cancelled' });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'order_over') throw error;
    }
  }
}

/** When the database is away this fails too, and nothing has happened. */
async function putAside(deps: CarryOutDeps, changeId: number, orderId: OrderId): Promise<void> {
  await deps.prisma.$transaction(async (tx) => {
    const change = await claim(tx, changeId);
    // Another process has been here meanwhile.
    if (typeof change === 'string' || change.lastOrderId >= orderId) return;
    const nextAt = new Date(deps.now() + asideSeconds.first * 1000);
    await tx.showChangeAside.createMany({ data: [{ changeId, orderId, nextAt }], skipDuplicates: true });
    await tx.showChange.update({ where: { id: changeId }, data: { lastOrderId: orderId } });
  });
}

/** Tries one of those kept aside, if its time has come. @returns whether there was one */
async function nextAside(deps: CarryOutDeps, changeId: number): Promise<boolean> {
  const now = new Date(deps.now());
  let reached: { readonly orderId: OrderId; readonly attempts: number } | undefined;
  try {
    return await deps.transact(async (tx, record) => {
      const [row] = await tx.$queryRaw<{ orderId: number; attempts: number }[]>`
        SELECT order_id AS "orderId", attempts FROM show_change_asides
         WHERE change_id = ${changeId} AND next_at <= ${now}
         ORDER BY order_id LIMIT 1 FOR UPDATE SKIP LOCKED`;
      if (row === undefined) return false;
      const orderId = OrderId.parse(row.orderId);
      reached = { orderId, attempts: row.attempts };
      const change = await tx.showChange.findUniqueOrThrow({ where: { id: changeId } });
      await changeOrder(deps, tx, record, { change, orderId });
      await tx.showChangeAside.delete({ where: { changeId_orderId: { changeId, orderId } } });
      await tx.showChange.update({ where: { id: changeId }, data: { done: { increment: 1 } } });
      return true;
    });
  } catch (error) {
    if (reached === undefined) throw error;
    const { orderId, attempts } = reached;
    deps.log.error({ err: error, changeId, orderId, attempts }, 'an order that was kept aside fails again');
    const pause = Math.min(asideSeconds.most, asideSeconds.first * 2 ** attempts);
    await deps.prisma.showChangeAside.updateMany({
      where: { changeId, orderId, attempts },
      data: { attempts: attempts + 1, nextAt: new Date(now.getTime() + pause * 1000) },
    });
    return true;
  }
}

async function finish(deps: CarryOutDeps, changeId: number): Promise<MoreLater | undefined> {
  const now = new Date(deps.now());
  return deps.prisma.$transaction(async (tx) => {
    const change = await claim(tx, changeId);
    if (change === 'over') return undefined;
    const next = await tx.showChangeAside.findFirst({ where: { changeId }, orderBy: { nextAt: 'asc' } });
    if (next !== null) {
      return { afterSeconds: Math.max(1, Math.ceil((next.nextAt.getTime() - now.getTime()) / 1000)) };
    }
    if (change === 'busy' || (await orderAfter(tx, change)) !== undefined) {
      return { afterSeconds: busySeconds };
    }
    await tx.showChange.update({
      where: { id: changeId },
      data: { finishedAt: now, total: change.done },
    });
    return undefined;
  });
}
