import { momentText } from '../../protocol/format.ts';
import { ShowId } from '../../protocol/ids.ts';
import { Refusal } from '../../protocol/refusal.ts';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { Preview } from '../platform/http/index.ts';
import type { BoxOffice } from './box-office.ts';
import { posterHash } from './posters/address.ts';

/** What a messenger shows of a link to a show; undefined for one that is not on the bill. */
export function createShowPreview({
  prisma,
  boxOffice,
}: {
  readonly prisma: PrismaClient;
  readonly boxOffice: Pick<BoxOffice, 'findShow'>;
}): (params: Readonly<Record<string, string>>) => Promise<Preview | undefined> {
  return async ({ showId }) => {
    const id = ShowId.safeParse(Number(showId));
    if (!id.success) return undefined;
    try {
      const { title, description, startsAt, timeZone, language, posterUrl } = await boxOffice.findShow(
        id.data,
      );
      const when = momentText(startsAt, language, timeZone);
      return {
        ...{ title, language, path: `/shows/${id.data}` },
        description: description === '' ? when : `${when}. ${description}`,
        image: await pictureOf(prisma, posterUrl),
      };
    } catch (error) {
      // The page says so itself.
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  };
}

async function pictureOf(prisma: PrismaClient, posterUrl: string | null): Promise<Preview['image']> {
  const hash = posterHash(posterUrl);
  if (hash === undefined) return undefined;
  const size = await prisma.poster.findUnique({ where: { hash }, select: { width: true, height: true } });
  return size === null ? undefined : { path: `/posters/${hash}.jpg`, ...size };
}
