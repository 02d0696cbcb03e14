import type { Config } from '../../server/config.ts';
import { linkPath } from '../../protocol/pages.ts';
import { freshOwnerLink } from '../../server/people/index.ts';
import { openDatabaseBeside } from '../../server/platform/database/index.ts';
import { silentLog } from '../../server/platform/log.ts';

export interface OwnerLink {
  readonly link: URL;
  /** Nothing says under which address the house is open: the link is for this machine. */
  readonly isGuess: boolean;
}

/**
 * A fresh link for the first owner, in the database that is set.
 * @param now milliseconds since 1970
 * @throws SetupError when the database cannot be used
 */
export async function makeOwnerLink(
  { database, publicUrl, port }: Pick<Config, 'database' | 'publicUrl' | 'port'>,
  now: number,
): Promise<OwnerLink> {
  const opened = await openDatabaseBeside(database, { log: silentLog });
  try {
    const secret = await freshOwnerLink(opened.prisma, new Date(now));
    const origin = publicUrl?.origin ?? `http://localhost:${port}`;
    return { link: new URL(linkPath('staff', secret), origin), isGuess: publicUrl === undefined };
  } finally {
    await opened.close();
  }
}
