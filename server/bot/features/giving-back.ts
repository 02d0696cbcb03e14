import { Composer, InlineKeyboard } from 'grammy';
import type { MoneyBack, OwnOrders } from '../../../protocol/box-office.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { escapeHtml, type Texts } from '../../platform/texts.ts';
import type { BotContext, BotDeps } from '../context.ts';
import { act, actPattern, note, numbersOf, say } from '../say.ts';
import { moneyOf, momentOf } from '../words.ts';
import { correctCard, ownOrder, turnToOrder } from './order-card.ts';

const mostOffered = 10;

/** `/refund`: which order, what comes back, and then it is done. */
export function givingBackFeature(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command('refund', (context) => offer(deps, context));
  composer.callbackQuery('refunds', (context) => offer(deps, context));
  composer.callbackQuery(actPattern('refund', 1), (context) => ask(deps, context));
  composer.callbackQuery(actPattern('refunded', 1), (context) => giveBack(deps, context));
  return composer;
}

const isPaid = ({ status }: OwnOrders['orders'][number]): boolean =>
  status === 'paid' || status === 'partially_refunded';

async function offer({ boxOffice, now }: BotDeps, context: BotContext): Promise<void> {
  const { texts, person } = context;
  const { orders } = await boxOffice.myOrders(person.userId);
  const keyboard = new InlineKeyboard();
  const lines = orders
    .flatMap(({ refund, ...order }) => (refund === null ? [] : [{ ...order, refund }]))
    .slice(0, mostOffered)
    .map(({ orderId, show, currency, refund }) => {
      keyboard.text(`№ ${orderId} · ${show.slice(0, 30)}`, act('refund', orderId)).row();
      const seats = texts.html('bot-seats', { seats: refund.tickets });
      const money = backWords(texts, 'short', refund, currency);
      return [`№ ${orderId}`, `<b>${escapeHtml(show)}</b>`, seats, ...money].join(' · ');
    });
  if (lines.length > 0) {
    await say(context, [texts.html('bot-which-refund'), ...lines].join('\n'), keyboard);
    return;
  }
  const isLate = orders.some((order) => isPaid(order) && order.startsAt > now() - 24 * 3_600_000);
  await say(context, texts.html(isLate ? 'refusal-refund_over' : 'bot-nothing-to-refund'));
}

/** What comes back, each way by itself; of what cost nothing, that there is nothing. */
function backWords(
  texts: Texts,
  length: 'whole' | 'short',
  { charge, taken, balance }: MoneyBack,
  currency: string,
): string[] {
  const ways = { charge, taken, balance };
  const words = (['charge', 'taken', 'balance'] as const)
    .filter((way) => ways[way] > 0)
    .map((way) => texts.html(`bot-back-${length}-${way}`, { amount: moneyOf(texts, ways[way], currency) }));
  return words.length > 0 ? words : [texts.html(`bot-back-${length}-nothing`)];
}

async function ask({ boxOffice, ...deps }: BotDeps, context: BotContext): Promise<void> {
  const { texts, person } = context;
  const orderId = await ownOrder(boxOffice, context, numbersOf(context)[0]);
  const { refund, refundableUntil: until, ...order } = await boxOffice.viewOrder(orderId);
  if (refund === null) return tellWhyNot({ boxOffice, ...deps }, context, order);
  const show = await boxOffice.showOfRoom(order.showId);
  const keyboard = new InlineKeyboard()
    .text(texts.say('bot-refund-yes'), act('refunded', orderId))
    .text(texts.say('bot-no'), act('tickets'));
  const { tickets: seats } = refund.all;
  const others = order.passedOn;
  const asked = [
    texts.html('bot-refund-ask', { number: String(orderId), show: show.title, seats }),
    ...backWords(texts, 'whole', refund.all, order.currency),
    ...(others > 0 ? [texts.html('bot-refund-others', { seats: others })] : []),
  ].join(' ');
  const when = momentOf(person, until ?? 0, show.timeZone);
  const limit = until === null ? '' : `\n${texts.html('bot-refund-until', { when })}`;
  await say(context, `${asked}${limit}`, keyboard);
}

/** It is too late, or there is nothing left: then the card that still offers it is corrected. */
async function tellWhyNot(
  deps: BotDeps,
  context: BotContext,
  order: Pick<OwnOrders['orders'][number], 'orderId' | 'status'>,
): Promise<void> {
  const isLeft = order.status === 'paid' || order.status === 'partially_refunded';
  if (!isLeft) return correctCard(deps, context, order.orderId);
  const words = context.texts.say('refusal-refund_over');
  await note(context, words);
  await say(context, escapeHtml(words));
}

async function giveBack(deps: BotDeps, context: BotContext): Promise<void> {
  const orderId = await ownOrder(deps.boxOffice, context, numbersOf(context)[0]);
  const actor = { kind: 'user', userId: context.person.userId } as const;
  try {
    await deps.boxOffice.refundOrder(actor, { orderId, reason: 'asked' });
  } catch (error) {
    // Pressed twice.
    if (!(error instanceof Refusal) || error.code !== 'order_over') throw error;
    return correctCard(deps, context, orderId);
  }
  await turnToOrder(deps, context, orderId);
}
