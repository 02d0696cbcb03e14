import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { ShowBroadcasts } from '../../protocol/admin.ts';
import type { ShowId } from '../../protocol/ids.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { type Actor, actorName, requireOperator } from '../people/index.ts';
import type { Transact } from '../platform/domain-events/index.ts';
import { audit } from '../platform/audit.ts';
import type { SalesGuard } from './orders/guard.ts';

export interface BroadcastDeps {
  readonly prisma: PrismaClient;
  readonly transact: Transact;
  readonly guard: SalesGuard;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The same words again so soon are a button that was pressed twice. */
const sameWordsMs = 10 * 60_000;
/** The newest, at most. */
const most = 50;

/**
 * Writes to all who hold tickets of a show; the bot carries it.
 * @returns its number
 * @throws Refusal `forbidden`, `not_found`, `bad_request` when the same was just written
 */
export async function broadcast(
  deps: BroadcastDeps,
  actor: Actor,
  showId: ShowId,
  text: string,
): Promise<number> {
  requireOperator(actor);
  await requireShow(deps.prisma, showId);
  const at = new Date(deps.now());
  return deps.transact(async (tx, record) => {
    await deps.guard.lock(tx, { showId });
    const just = { gt: new Date(at.getTime() - sameWordsMs) };
    if ((await tx.broadcast.count({ where: { showId, text, at: just } })) > 0) {
      throw new Refusal('bad_request', `the holders of show ${showId} were just told this`);
    }
    const { id } = await tx.broadcast.create({ data: { showId, actor: actorName(actor), text, at } });
    const line = { at, actor: actorName(actor), act: 'show.broadcast', details: { broadcastId: id } };
    await audit(tx, { ...line, subject: 'show', subjectId: showId });
    await record('show.broadcast', { broadcastId: id });
    return id;
  });
}

/** Whom a message would reach, and what was written so far. @throws Refusal `forbidden`, `not_found` */
export async function showBroadcasts(
  prisma: PrismaClient,
  actor: Actor,
  showId: ShowId,
): Promise<ShowBroadcasts> {
  requireOperator(actor);
  await requireShow(prisma, showId);
  const [rows, staff, holders] = await Promise.all([
    prisma.broadcast.findMany({ where: { showId }, orderBy: { id: 'desc' }, take: most }),
    prisma.staff.findMany({ select: { id: true, name: true } }),
    holdersOf(prisma, showId),
  ]);
  const names = new Map(staff.map(({ id, name }) => [`staff:${id}`, name]));
  return {
    ...holders,
    broadcasts: rows.map(({ id, text, at, actor: by }) => ({
      ...{ id, text, at: at.getTime(), by: names.get(by) ?? null },
    })),
  };
}

async function holdersOf(
  prisma: PrismaClient,
  showId: ShowId,
): Promise<Pick<ShowBroadcasts, 'reachable' | 'unreachable' | 'anonymous'>> {
  const holding = { showId, status: 'valid' } as const;
  const [people, reachable, anonymous] = await Promise.all([
    prisma.user.count({ where: { tickets: { some: holding } } }),
    prisma.user.count({ where: { tickets: { some: holding }, startedAt: { not: null }, blockedAt: null } }),
    prisma.ticket.count({ where: { ...holding, userId: null } }),
  ]);
  return { reachable, unreachable: people - reachable, anonymous };
}

async function requireShow(prisma: PrismaClient, showId: ShowId): Promise<void> {
  if ((await prisma.show.count({ where: { id: showId } })) === 0) {
    throw new Refusal('not_found', `no show ${showId}`);
  }
}
