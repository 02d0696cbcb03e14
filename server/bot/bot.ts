import { Bot } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import { createBoundary } from './boundary.ts';
import type { BotContext, BotDeps } from './context.ts';
import { billFeature } from './features/bill.ts';
import { buyingFeature } from './features/buying.ts';
import { givingBackFeature } from './features/giving-back.ts';
import { paymentsFeature } from './features/payments.ts';
import { startFeature } from './features/start.ts';
import { ticketsFeature } from './features/tickets.ts';
import { knowPerson } from './person.ts';

/**
 * The bot, put together of its features; nothing is started. Updates are given to `handleUpdate`.
 * @param me what `getMe` says
 */
export function createBot(
  deps: BotDeps,
  token: string,
  me: UserFromGetMe,
  apiRoot?: string,
): Bot<BotContext> {
  const bot = new Bot<BotContext>(token, {
    botInfo: me,
    client: { timeoutSeconds: 20, ...(apiRoot !== undefined && { apiRoot }) },
  });
  const safe = bot.errorBoundary(createBoundary(deps));
  // First of all: a button stops turning, and a late answer is no answer.
  safe.on('callback_query', async (context, next) => {
    await context.answerCallbackQuery().catch(() => undefined);
    await next();
  });
  const own = safe.chatType('private');
  own.use(knowPerson(deps));
  own.use(paymentsFeature(deps), startFeature(deps), billFeature(deps), buyingFeature(deps));
  own.use(ticketsFeature(deps), givingBackFeature(deps));
  return bot;
}
