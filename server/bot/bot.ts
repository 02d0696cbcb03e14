import { Bot, type Filter, type MiddlewareFn } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import { createBoundary } from './boundary.ts';
import type { BotContext, BotDeps } from './context.ts';
import { aboutFeature } from './features/about.ts';
import { adminFeature } from './features/admin.ts';
import { billFeature } from './features/bill.ts';
import { buyingFeature } from './features/buying.ts';
import { givingBackFeature } from './features/giving-back.ts';
import { languageFeature } from './features/language.ts';
import { passingOnFeature } from './features/passing-on.ts';
import { paymentsFeature } from './features/payments.ts';
import { personalDataFeature } from './features/personal-data.ts';
import { profileFeature } from './features/profile.ts';
import { promoFeature } from './features/promo.ts';
import { ratingFeature } from './features/rating.ts';
import { staffChatFeature } from './features/staff-chat.ts';
import { startFeature } from './features/start.ts';
import { supportFeature } from './features/support.ts';
import { ticketsFeature } from './features/tickets.ts';
import { unknownFeature } from './features/unknown.ts';
import { waitWhenFlooded } from './patience.ts';
import { knowPerson } from './person.ts';
import { notedActs } from './say.ts';

export interface BotIdentity {
  readonly token: string;
  /** What `getMe` says. */
  readonly me: UserFromGetMe;
  readonly apiRoot: string | undefined;
  /** Aborts when the bot is to end what it waits for. */
  readonly closing: AbortSignal;
}

/** A press is answered before anything is done: a button stops turning, and a late answer is no answer. */
const answerPress: MiddlewareFn<Filter<BotContext, 'callback_query'>> = async (context, next) => {
  const { data = '' } = context.callbackQuery;
  const answer = () => context.answerCallbackQuery().catch(() => undefined);
  if (!notedActs.some((name) => data.startsWith(`${name}:`))) {
    await answer();
    return next();
  }
  try {
    await next();
  } finally {
    // What was answered with a note is not answered twice.
    await answer();
  }
};

/** The bot, put together of its features; nothing is started. Updates are given to `handleUpdate`. */
export function createBot(deps: BotDeps, { token, me, apiRoot, closing }: BotIdentity): Bot<BotContext> {
  const bot = new Bot<BotContext>(token, {
    botInfo: me,
    client: { timeoutSeconds: 20, ...(apiRoot !== undefined && { apiRoot }) },
  });
  bot.api.config.use(waitWhenFlooded(closing));
  const safe = bot.errorBoundary(createBoundary(deps));
  safe.on('callback_query', answerPress);
  safe.use(staffChatFeature(deps));
  // An invoice can be paid where it was passed on to.
  safe.use(paymentsFeature(deps));
  const own = safe.chatType('private');
  own.use(knowPerson(deps));
  own.use(startFeature(deps), billFeature(deps), buyingFeature(deps), promoFeature(deps));
  own.use(ticketsFeature(deps), passingOnFeature(deps), givingBackFeature(deps));
  own.use(languageFeature(deps), aboutFeature(deps));
  own.use(profileFeature(deps), personalDataFeature(deps), ratingFeature(deps), adminFeature(deps));
  // Last: the one takes replies of any kind, the other everything.
  own.use(supportFeature(deps), unknownFeature());
  return bot;
}
