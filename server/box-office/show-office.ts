import type { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import type { ShowDraft } from '../../protocol/admin.ts';
import { ShowId } from '../../protocol/ids.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { type Actor, actorName, requireOperator } from '../people/index.ts';
import { audit } from '../platform/audit.ts';
import { availability } from './orders/availability.ts';
import type { SalesGuard } from './orders/guard.ts';
import { holdingStatuses, seatedStatuses } from './orders/machine.ts';
import { hasEnded, stageOf } from './shows.ts';

/*
 * What the theatre does with its shows: writes them, puts them on sale, calls them off. What was sold stays true: a
 * category with tickets is not deleted, and a house does not become smaller than what was sold.
 */

export interface ShowOfficeDeps {
  readonly prisma: PrismaClient;
  readonly guard: SalesGuard;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const columnsOf = ({ cast: _cast, categories: _categories, startsAt, ...columns }: ShowDraft) => ({
  ...columns,
  startsAt: new Date(startsAt),
});
const creditsOf = ({ cast }: ShowDraft) =>
  cast.map(({ name, part }, index) => ({ position: index + 1, name, part }));

/** Writes a show that nobody but the staff sees yet. @throws Refusal `forbidden` */
export async function createShow(deps: ShowOfficeDeps, actor: Actor, draft: ShowDraft): Promise<ShowId> {
  requireOperator(actor);
  return deps.prisma.$transaction(async (tx) => {
    const { id } = await tx.show.create({
      data: {
        ...columnsOf(draft),
        publishedAt: null,
        credits: { create: creditsOf(draft) },
        priceCategories: {
          create: draft.categories.map(({ name, capacity, prices }, position) => ({
            ...{ name, capacity, position },
            prices: { create: prices },
          })),
        },
      },
    });
    await told(tx, deps, actor, { act: 'show.create', showId: ShowId.parse(id) });
    return ShowId.parse(id);
  });
}

/**
 * Writes a show anew, whatever has changed. Orders keep the prices that they were made at.
 * @throws Refusal `forbidden`, `not_found`, `show_over` when it is over or was called off, `bad_request` when a category
 *   with tickets would go, or belongs to another show, or when buyers would have to be told of another start: `moveShow`
 */
export async function updateShow(
  deps: ShowOfficeDeps,
  actor: Actor,
  showId: ShowId,
  draft: ShowDraft,
): Promise<void> {
  requireOperator(actor);
  await deps.prisma.$transaction(async (tx) => {
    await requireAhead(tx, showId);
    await deps.guard.lock(tx, { showId });
    await requireNoSmaller(tx, showId, draft, new Date(deps.now()));
    await requireSameStart(tx, showId, draft);
    await tx.castCredit.deleteMany({ where: { showId } });
    await tx.show.update({
      where: { id: showId },
      data: { ...columnsOf(draft), credits: { create: creditsOf(draft) } },
    });
    await writeCategories(tx, showId, draft);
    await told(tx, deps, actor, { act: 'show.update', showId });
  });
}

/** @throws Refusal `bad_request` when seats would be missing that are sold, or kept for a buyer */
async function requireNoSmaller(
  tx: Prisma.TransactionClient,
  showId: ShowId,
  { capacity, categories }: ShowDraft,
  now: Date,
): Promise<void> {
  const { taken, takenOf } = await availability(tx, showId, { now });
  const isTooSmall = categories.some(
    (category) =>
      category.id !== undefined && (category.capacity ?? Infinity) < (takenOf.get(category.id) ?? 0),
  );
  if (capacity < taken || isTooSmall) {
    throw new Refusal('bad_request', `${taken} seats of show ${showId} are sold or kept`);
  }
}

/** Whoever has bought is told of another start, which is what `moveShow` does. @throws Refusal `bad_request` */
async function requireSameStart(
  tx: Prisma.TransactionClient,
  showId: ShowId,
  { startsAt }: ShowDraft,
): Promise<void> {
  const before = await tx.show.findUniqueOrThrow({ where: { id: showId }, select: { startsAt: true } });
  if (before.startsAt.getTime() === startsAt) return;
  const buyers = await tx.order.count({
    where: { showId, status: { in: [...seatedStatuses, ...holdingStatuses] } },
  });
  if (buyers > 0) throw new Refusal('bad_request', `show ${showId} has buyers: it is moved, not rewritten`);
}

async function writeCategories(
  tx: Prisma.TransactionClient,
  showId: ShowId,
  { categories }: ShowDraft,
): Promise<void> {
  const before = await tx.priceCategory.findMany({
    where: { showId },
    include: { _count: { select: { orderLines: true, tickets: true } } },
  });
  const kept = new Set(categories.flatMap(({ id }) => (id === undefined ? [] : [id])));
  if ([...kept].some((id) => before.every((category) => category.id !== id))) {
    throw new Refusal('bad_request', `a category is not show ${showId}'s`);
  }
  for (const { id, _count } of before) {
    if (kept.has(id)) continue;
    if (_count.orderLines + _count.tickets > 0) {
      throw new Refusal('bad_request', `category ${id} has been sold`);
    }
    await tx.priceCategory.delete({ where: { id } });
  }
  for (const [position, { id, name, capacity, prices }] of categories.entries()) {
    const data = { name, capacity, position };
    if (id === undefined) {
      await tx.priceCategory.create({ data: { ...data, showId, prices: { create: prices } } });
      continue;
    }
    await tx.price.deleteMany({ where: { priceCategoryId: id } });
    await tx.priceCategory.update({ where: { id }, data: { ...data, prices: { create: prices } } });
  }
}

/**
 * Puts a show on the bill, or takes it off while nothing is sold. A seat that is being kept meanwhile is kept before,
 * and the show stays, or is not kept.
 * @throws Refusal `forbidden`, `not_found`, `show_over`, `busy`, `bad_request` to take off what has orders
 */
export async function publishShow(
  deps: ShowOfficeDeps,
  actor: Actor,
  showId: ShowId,
  published: boolean,
): Promise<void> {
  requireOperator(actor);
  await deps.prisma.$transaction(async (tx) => {
    await deps.guard.lock(tx, { showId });
    await requireAhead(tx, showId);
    if (!published && (await tx.order.count({ where: { showId } })) > 0) {
      throw new Refusal('bad_request', `show ${showId} has orders: call it off instead`);
    }
    await tx.show.update({
      where: { id: showId },
      data: { publishedAt: published ? new Date(deps.now()) : null },
    });
    await told(tx, deps, actor, { act: published ? 'show.publish' : 'show.unpublish', showId });
  });
}

async function requireAhead(tx: Prisma.TransactionClient, showId: ShowId): Promise<void> {
  const show = await tx.show.findUnique({
    where: { id: showId },
    include: stageOf,
  });
  if (show === null) throw new Refusal('not_found', `no show ${showId}`);
  if (hasEnded(show)) throw new Refusal('show_over', `show ${showId} is over or was called off`);
}

async function told(
  tx: Prisma.TransactionClient,
  { now }: ShowOfficeDeps,
  actor: Actor,
  { act, showId }: { readonly act: string; readonly showId: ShowId },
): Promise<void> {
  const line = { at: new Date(now()), actor: actorName(actor), act, details: {} };
  await audit(tx, { ...line, subject: 'show', subjectId: showId });
}
