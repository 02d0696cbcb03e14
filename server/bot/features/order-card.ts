import { InlineKeyboard } from 'grammy';
import { OrderId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import type { BoxOffice } from '../../box-office/index.ts';
import { escapeHtml } from '../../platform/texts.ts';
import type { BotContext, BotDeps, Known } from '../context.ts';
import { act } from '../say.ts';
import { linesText, moneyOf, momentOf, priceOf } from '../words.ts';

/** @throws Refusal `not_found` for anybody else's order, too */
export function ownOrder(
  boxOffice: Pick<BoxOffice, 'requireOwner'>,
  { person }: BotContext,
  id: number | undefined,
): Promise<OrderId> {
  const orderId = OrderId.safeParse(id);
  if (!orderId.success) throw new Refusal('not_found', 'no order');
  return boxOffice.requireOwner({ kind: 'user', userId: person.userId }, orderId.data);
}

/** An order as it is now, with what can be done about it. */
export async function orderCard(
  { boxOffice }: Pick<BotDeps, 'boxOffice'>,
  { texts, person }: Known,
  orderId: OrderId,
): Promise<{ html: string; keyboard: InlineKeyboard }> {
  const order = await boxOffice.viewOrder(orderId);
  const show = await boxOffice.showOfRoom(order.showId);
  const { amount, currency, discount, credit, holdExpiresAt, status, at } = order;
  const isHeld = (status === 'held' || status === 'awaiting_payment') && (holdExpiresAt ?? 0) > at;
  const minutes = Math.max(1, Math.ceil(((holdExpiresAt ?? at) - at) / 60_000));
  const keyboard = new InlineKeyboard();
  if (isHeld) {
    keyboard.text(texts.say('bot-pay', { amount }), act('pay', orderId)).row();
    if (discount === 0) keyboard.text(texts.say('bot-promo'), act('promo', orderId));
    keyboard.text(texts.say('bot-give-up'), act('cancel', orderId));
  } else if (status === 'paid' || status === 'partially_refunded') {
    keyboard.text(texts.say('bot-my-tickets'), act('tickets'));
  } else {
    keyboard.text(texts.say('bot-back-to-show'), act('show', show.id));
  }
  const state =
    isHeld || status === 'paid'
      ? status
      : status === 'held' || status === 'awaiting_payment'
        ? 'expired'
        : status;
  const html = [
    texts.html('bot-order', { number: String(orderId) }),
    `<b>${escapeHtml(show.title)}</b>`,
    escapeHtml(momentOf(person, show.startsAt, show.timeZone)),
    escapeHtml(linesText(order.lines)),
    ...(discount > 0 ? [texts.html('bot-discount', { amount: moneyOf(texts, discount, currency) })] : []),
    ...(credit > 0 ? [texts.html('bot-credit', { amount: moneyOf(texts, credit, currency) })] : []),
    texts.html('bot-to-pay', { price: priceOf(texts, amount, currency) }),
    '',
    texts.html(isHeld ? 'bot-order-held' : `bot-order-${state}`, { minutes }),
  ].join('\n');
  return { html, keyboard };
}
