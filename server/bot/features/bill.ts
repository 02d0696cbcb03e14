import { Composer, InlineKeyboard } from 'grammy';
import { ShowId } from '../../../protocol/ids.ts';
import type { ShowView } from '../../../protocol/http.ts';
import { shortened } from '../../box-office/index.ts';
import { escapeHtml } from '../../platform/texts.ts';
import type { BotContext, BotDeps } from '../context.ts';
import { fitting, lengthOf, mostCaption, mostText } from '../lengths.ts';
import { posterOf } from '../poster.ts';
import { act, actPattern, idOf, numbersOf, say, turnTo } from '../say.ts';
import { moneyOf, momentOf, priceOf } from '../words.ts';

/** Shows of one page of the bill. */
const pageSize = 5;
/** In which currency the bot sells. */
export const botCurrency = 'XTR';

/** `/events`: what is on the bill, page by page, and a card of each show. */
export function billFeature(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command('events', async (context) => {
    const { html, keyboard } = await billPage(deps, context, 0);
    await say(context, html, keyboard);
  });
  composer.callbackQuery(actPattern('bill', 1), async (context) => {
    const { html, keyboard } = await billPage(deps, context, numbersOf(context)[0] ?? 0);
    // A card with a picture cannot become a list.
    const isPicture = context.callbackQuery.message?.photo !== undefined;
    await (isPicture ? say(context, html, keyboard) : turnTo(context, html, keyboard));
  });
  composer.callbackQuery(actPattern('show', 1), (context) => sendCard(deps, context, idOf(context, ShowId)));
  return composer;
}

async function billPage({ boxOffice }: BotDeps, { texts, person }: BotContext, asked: number) {
  const shows = (await boxOffice.listShows()).filter(({ status }) => status !== 'cancelled');
  const pages = Math.max(1, Math.ceil(shows.length / pageSize));
  const page = Math.min(asked, pages - 1);
  const keyboard = new InlineKeyboard();
  const shown = shows.slice(page * pageSize, (page + 1) * pageSize);
  const lines = shown.map((show) => {
    keyboard.text(shortened(show.title, 40), act('show', show.id)).row();
    const when = momentOf(person, show.startsAt, show.timeZone);
    return `<b>${escapeHtml(show.title)}</b>\n${escapeHtml(when)}${fromPrice(texts, show)}`;
  });
  if (page > 0) keyboard.text(texts.say('bot-earlier'), act('bill', page - 1));
  if (page < pages - 1) keyboard.text(texts.say('bot-later'), act('bill', page + 1));
  if (shown.length === 0) return { html: texts.html('bot-bill-empty'), keyboard };
  const of = pages > 1 ? ` ${texts.html('bot-page', { page: page + 1, pages })}` : '';
  return { html: [`${texts.html('bot-bill')}${of}`, ...lines].join('\n\n'), keyboard };
}

/** The lowest price that the bot takes, as in ` · from 250 ★`; of what costs nothing, that it is free. */
function fromPrice(texts: BotContext['texts'], { categories }: ShowView): string {
  const amounts = categories.flatMap(({ prices }) =>
    prices.filter(({ currency }) => currency === botCurrency).map(({ amount }) => amount),
  );
  const paid = amounts.filter((amount) => amount > 0);
  if (amounts.length === 0) return '';
  if (paid.length === 0) return ` · ${texts.html('bot-free')}`;
  const price = moneyOf(texts, Math.min(...paid), botCurrency);
  if (paid.length < amounts.length) return ` · ${texts.html('bot-free-or-from', { price })}`;
  return ` · ${new Set(paid).size > 1 ? texts.html('bot-from', { price }) : escapeHtml(price)}`;
}

/** The card of a show: poster, when, what it costs, what is left. @throws Refusal `not_found` */
export async function sendCard(deps: BotDeps, context: BotContext, showId: ShowId): Promise<void> {
  const show = await deps.boxOffice.findShow(showId);
  const photo = await posterOf(deps, show.posterUrl);
  const { html, keyboard } = card(deps, context, show, photo === undefined ? mostText : mostCaption);
  if (photo === undefined || lengthOf(html) > mostCaption) {
    await say(context, html, keyboard);
    return;
  }
  await context.replyWithPhoto(photo, { caption: html, parse_mode: 'HTML', reply_markup: keyboard });
}

const mostDescription = 500;
/** Of a list that is long; less of a description says nothing. */
const leastDescription = 100;

/** @param most characters, which the description gives way to first, then the list of categories */
function card({ origin }: BotDeps, { texts, person }: BotContext, show: ShowView, most: number) {
  const { title, description, startsAt, timeZone, durationMinutes, takesPart, categories, status } = show;
  const keyboard = new InlineKeyboard();
  const isOnSale = status === 'upcoming' || status === 'live';
  const sold = categories.filter(({ prices }) => prices.some(({ currency }) => currency === botCurrency));
  const lines = sold.map(({ id, name, prices, left }) => {
    const amount = prices.find(({ currency }) => currency === botCurrency)?.amount ?? 0;
    const price = priceOf(texts, amount, botCurrency);
    const isLeft = isOnSale && (left ?? 0) > 0;
    if (isLeft) keyboard.text(`${shortened(name, 30)} · ${price}`, act('category', show.id, id)).row();
    const seats = isLeft ? texts.say('seats-left', { count: left ?? 0 }) : texts.say('seats-sold-out');
    return `• ${escapeHtml(name)}: ${escapeHtml(price)}${isOnSale ? ` · ${escapeHtml(seats)}` : ''}`;
  });
  keyboard.webApp(texts.say('bot-open-show'), `${origin()}/shows/${show.id}`).row();
  keyboard.text(texts.say('bot-to-bill'), act('bill', 0));
  const over = status === 'cancelled' ? texts.html('show-cancelled') : texts.html('show-finished');
  const head = [
    `<b>${escapeHtml(title)}</b>`,
    `${escapeHtml(momentOf(person, startsAt, timeZone))} · ${texts.html('show-minutes', { minutes: durationMinutes })}`,
    takesPart ? texts.html('show-takes-part') : texts.html('show-watch-only'),
  ].join('\n');
  const below = isOnSale ? (lines.length > 0 ? lines : [texts.html('bot-not-for-stars')]) : [over];
  // Two empty lines between the parts.
  const room = most - lengthOf(head) - 4;
  const left = Math.max(leastDescription, room - lengthOf(below.join('\n')));
  const words = escapeHtml(shortened(description, Math.min(mostDescription, left)));
  const list = fitting(below, { most: room - lengthOf(words), between: '\n', texts });
  const html = [head, ...(words === '' ? [] : ['', words]), '', list].join('\n');
  return { html, keyboard };
}
