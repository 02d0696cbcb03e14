import { randomBytes, randomUUID } from 'node:crypto';
import type { FrameLocator, Page } from '@playwright/test';
import { Client } from 'pg';
import { createDatabase } from '../../../server/platform/database/index.ts';
import type { Telegram } from '../../fakes/telegram/index.ts';
import { startLocalTelegram } from '../../fakes/telegram/local/index.ts';
import { currentRun } from './run.ts';
import { Theatre } from './theatre.ts';

/** A theatre with its bot, and a Telegram whose page has the theatre's in a frame. Its owner calls `close()`. */
export interface TheatreInTelegram {
  readonly theatre: Theatre;
  readonly telegram: Telegram;
  close(): Promise<void>;
}

/** Opens both; a seat of the demonstration's show costs `stars`. */
export async function openInTelegram(stars: number): Promise<TheatreInTelegram> {
  const telegram = await startLocalTelegram({
    bot: {
      token: `123456:${randomBytes(27).toString('base64url')}`,
      ...{ id: 123_456, username: 'rampa_local_bot', name: 'Rampa' },
    },
  });
  const name = `e2e_${randomUUID()}`;
  const server = currentRun().postgresUrl;
  await createDatabase(server, name);
  const database = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  const theatre = await Theatre.open({
    DATABASE_URL: database,
    BOT_TOKEN: telegram.bot.token,
    TELEGRAM_API_ROOT: telegram.address,
    TELEGRAM_WEB_ORIGIN: telegram.address,
  });
  await priceInStars(database, stars);
  return {
    theatre,
    telegram,
    close: async () => {
      await theatre.close();
      await telegram.close();
    },
  };
}

/** Moves the demonstration’s show: it begins so long from now, as `2 days`. */
export const beginIn = (database: string, interval: string): Promise<void> =>
  query(database, `UPDATE events SET start_time = now() + $1::interval WHERE slug = 'demo'`, interval);

const priceInStars = (database: string, stars: number): Promise<void> =>
  query(
    database,
    `INSERT INTO prices (price_category_id, currency, amount) SELECT id, 'XTR', $1 FROM price_categories
     ON CONFLICT (price_category_id, currency) DO UPDATE SET amount = excluded.amount`,
    stars,
  );

async function query(database: string, sql: string, value: string | number): Promise<void> {
  const client = new Client({ connectionString: database });
  await client.connect();
  try {
    await client.query(sql, [value]);
  } finally {
    await client.end();
  }
}

/** Becomes somebody of the local Telegram, starts the bot, and opens the app of its menu. */
export async function openMiniApp(page: Page, telegram: Telegram, who: string): Promise<FrameLocator> {
  await page.goto(telegram.address);
  await page.getByRole('button', { name: who }).click();
  await page.locator('.entry', { hasText: 'Rampa' }).first().click();
  const start = page.getByRole('button', { name: 'Start', exact: true });
  if (await start.isVisible()) await start.click();
  await page.locator('.menu').click();
  return page.frameLocator('.mini-app iframe');
}
