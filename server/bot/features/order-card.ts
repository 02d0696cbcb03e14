import { InlineKeyboard } from 'grammy';
import type { OrderStatusName, OrderView } from '../../../protocol/box-office.ts';
import { OrderId } from '../../../protocol/ids.ts';
import type { ShowView } from '../../../protocol/http.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import type { BoxOffice } from '../../box-office/index.ts';
import { escapeHtml, type Texts } from '../../platform/texts.ts';
import type { BotContext, BotDeps, Known } from '../context.ts';
import { act, note, sayNew, turnEarlier, turnPressed, turnTo } from '../say.ts';
import { linesText, moneyOf, momentOf } from '../words.ts';

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

interface Card {
  readonly html: string;
  readonly keyboard: InlineKeyboard;
  /** What is so, in one sentence. */
  readonly state: string;
}

/** An order as it is now, with what can be done about it. */
export async function orderCard(
  { boxOffice }: Pick<BotDeps, 'boxOffice'>,
  { texts, person }: Known,
  orderId: OrderId,
): Promise<Card> {
  const order = await boxOffice.viewOrder(orderId);
  const show = await boxOffice.showOfRoom(order.showId);
  const { amount, currency, discount, credit, holdExpiresAt, at } = order;
  const minutes = Math.max(1, Math.ceil(((holdExpiresAt ?? at) - at) / 60_000));
  const state = `bot-order-${stateOf(order)}`;
  const html = [
    texts.html('bot-order', { number: String(orderId) }),
    `<b>${escapeHtml(show.title)}</b>`,
    escapeHtml(momentOf(person, show.startsAt, show.timeZone)),
    escapeHtml(linesText(order.lines)),
    ...(discount > 0 ? [texts.html('bot-discount', { amount: moneyOf(texts, discount, currency) })] : []),
    ...(credit > 0 ? [texts.html('bot-credit', { amount: moneyOf(texts, credit, currency) })] : []),
    amount + credit === 0
      ? texts.html('bot-free')
      : texts.html('bot-to-pay', { price: moneyOf(texts, amount, currency) }),
    '',
    texts.html(state, { minutes }),
  ].join('\n');
  return { html, keyboard: buttonsOf(texts, order, show), state: texts.say(state, { minutes }) };
}

/** A hold is over at its time, though the house says so a little later. */
export function stateOf({
  status,
  holdExpiresAt,
  at,
}: OrderView): Exclude<OrderStatusName, 'awaiting_payment'> {
  if (status !== 'held' && status !== 'awaiting_payment') return status;
  return (holdExpiresAt ?? 0) > at ? 'held' : 'expired';
}

/** Tickets in a row of buttons. */
const ticketsInRow = 4;

function buttonsOf(texts: Texts, order: OrderView, show: ShowView): InlineKeyboard {
  const { orderId, amount, discount, tickets, refund } = order;
  const keyboard = new InlineKeyboard();
  switch (stateOf(order)) {
    case 'held':
      keyboard.text(texts.say('bot-pay', { amount }), act('pay', orderId)).row();
      if (discount === 0) keyboard.text(texts.say('bot-promo'), act('promo', orderId));
      return keyboard.text(texts.say('bot-give-up'), act('cancel', orderId));
    case 'paid':
    case 'partially_refunded':
      for (const [index, { id }] of tickets.entries()) {
        if (index > 0 && index % ticketsInRow === 0) keyboard.row();
        keyboard.text(`№ ${id}`, act('bought', orderId, id));
      }
      keyboard.row().text(texts.say('bot-my-tickets'), act('tickets'));
      if (refund !== null) keyboard.text(texts.say('bot-give-back'), act('refund', orderId));
      return keyboard;
    default:
      return keyboard.text(texts.say('bot-back-to-show'), act('show', show.id));
  }
}

type CardDeps = Pick<BotDeps, 'boxOffice' | 'prisma'>;

/**
 * Says an order in the chat, as its card from now on.
 * @param news what stands above it this time, in HTML
 */
export async function sayOrder(
  deps: CardDeps,
  context: BotContext,
  orderId: OrderId,
  news?: string,
): Promise<void> {
  const { html, keyboard } = await orderCard(deps, context, orderId);
  const words = news === undefined ? html : `${news}\n\n${html}`;
  await keepCard(deps, context, orderId, await sayNew(context, words, keyboard));
}

/** The message whose button was pressed becomes the order's card. */
export async function turnToOrder(deps: CardDeps, context: BotContext, orderId: OrderId): Promise<void> {
  const { html, keyboard } = await orderCard(deps, context, orderId);
  await keepCard(deps, context, orderId, await turnPressed(context, html, keyboard));
}

/** The bot finds the card again when something happens to the order elsewhere. The one before has no buttons any more. */
async function keepCard(
  { prisma }: CardDeps,
  context: BotContext,
  id: OrderId,
  cardMessageId: number,
): Promise<void> {
  const { cardMessageId: before } = await prisma.order.findUniqueOrThrow({ where: { id } });
  await prisma.order.update({ where: { id }, data: { cardMessageId } });
  if (before === null || before === cardMessageId) return;
  await turnEarlier(context, before, context.texts.html('bot-order-below', { number: String(id) }));
}

/** A button was pressed on a card that says what is not so any more: says what is, and turns the card to it. */
export async function correctCard(deps: CardDeps, context: BotContext, orderId: OrderId): Promise<void> {
  const { html, keyboard, state } = await orderCard(deps, context, orderId);
  await note(context, state);
  await turnTo(context, html, keyboard);
}

/**
 * What a button does while the seats of its order are kept. On a card that is outdated it does nothing but correct it.
 */
export const whileHeld =
  (
    deps: CardDeps,
    does: (context: BotContext, orderId: OrderId) => Promise<void>,
    orderOf: (context: BotContext) => number | undefined,
  ) =>
  async (context: BotContext): Promise<void> => {
    const orderId = await ownOrder(deps.boxOffice, context, orderOf(context));
    try {
      if (stateOf(await deps.boxOffice.viewOrder(orderId)) === 'held') return await does(context, orderId);
    } catch (error) {
      // It has ended in this moment.
      if (!(error instanceof Refusal) || error.code !== 'order_over') throw error;
    }
    await correctCard(deps, context, orderId);
  };
