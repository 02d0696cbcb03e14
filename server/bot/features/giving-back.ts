import { Composer, InlineKeyboard } from 'grammy';
import type { OwnOrders } from '../../../protocol/box-office.ts';
import { escapeHtml } from '../../platform/texts.ts';
import type { BotContext, BotDeps } from '../context.ts';
import { act, actPattern, numbersOf, say, turnTo } from '../say.ts';
import { moneyOf, momentOf, priceOf } from '../words.ts';
import { orderCard, ownOrder } from './order-card.ts';

const mostOffered = 10;

/** `/refund`: which order, what comes back, and then it is done. */
export function givingBackFeature(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command('refund', (context) => offer(deps, context));
  composer.callbackQuery('refunds', (context) => offer(deps, context));
  composer.callbackQuery(actPattern('refund', 1), (context) => ask(deps, context));
  composer.callbackQuery(actPattern('refunded', 1), async (context) => {
    const orderId = await ownOrder(deps.boxOffice, context, numbersOf(context)[0]);
    const actor = { kind: 'user', userId: context.person.userId } as const;
    await deps.boxOffice.refundOrder(actor, { orderId, reason: 'asked' });
    const { html, keyboard } = await orderCard(deps, context, orderId);
    await turnTo(context, html, keyboard);
  });
  return composer;
}

const isBack = ({ status }: OwnOrders['orders'][number]): boolean =>
  status === 'paid' || status === 'partially_refunded';

async function offer({ boxOffice, now }: BotDeps, context: BotContext): Promise<void> {
  const { texts, person } = context;
  const { orders } = await boxOffice.myOrders(person.userId);
  const paid = orders
    .filter((order) => isBack(order) && order.startsAt > now() - 24 * 3_600_000)
    .slice(0, mostOffered);
  if (paid.length === 0) return say(context, texts.html('bot-nothing-to-refund'));
  const keyboard = new InlineKeyboard();
  const lines = paid.map(({ orderId, show, amount, currency, seats }) => {
    keyboard.text(`№ ${orderId} · ${show.slice(0, 30)}`, act('refund', orderId)).row();
    const price = priceOf(texts, amount, currency);
    return `№ ${orderId} · <b>${escapeHtml(show)}</b> · ${texts.html('bot-seats', { seats })} · ${escapeHtml(price)}`;
  });
  await say(context, [texts.html('bot-which-refund'), ...lines].join('\n'), keyboard);
}

async function ask({ boxOffice, now }: BotDeps, context: BotContext): Promise<void> {
  const { texts, person } = context;
  const orderId = await ownOrder(boxOffice, context, numbersOf(context)[0]);
  const order = await boxOffice.viewOrder(orderId);
  const show = await boxOffice.showOfRoom(order.showId);
  const until = order.refundableUntil;
  if (until !== null && until < now()) return say(context, texts.html('refusal-refund_over'));
  const keyboard = new InlineKeyboard()
    .text(texts.say('bot-refund-yes'), act('refunded', orderId))
    .text(texts.say('bot-no'), act('tickets'));
  const words = {
    number: String(orderId),
    show: show.title,
    amount: moneyOf(texts, order.amount, order.currency),
    seats: order.tickets.length + order.passedOn,
  };
  const limit =
    until === null
      ? ''
      : `\n${texts.html('bot-refund-until', { when: momentOf(person, until, show.timeZone) })}`;
  await say(context, `${texts.html('bot-refund-ask', words)}${limit}`, keyboard);
}
