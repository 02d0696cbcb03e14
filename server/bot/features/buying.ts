import { Composer, InlineKeyboard } from 'grammy';
import { HoldRequest } from '../../../protocol/box-office.ts';
import { ShowId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import type { BotContext, BotDeps } from '../context.ts';
import { ask, isReplyTo, repliesTo } from '../questions.ts';
import { act, actPattern, idOf, numbersOf, say, turnTo } from '../say.ts';
import { botCurrency } from './bill.ts';
import { orderCard, ownOrder } from './order-card.ts';

/** The most tickets that one press can buy; more are for the pages. */
const mostPressed = 6;

/**
 * From a card to a paid order: how many, an order whose seats are kept, a promo code, an invoice. Nothing is kept in
 * the chat but what the buttons name; the order's state is the database's.
 */
export function buyingFeature(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(actPattern('category', 2), (context) => askQuantity(deps, context));
  composer.callbackQuery(actPattern('order', 3), (context) => holdSeats(deps, context));
  composer.callbackQuery(actPattern('pay', 1), (context) => sendInvoice(deps, context));
  composer.callbackQuery(actPattern('cancel', 1), (context) => cancel(deps, context));
  composer.callbackQuery(actPattern('promo', 1), (context) => askPromoCode(deps, context));
  composer
    .on('message:text')
    .filter(isReplyTo(deps, 'bot-ask-promo', 'number'), (context) => applyPromoCode(deps, context));
  return composer;
}

async function askQuantity({ boxOffice }: BotDeps, context: BotContext): Promise<void> {
  const { texts } = context;
  const showId = idOf(context, ShowId);
  const [, categoryId = 0] = numbersOf(context);
  const show = await boxOffice.findShow(showId);
  const category = show.categories.find(({ id }) => id === categoryId);
  const left = category?.left ?? 0;
  if (category === undefined || left === 0) throw new Refusal('sold_out', `category ${categoryId}`);
  const keyboard = new InlineKeyboard();
  for (let quantity = 1; quantity <= Math.min(mostPressed, left); quantity += 1) {
    keyboard.text(String(quantity), act('order', showId, categoryId, quantity));
    if (quantity === 3) keyboard.row();
  }
  keyboard.row().text(texts.say('bot-back'), act('show', showId));
  const words = { category: category.name, show: show.title };
  await turnTo(context, texts.html('bot-how-many', words), keyboard);
}

async function holdSeats(deps: BotDeps, context: BotContext): Promise<void> {
  const [showId, priceCategoryId = 0, quantity = 0] = numbersOf(context);
  const { userId } = context.person;
  const user = await deps.prisma.user.findUnique({ where: { telegramId: userId }, select: { source: true } });
  // A button can be forged.
  const request = HoldRequest.safeParse({
    ...{ showId, currency: botCurrency, surface: 'telegram' },
    lines: [{ priceCategoryId, quantity }],
    ...(typeof user?.source === 'string' && { source: user.source }),
  });
  if (!request.success) throw new Refusal('bad_request', 'no button of ours says this');
  const held = await deps.boxOffice.holdSeats({ kind: 'user', userId }, request.data);
  const { html, keyboard } = await orderCard(deps, context, held.orderId);
  await turnTo(context, html, keyboard);
}

async function sendInvoice({ stars, boxOffice }: BotDeps, context: BotContext): Promise<void> {
  const orderId = await ownOrder(boxOffice, context, numbersOf(context)[0]);
  const { title, description, payload, currency, prices } = await stars.invoice(orderId);
  await context.replyWithInvoice(title, description, payload, currency, prices, {
    provider_token: '',
    reply_markup: new InlineKeyboard().pay(context.texts.say('bot-pay', { amount: prices[0].amount })),
  });
}

async function cancel(deps: BotDeps, context: BotContext): Promise<void> {
  const orderId = await ownOrder(deps.boxOffice, context, numbersOf(context)[0]);
  await deps.boxOffice.cancelOrder({ kind: 'user', userId: context.person.userId }, orderId);
  const { html, keyboard } = await orderCard(deps, context, orderId);
  await turnTo(context, html, keyboard);
}

/** The order's number stands in the question, so that the answer says which order it is for. */
async function askPromoCode({ boxOffice }: BotDeps, context: BotContext): Promise<void> {
  const orderId = await ownOrder(boxOffice, context, numbersOf(context)[0]);
  const { texts } = context;
  await ask(
    context,
    texts.html('bot-ask-promo', { number: String(orderId) }),
    texts.say('bot-promo-placeholder'),
  );
}

async function applyPromoCode(deps: BotDeps, context: BotContext): Promise<void> {
  const { boxOffice, prisma } = deps;
  const number = Number(repliesTo(deps, context, 'bot-ask-promo', 'number')?.['number']);
  const replaces = await ownOrder(boxOffice, context, number);
  const before = await prisma.order.findUniqueOrThrow({ where: { id: replaces }, include: { lines: true } });
  const promoCode = (context.message?.text ?? '').trim();
  if (promoCode.length === 0 || promoCode.length > 40) {
    throw new Refusal('promo_code_unknown', 'no promo code looks like this');
  }
  const held = await boxOffice.holdSeats(
    { kind: 'user', userId: context.person.userId },
    {
      ...{ showId: ShowId.parse(before.showId), currency: before.currency, surface: 'telegram', promoCode },
      lines: before.lines.map(({ priceCategoryId, quantity }) => ({ priceCategoryId, quantity })),
      ...(before.source !== null && { source: before.source }),
    },
    { replaces },
  );
  const { html, keyboard } = await orderCard(deps, context, held.orderId);
  await say(context, html, keyboard);
}
