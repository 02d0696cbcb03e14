import type { Telegram, TelegramOptions } from '../telegram.ts';
import { startTelegram } from '../telegram.ts';
import { buildPage } from './build.ts';
import { localRoutes } from './routes.ts';
import { createCast } from './view.ts';

export { type Cast, staffGroupId } from './view.ts';

/**
 * A Telegram with a page, on which a person is Anna or Ben and talks to the bot. It listens on loopback only.
 * @throws Error when the port is taken, or the page cannot be built
 */
export async function startLocalTelegram(
  options: Omit<TelegramOptions, 'host' | 'routes'>,
): Promise<Telegram> {
  const folder = await buildPage();
  return startTelegram({
    ...options,
    host: '127.0.0.1',
    routes: (telegram) => localRoutes(telegram, createCast(telegram), folder),
  });
}
