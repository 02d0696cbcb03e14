import { Composer, InlineKeyboard } from 'grammy';
import { HoldRequest } from '../../../protocol/box-office.ts';
import { OrderId, ShowId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import type { BotContext, BotDeps } from '../context.ts';
import { type CountAttempt, createRateLimit } from '../../platform/rate-limits.ts';
import { ask, isReplyTo, repliesTo } from '../questions.ts';
import { cardMessage } from '../messages/queue.ts';
import { act, actPattern, idOf, numbersOf, turnTo } from '../say.ts';
import { botCurrency } from './bill.ts';
import { correctCard, ownOrder, sayOrder, turnToOrder, whileHeld } from './order-card.ts';
import { sayTicket } from './tickets.ts';

/** The most tickets that one press can buy; more are for the pages. */
const mostPressed = 6;

/** Promo codes that one person tries: whoever tries more is guessing. */
const codeLimit = { attempts: 10, seconds: 600 };

/**
 * From a card to a paid order: how many, an order whose seats are kept, a promo code, an invoice. Nothing is kept in
 * the chat but what the buttons name; the order's state is the database's.
 */
export function buyingFeature(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  const codes = createRateLimit(codeLimit);
  composer.callbackQuery(actPattern('category', 2), (context) => askQuantity(deps, context));
  composer.callbackQuery(actPattern('order', 4), (context) => holdSeats(deps, context));
  const held = (does: (context: BotContext, orderId: OrderId) => Promise<void>) =>
    whileHeld(deps, does, (context) => numbersOf(context)[0]);
  composer.callbackQuery(
    actPattern('pay', 1),
    held((...of) => sendInvoice(deps, ...of)),
  );
  composer.callbackQuery(
    actPattern('cancel', 1),
    held((...of) => cancel(deps, ...of)),
  );
  composer.callbackQuery(actPattern('promo', 1), held(askPromoCode));
  composer.callbackQuery(actPattern('bought', 2), (context) => sendBought(deps, context));
  composer
    .on('message:text')
    .filter(isReplyTo(deps, 'bot-ask-promo', 'number'), (context) => applyPromoCode(deps, context, codes));
  return composer;
}

/** One card makes one order: its buttons say by which update it was drawn, and a card that is drawn anew is another. */
async function askQuantity({ boxOffice }: BotDeps, context: BotContext): Promise<void> {
  const { texts } = context;
  const showId = idOf(context, ShowId);
  const [, categoryId = 0] = numbersOf(context);
  const show = await boxOffice.findShow(showId);
  const category = show.categories.find(({ id }) => id === categoryId);
  const left = category?.left ?? 0;
  if (category === undefined || left === 0) throw new Refusal('sold_out', `category ${categoryId}`);
  const drawn = context.update.update_id;
  const keyboard = new InlineKeyboard();
  for (let quantity = 1; quantity <= Math.min(mostPressed, left); quantity += 1) {
    keyboard.text(String(quantity), act('order', showId, categoryId, quantity, drawn));
    if (quantity === 3) keyboard.row();
  }
  keyboard.row().text(texts.say('bot-back'), act('show', showId));
  const words = { category: category.name, show: show.title };
  await turnTo(context, texts.html('bot-how-many', words), keyboard);
}

/** The order that the bot has asked for by this key before, whatever has become of it since. */
async function madeBefore(
  { prisma }: BotDeps,
  userId: bigint,
  requestKey: string,
): Promise<OrderId | undefined> {
  const which = { userId_requestKey: { userId, requestKey } };
  const order = await prisma.order.findUnique({ where: which, select: { id: true } });
  return order === null ? undefined : OrderId.parse(order.id);
}

/** However often the card is pressed, and the press is told of: what it has made is shown, and nothing bought again. */
async function holdSeats(deps: BotDeps, context: BotContext): Promise<void> {
  const [showId, priceCategoryId = 0, quantity = 0, drawn = 0] = numbersOf(context);
  const { userId } = context.person;
  const requestKey = `card-${drawn}`;
  const made = await madeBefore(deps, userId, requestKey);
  if (made !== undefined) return turnToOrder(deps, context, made);
  const user = await deps.prisma.user.findUnique({ where: { telegramId: userId }, select: { source: true } });
  // A button can be forged.
  const request = HoldRequest.safeParse({
    ...{ showId, currency: botCurrency, surface: 'telegram', requestKey },
    lines: [{ priceCategoryId, quantity }],
    ...(typeof user?.source === 'string' && { source: user.source }),
  });
  if (!request.success) throw new Refusal('bad_request', 'no button of ours says this');
  const held = await deps.boxOffice.holdSeats({ kind: 'user', userId }, request.data);
  await turnToOrder(deps, context, held.orderId);
}

async function sendInvoice({ stars }: BotDeps, context: BotContext, orderId: OrderId): Promise<void> {
  const { title, description, payload, currency, prices } = await stars.invoice(orderId);
  await context.replyWithInvoice(title, description, payload, currency, prices, {
    provider_token: '',
    reply_markup: new InlineKeyboard().pay(context.texts.say('bot-pay', { amount: prices[0].amount })),
  });
}

async function cancel(deps: BotDeps, context: BotContext, orderId: OrderId): Promise<void> {
  await deps.boxOffice.cancelOrder({ kind: 'user', userId: context.person.userId }, orderId);
  await turnToOrder(deps, context, orderId);
}

/** A ticket of a paid order, from its card; of a card that offers what is given back or passed on, the card as it is. */
async function sendBought(deps: BotDeps, context: BotContext): Promise<void> {
  const [number, id] = numbersOf(context);
  const orderId = await ownOrder(deps.boxOffice, context, number);
  const ticket = (await deps.boxOffice.myTickets(context.person.userId)).find((each) => each.id === id);
  if (ticket?.orderId !== orderId) return correctCard(deps, context, orderId);
  await sayTicket(deps, context, ticket);
}

/** The order's number stands in the question, so that the answer says which order it is for. */
async function askPromoCode(context: BotContext, orderId: OrderId): Promise<void> {
  const { texts } = context;
  await ask(
    context,
    texts.html('bot-ask-promo', { number: String(orderId) }),
    texts.say('bot-promo-placeholder'),
  );
}

async function applyPromoCode(deps: BotDeps, context: BotContext, codes: CountAttempt): Promise<void> {
  const { userId } = context.person;
  const number = Number(repliesTo(deps, context, 'bot-ask-promo', 'number')?.['number']);
  const replaces = await ownOrder(deps.boxOffice, context, number);
  // Told again after an answer that was lost: the order is there already.
  const requestKey = `promo-${String(context.msgId)}`;
  const made = await madeBefore(deps, userId, requestKey);
  const orderId = made ?? (await holdWithCode(deps, context, { replaces, requestKey, codes }));
  await sayOrder(deps, context, orderId);
  await deps.queue.add([cardMessage({ userId, orderId: replaces, since: 'ended' })]);
}

interface CodeUse {
  readonly replaces: OrderId;
  readonly requestKey: string;
  readonly codes: CountAttempt;
}

/** @returns the order that takes the place of the one without the code */
async function holdWithCode(
  { boxOffice, prisma }: BotDeps,
  { person: { userId }, message }: BotContext,
  { replaces, requestKey, codes }: CodeUse,
): Promise<OrderId> {
  const promoCode = (message?.text ?? '').trim();
  if (promoCode.length === 0 || promoCode.length > 40) {
    throw new Refusal('promo_code_unknown', 'no promo code looks like this');
  }
  await codes(String(userId));
  const before = await prisma.order.findUniqueOrThrow({ where: { id: replaces }, include: { lines: true } });
  const held = await boxOffice.holdSeats(
    { kind: 'user', userId },
    {
      ...{ showId: ShowId.parse(before.showId), currency: before.currency, surface: 'telegram' },
      ...{ promoCode, requestKey },
      lines: before.lines.map(({ priceCategoryId, quantity }) => ({ priceCategoryId, quantity })),
      ...(before.source !== null && { source: before.source }),
    },
    { replaces },
  );
  return held.orderId;
}
