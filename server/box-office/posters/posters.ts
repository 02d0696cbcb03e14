import type { PrismaClient } from '../../../generated/prisma/client.ts';
import type { ShowId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { type Actor, actorName, requireOperator } from '../../people/index.ts';
import { audit } from '../../platform/audit.ts';
import { drawPicture } from './picture.ts';
import { Turns } from './turns.ts';

export interface PosterDeps {
  readonly prisma: PrismaClient;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The biggest file that is taken. */
export const mostPosterBytes = 10 * 1024 * 1024;

/** A poster that no show has is kept for so long: a show may be given it at this moment. */
const keptHours = 24;

/** Pictures that wait while one is drawn. */
const turns = new Turns(2);

/** The path of a poster; the other size has `.small` before the ending. */
const pathOf = (hash: string): string => `/posters/${hash}.jpg`;

/** @throws Refusal `forbidden`, before anything is read of what somebody sends */
export function requirePosterMaker(actor: Actor): void {
  requireOperator(actor);
}

/**
 * Gives a show a poster.
 * @returns where pages get it
 * @throws Refusal `forbidden`, `not_found`, `busy`, `not_a_picture`, `picture_too_many_pixels`
 */
export async function setPoster(
  { prisma, now }: PosterDeps,
  actor: Actor,
  showId: ShowId,
  bytes: Buffer,
): Promise<string> {
  requireOperator(actor);
  await requireShow(prisma, showId);
  const { hash, ...picture } = await turns.take(() => drawPicture(bytes));
  const at = new Date(now());
  const posterUrl = pathOf(hash);
  await prisma.$transaction(async (tx) => {
    await tx.poster.upsert({ where: { hash }, create: { hash, ...picture, at }, update: { at } });
    await tx.show.update({ where: { id: showId }, data: { posterUrl } });
    const line = { at, actor: actorName(actor), act: 'show.poster', details: { hash } };
    await audit(tx, { ...line, subject: 'show', subjectId: showId });
  });
  return posterUrl;
}

/** Takes a show's poster off. Asked again, nothing changes. @throws Refusal `forbidden`, `not_found` */
export async function removePoster({ prisma, now }: PosterDeps, actor: Actor, showId: ShowId): Promise<void> {
  requireOperator(actor);
  await requireShow(prisma, showId);
  await prisma.$transaction(async (tx) => {
    const removed = await tx.show.updateMany({
      where: { id: showId, posterUrl: { not: null } },
      data: { posterUrl: null },
    });
    if (removed.count === 0) return;
    const line = { at: new Date(now()), actor: actorName(actor), act: 'show.poster_remove', details: {} };
    await audit(tx, { ...line, subject: 'show', subjectId: showId });
  });
}

/** Deletes posters that no show has any more. @returns how many */
export async function prunePosters({ prisma, now }: PosterDeps): Promise<number> {
  const before = new Date(now() - keptHours * 3_600_000);
  return prisma.$executeRaw`
    DELETE FROM posters p
     WHERE at < ${before}
       AND NOT EXISTS (SELECT 1 FROM events WHERE poster_url = '/posters/' || p.hash || '.jpg')`;
}

async function requireShow(prisma: PrismaClient, showId: ShowId): Promise<void> {
  if ((await prisma.show.count({ where: { id: showId } })) === 0) {
    throw new Refusal('not_found', `no show ${showId}`);
  }
}
