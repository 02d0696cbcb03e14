import { Composer, InlineKeyboard } from 'grammy';
import type { MoneyBack, OrderView, OwnOrders } from '../../../protocol/box-office.ts';
import { type OrderId, TicketId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { escapeHtml, type Texts } from '../../platform/texts.ts';
import type { BotContext, BotDeps } from '../context.ts';
import { act, actPattern, idOf, note, numbersOf, pressedPicture, say, turnEarlier, turnTo } from '../say.ts';
import { moneyOf, momentOf } from '../words.ts';
import { goneWords, tellGone } from './gone-ticket.ts';
import { correctCard, ownOrder, turnToOrder } from './order-card.ts';

const mostOffered = 10;

/** `/refund`: which order, what comes back, and then it is done. */
export function givingBackFeature(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command('refund', (context) => offer(deps, context));
  composer.callbackQuery('refunds', (context) => offer(deps, context));
  composer.callbackQuery(actPattern('refund', 1), (context) => ask(deps, context, say));
  composer.callbackQuery(actPattern('refund', 2), (context) => ask(deps, context, say));
  composer.callbackQuery(actPattern('refunding', 3), (context) => ask(deps, context, turnTo));
  // With the order alone, as it was called before one ticket could be named.
  composer.callbackQuery(actPattern('refunded', 1), (context) => giveBack(deps, context));
  composer.callbackQuery(actPattern('refunded', 3), (context) => giveBack(deps, context));
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

/** What a button names: an order of this person, and of it one ticket; without, all that are left. */
interface Named {
  readonly orderId: OrderId;
  readonly ticketId: TicketId | undefined;
  /** The number of that ticket's message, if it was asked there; else 0. */
  readonly messageId: number;
}

/** @throws Refusal `not_found` for anybody else's order, and for a ticket that is not of it */
async function namedBy({ boxOffice, prisma }: BotDeps, context: BotContext): Promise<Named> {
  const [order, ticket = 0, messageId = pressedPicture(context)] = numbersOf(context);
  const orderId = await ownOrder(boxOffice, context, order);
  if (ticket === 0) return { orderId, ticketId: undefined, messageId };
  const ticketId = idOf(context, TicketId, 1);
  const isOfOrder = await prisma.ticket.findFirst({ where: { id: ticketId, orderId }, select: { id: true } });
  if (isOfOrder === null) throw new Refusal('not_found', `ticket ${ticketId} is not of order ${orderId}`);
  return { orderId, ticketId, messageId };
}

const holds = ({ tickets }: OrderView, ticketId: TicketId): boolean =>
  tickets.some(({ id }) => id === ticketId);

async function ask(deps: BotDeps, context: BotContext, answer: typeof turnTo): Promise<void> {
  const named = await namedBy(deps, context);
  const { ticketId } = named;
  const order = await deps.boxOffice.viewOrder(named.orderId);
  if (ticketId !== undefined && !holds(order, ticketId)) return tellGone(deps, context, ticketId);
  const { refund, refundableUntil: until } = order;
  if (refund === null) return tellWhyNot(deps, context, order);
  const show = await deps.boxOffice.showOfRoom(order.showId);
  // The last one that is left is all of its order.
  const one = refund.all.tickets === 1 ? undefined : refund.each.find((each) => each.ticketId === ticketId);
  const { html, keyboard } =
    one === undefined
      ? aboutAll(context, { order, all: refund.all, each: refund.each, show: show.title, named })
      : aboutOne(context, { order, all: refund.all, one, show: show.title, named });
  const when = momentOf(context.person, until ?? 0, show.timeZone);
  const limit = until === null ? '' : `\n${context.texts.html('bot-refund-until', { when })}`;
  await answer(context, `${html}${limit}`, keyboard);
}

interface Question {
  readonly html: string;
  readonly keyboard: InlineKeyboard;
}
interface Offered {
  readonly order: OrderView;
  readonly all: MoneyBack;
  readonly show: string;
  readonly named: Named;
}
type OneBack = NonNullable<OrderView['refund']>['each'][number];

/** Tickets in a row of buttons. */
const ticketsInRow = 3;

/** Whether all that are left are given back; beside it, each that is still the buyer's alone. */
function aboutAll(
  { texts }: BotContext,
  { order, all, each, show, named }: Offered & { readonly each: readonly OneBack[] },
): Question {
  const { orderId, passedOn, currency } = order;
  const { tickets: seats } = all;
  const messageId = seats === 1 ? named.messageId : 0;
  const yes = act('refunded', orderId, seats === 1 ? (named.ticketId ?? 0) : 0, messageId);
  const keyboard = new InlineKeyboard()
    .text(texts.say('bot-refund-yes'), yes)
    .text(texts.say('bot-no'), act('tickets'));
  const single = seats === 1 ? [] : each.filter(({ ticketId }) => holds(order, ticketId));
  for (const [index, { ticketId }] of single.entries()) {
    if (index % ticketsInRow === 0) keyboard.row();
    const label = texts.say('bot-refund-only', { number: String(ticketId) });
    keyboard.text(label, act('refunding', orderId, ticketId, 0));
  }
  const html = [
    texts.html('bot-refund-ask', { number: String(orderId), show, seats }),
    ...backWords(texts, 'whole', all, currency),
    ...(passedOn > 0 ? [texts.html('bot-refund-others', { seats: passedOn })] : []),
    ...(single.length > 0 ? [texts.html('bot-refund-or-one')] : []),
  ].join(' ');
  return { html, keyboard };
}

/** Whether this ticket is given back; beside it, all of its order. */
function aboutOne(
  { texts }: BotContext,
  { order, all, one, show, named }: Offered & { readonly one: OneBack },
): Question {
  const { orderId, currency } = order;
  const { ticketId } = one;
  const keyboard = new InlineKeyboard()
    .text(texts.say('bot-refund-yes'), act('refunded', orderId, ticketId, named.messageId))
    .text(texts.say('bot-no'), act('tickets'))
    .row()
    .text(texts.say('bot-refund-all', { seats: all.tickets }), act('refunding', orderId, 0, 0));
  const words = { number: String(ticketId), order: String(orderId), show };
  const html = [texts.html('bot-refund-ask-one', words), ...backWords(texts, 'whole', one, currency)].join(
    ' ',
  );
  return { html, keyboard };
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
  const { boxOffice } = deps;
  const { orderId, ticketId, messageId } = await namedBy(deps, context);
  const actor = { kind: 'user', userId: context.person.userId } as const;
  const order = await boxOffice.viewOrder(orderId);
  // Pressed twice, or passed on meanwhile.
  if (ticketId !== undefined && !holds(order, ticketId)) return correctCard(deps, context, orderId);
  const tickets = ticketId === undefined ? {} : { tickets: [ticketId] };
  try {
    await boxOffice.refundOrder(actor, { orderId, reason: 'asked', ...tickets });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'order_over') throw error;
    return correctCard(deps, context, orderId);
  }
  await turnToOrder(deps, context, orderId);
  if (ticketId === undefined || messageId === 0) return;
  const { title } = await boxOffice.showOfRoom(order.showId);
  await turnEarlier(context, messageId, goneWords(context.texts, 'given-back', ticketId, title));
}
