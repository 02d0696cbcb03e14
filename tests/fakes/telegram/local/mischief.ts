import { z } from 'zod';
import type { Telegram } from '../telegram.ts';
import type { FakeUser } from '../user.ts';
import type { Mischief } from './contract.ts';
import type { Cast } from './view.ts';

export const MischiefKind = z.enum([
  'flood',
  'duplicate',
  'old-init-data',
  'fresh-init-data',
  'stars',
] satisfies readonly Mischief[]);

const floodSeconds = 5;
const duplicates = 3;
const oldMinutes = 10;
const gift = 1000;

/** Does to the bot what Telegram, a network or a person may do to it. */
export function doMischief({ faults, world }: Telegram, cast: Cast, user: FakeUser, kind: Mischief): void {
  switch (kind) {
    case 'flood':
      faults.flood({ chatId: user.id, retryAfterSeconds: floodSeconds });
      break;
    case 'duplicate':
      faults.duplicateUpdates(duplicates);
      break;
    case 'old-init-data':
      cast.initDataAgeMinutes = oldMinutes;
      break;
    case 'fresh-init-data':
      cast.initDataAgeMinutes = 0;
      break;
    case 'stars':
      user.addStars(gift);
      break;
  }
  world.changes.announce();
}
