import { Composer, InlineKeyboard } from 'grammy';
import { HoldRequest } from '../../../protocol/box-office.ts';
import { type OrderId, ShowId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import type { BotContext, BotDeps } from '../context.ts';
import { act, actPattern, idOf, numbersOf, turnTo } from '../say.ts';
import { botCurrency } from './bill.ts';
import { madeBefore } from './made-before.ts';
import { correctCard, ownOrder, turnToOrder, whileHeld } from './order-card.ts';
import { sayTicket } from './tickets.ts';

/** The most tickets that one press can buy; more are for the pages. */
const mostPressed = 6;

/**
 * From a card to a paid order: how many, an order whose seats are kept, an invoice. Nothing is kept in
 * the chat but what the buttons name; the order's state is the database's.
 */
export function buyingFeature(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
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
  composer.callbackQuery(actPattern('bought', 2), (context) => sendBought(deps, context));
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
