import { Composer } from 'grammy';
import { type OrderId, ShowId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { languages } from '../../platform/languages.ts';
import { type CountAttempt, createRateLimit } from '../../platform/rate-limits.ts';
import type { BotContext, BotDeps } from '../context.ts';
import { ask, isReplyTo, repliesTo } from '../questions.ts';
import { actPattern, numbersOf } from '../say.ts';
import { madeBefore } from './made-before.ts';
import { ownOrder, sayOrder, stateOf, whileHeld } from './order-card.ts';

/** The longest that is looked up. */
const mostCharacters = 40;
/** Codes that one person tries: whoever tries more is guessing. */
const codeLimit = { attempts: 10, seconds: 600 };

/**
 * A promo code makes another, cheaper order of one whose seats are kept. It is the answer to a question, which is asked
 * again until a code fits, or whoever is asked says no.
 */
export function promoFeature(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  const codes = createRateLimit(codeLimit);
  composer.callbackQuery(
    actPattern('promo', 1),
    whileHeld(deps, askPromoCode, (context) => numbersOf(context)[0]),
  );
  // A command is no code, though Telegram makes an answer of it while a question is open.
  const words = composer.on('message:text').filter(({ msg }) => !msg.text.startsWith('/'));
  const take = (context: BotContext): Promise<void> => takeAnswer(deps, context, codes);
  words.filter(isReplyTo(deps, 'bot-ask-promo', 'number'), take);
  words.filter(isReplyTo(deps, 'bot-ask-promo-again', 'number', 'reason'), take);
  return composer;
}

/** The order's number stands in the question, so that the answer says which order it is for. */
async function askPromoCode(context: BotContext, orderId: OrderId): Promise<void> {
  const { texts } = context;
  const html = texts.html('bot-ask-promo', { number: String(orderId) });
  await ask(context, html, texts.say('bot-promo-placeholder'));
}

async function takeAnswer(deps: BotDeps, context: BotContext, codes: CountAttempt): Promise<void> {
  const { texts } = context;
  const asked =
    repliesTo(deps, context, 'bot-ask-promo', 'number') ??
    repliesTo(deps, context, 'bot-ask-promo-again', 'number', 'reason');
  const orderId = await ownOrder(deps.boxOffice, context, Number(asked?.['number']));
  const written = (context.message?.text ?? '').trim();
  if (isNo(deps, written)) return sayOrder(deps, context, orderId);
  try {
    await applyPromoCode(deps, context, { replaces: orderId, promoCode: written, codes });
  } catch (error) {
    const isHeld = stateOf(await deps.boxOffice.viewOrder(orderId)) === 'held';
    if (!(error instanceof Refusal) || !error.code.startsWith('promo_code_') || !isHeld) throw error;
    const words = { number: String(orderId), reason: texts.say(`refusal-${error.code}`) };
    await ask(context, texts.html('bot-ask-promo-again', words), texts.say('bot-promo-placeholder'));
  }
}

/** In whichever language: a question may be older than the language that is spoken now. */
const isNo = ({ texts }: BotDeps, written: string): boolean =>
  languages.some((language) => texts(language).say('bot-no').toLowerCase() === written.toLowerCase());

interface CodeUse {
  readonly replaces: OrderId;
  readonly promoCode: string;
  readonly codes: CountAttempt;
}

/** Told again after an answer that was lost, it finds the order that it has made. */
async function applyPromoCode(deps: BotDeps, context: BotContext, use: CodeUse): Promise<void> {
  const { texts, person } = context;
  const { replaces } = use;
  const requestKey = `promo-${String(context.msgId)}`;
  const made = await madeBefore(deps, person.userId, requestKey);
  const orderId = made ?? (await holdAnew(deps, context, use, requestKey));
  const words = { before: String(replaces), number: String(orderId) };
  await leaveCard(deps, person.userId, { orderId: replaces, by: orderId });
  await sayOrder(deps, context, orderId, texts.html('bot-promo-applied', words));
}

/** The same seats of the same show, with a code. @returns the order that takes the place of the one without */
async function holdAnew(
  { boxOffice, prisma }: BotDeps,
  { person: { userId } }: BotContext,
  { replaces, promoCode, codes }: CodeUse,
  requestKey: string,
): Promise<OrderId> {
  if (promoCode.length === 0 || promoCode.length > mostCharacters) {
    throw new Refusal('promo_code_unknown', 'no promo code looks like this');
  }
  await codes(String(userId));
  const before = await prisma.order.findUniqueOrThrow({ where: { id: replaces }, include: { lines: true } });
  const { orderId } = await boxOffice.holdSeats(
    { kind: 'user', userId },
    {
      ...{ showId: ShowId.parse(before.showId), currency: before.currency, surface: 'telegram' },
      ...{ promoCode, requestKey },
      lines: before.lines.map(({ priceCategoryId, quantity }) => ({ priceCategoryId, quantity })),
      ...(before.source !== null && { source: before.source }),
    },
    { replaces },
  );
  return orderId;
}

/**
 * The card of the order that is no more says which one it is now. It is queued: one that is under way already says that
 * the seats are free again, and is before it; a later one finds no card.
 */
async function leaveCard(
  { prisma, queue }: BotDeps,
  chatId: bigint,
  { orderId, by }: { readonly orderId: OrderId; readonly by: OrderId },
): Promise<void> {
  const { cardMessageId: messageId } = await prisma.order.findUniqueOrThrow({ where: { id: orderId } });
  if (messageId === null) return;
  await prisma.order.update({ where: { id: orderId }, data: { cardMessageId: null } });
  await queue.add([
    {
      ...{ chatId, kind: 'order_replaced', payload: { orderId, by, messageId } },
      dedupeKey: `order_replaced:${orderId}`,
    },
  ]);
}
