import { Bot } from 'grammy';
import { onTestFinished } from 'vitest';
import { startTelegram, type Telegram, type TelegramOptions } from './index.ts';

/** A Telegram for one test. */
export async function telegramForTest(options?: TelegramOptions): Promise<Telegram> {
  const telegram = await startTelegram(options);
  onTestFinished(() => telegram.close());
  return telegram;
}

/** A bot of grammY's at this Telegram, not running yet. It is stopped with its test. */
export function botAt(telegram: Telegram): Bot {
  const bot = new Bot(telegram.bot.token, { client: { apiRoot: telegram.address } });
  bot.catch(() => {});
  onTestFinished(() => bot.stop());
  return bot;
}

/** Lets a bot poll. Resolves when it does. */
export async function poll(telegram: Telegram, bot: Bot): Promise<void> {
  const polling = bot.start();
  // Closing the Telegram under a bot ends its polling in an error.
  polling.catch(() => {});
  await telegram.waitForCall(({ method }) => method === 'getUpdates');
}
