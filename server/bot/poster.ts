import { InputFile } from 'grammy';
import { posterHash } from '../box-office/index.ts';
import type { BotDeps } from './context.ts';

/** The picture of a show as Telegram takes it; undefined for a show without one. */
export async function posterOf(
  { prisma }: Pick<BotDeps, 'prisma'>,
  posterUrl: string | null,
): Promise<InputFile | undefined> {
  const hash = posterHash(posterUrl);
  if (hash === undefined) return undefined;
  const poster = await prisma.poster.findUnique({ where: { hash }, select: { image: true } });
  return poster === null ? undefined : new InputFile(poster.image, 'poster.jpg');
}
