import type { Prisma, ShowChangeKind } from '../../../generated/prisma/client.ts';
import type { MoveShowBody } from '../../../protocol/admin.ts';
import { OrderId, type ShowId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { type Actor, actorName, requireOperator } from '../../people/index.ts';
import type { RecordEvent } from '../../platform/domain-events/index.ts';
import { audit } from '../../platform/audit.ts';
import type { OrderDeps } from '../orders/hold.ts';
import { holdingStatuses, seatedStatuses, transition } from '../orders/machine.ts';
import { hasEnded, isOver, stageOf } from '../shows.ts';

/*
 * A show begins at another time, or will not be at all. What is true from that moment is written at once; the orders are
 * gone through afterwards, by a job (carry-out.ts).
 */

export interface ChangeDeps extends OrderDeps {
  /** Spectators who are in the room of a show now. */
  readonly audienceIn: (showId: ShowId) => Promise<number>;
}

/**
 * Moves a show; its doors and tickets go with it. An earlier move that has not reached every order ends: this one does.
 * @returns the number of the change
 * @throws Refusal `forbidden`, `not_found`, `start_past` for a time that is over, `show_live`, `show_over`, `bad_request`
 *   when nothing would change
 */
export async function moveShow(
  deps: ChangeDeps,
  actor: Actor,
  showId: ShowId,
  { startsAt, durationMinutes }: MoveShowBody,
): Promise<number> {
  requireOperator(actor);
  const at = new Date(deps.now());
  if (startsAt <= at.getTime()) throw new Refusal('start_past', `show ${showId} cannot begin in the past`);
  return deps.transact(async (tx, record) => {
    await deps.guard.lock(tx, { showId });
    const show = await requireShow(tx, showId);
    const phase = show.room?.phase;
    if (phase === 'live' || phase === 'intermission') throw new Refusal('show_live', `show ${showId} plays`);
    if (isOver(show, at)) throw new Refusal('show_over', `show ${showId} is over or was called off`);
    const minutes = durationMinutes ?? show.durationMinutes;
    if (show.startsAt.getTime() === startsAt && show.durationMinutes === minutes) {
      throw new Refusal('bad_request', `show ${showId} is at this time already`);
    }
    const to = new Date(startsAt);
    await tx.show.update({ where: { id: showId }, data: { startsAt: to, durationMinutes: minutes } });
    const id = await writeChange(tx, { actor, showId, kind: 'moved', from: show.startsAt, to, at });
    await record('show.moved', { showId, changeId: id });
    return id;
  });
}

/**
 * Calls a show off: nothing of it is sold from this moment, unpaid holds end, the doors are closed. Asked again, nothing
 * changes.
 * @returns the number of the change
 * @throws Refusal `forbidden`, `not_found`, `show_over` when it was played, `show_live` while spectators are in the room
 */
export async function cancelShow(deps: ChangeDeps, actor: Actor, showId: ShowId): Promise<number> {
  requireOperator(actor);
  const at = new Date(deps.now());
  return deps.transact(async (tx, record) => {
    await deps.guard.lock(tx, { showId });
    const show = await requireShow(tx, showId);
    if (show.status === 'cancelled') return earlierChange(tx, showId);
    if (hasEnded(show)) throw new Refusal('show_over', `show ${showId} was played`);
    if ((await deps.audienceIn(showId)) > 0) {
      throw new Refusal('show_live', `spectators are in the room of show ${showId}`);
    }
    await tx.show.update({ where: { id: showId }, data: { status: 'cancelled' } });
    const id = await writeChange(tx, { actor, showId, kind: 'cancelled', from: show.startsAt, to: null, at });
    await endHolds(tx, record, { actor, showId, changeId: id, at });
    await record('show.cancelled', { showId, changeId: id });
    return id;
  });
}

async function requireShow(tx: Prisma.TransactionClient, showId: ShowId) {
  const show = await tx.show.findUnique({ where: { id: showId }, include: stageOf });
  if (show === null) throw new Refusal('not_found', `no show ${showId}`);
  return show;
}

/** One that was called off by hand in the database has no change, and gets none. */
async function earlierChange(tx: Prisma.TransactionClient, showId: ShowId): Promise<number> {
  const change = await tx.showChange.findFirst({
    where: { showId, kind: 'cancelled' },
    orderBy: { id: 'desc' },
  });
  if (change === null) throw new Refusal('show_over', `show ${showId} was called off`);
  return change.id;
}

async function writeChange(
  tx: Prisma.TransactionClient,
  change: {
    readonly actor: Actor;
    readonly showId: ShowId;
    readonly kind: ShowChangeKind;
    readonly from: Date;
    readonly to: Date | null;
    readonly at: Date;
  },
): Promise<number> {
  const { actor, showId, kind, from, to, at } = change;
  // What they would tell is not true any more.
  await tx.showChange.updateMany({
    where: { showId, kind: 'moved', finishedAt: null },
    data: { finishedAt: at },
  });
  const total = await tx.order.count({ where: { showId, status: { in: [...seatedStatuses] } } });
  const { id } = await tx.showChange.create({
    data: { showId, kind, startedFrom: from, startsAt: to, at, total },
  });
  await audit(tx, {
    ...{ at, actor: actorName(actor), subject: 'show', subjectId: showId },
    act: kind === 'moved' ? 'show.move' : 'show.cancel',
    details: { changeId: id, from: from.toISOString(), to: to?.toISOString() ?? null },
  });
  return id;
}

/** Whoever was about to pay is told that there is nothing to pay for. */
async function endHolds(
  tx: Prisma.TransactionClient,
  record: RecordEvent,
  change: {
    readonly actor: Actor;
    readonly showId: ShowId;
    readonly changeId: number;
    readonly at: Date;
  },
): Promise<void> {
  const { actor, showId, changeId, at } = change;
  const held = await tx.order.findMany({
    where: { showId, status: { in: [...holdingStatuses] } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of held) {
    const orderId = OrderId.parse(id);
    const ended = await transition(tx, actor, { orderId, act: 'cancel', at, details: { changeId } });
    if (ended) await record('order.show_changed', { orderId, changeId });
  }
}
