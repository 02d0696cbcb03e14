import { InlineKeyboard } from 'grammy';
import type { OrderId, ShowId } from '../../../protocol/ids.ts';
import { escapeHtml } from '../../platform/texts.ts';
import { rateKeyboard } from '../features/rating.ts';
import { doorKeyboard } from '../features/tickets.ts';
import { act } from '../say.ts';
import { momentOf } from '../words.ts';
import { button, type Rendering, type Renders } from './rendering.ts';
import type { Rendered } from './sender.ts';

/** What is said of shows to those who hold tickets for them. */
export const showKinds: Renders<
  'show_moved' | 'show_cancelled' | 'broadcast' | 'reminder_day' | 'reminder_hour' | 'doors_open' | 'rate'
> = {
  async show_moved({ deps, texts, person }, { showId, orderId, from }) {
    const { title, startsAt, timeZone } = await deps.boxOffice.showOfRoom(showId);
    const holder = await holderOf({ deps, person }, orderId);
    const [before, now] = [from, startsAt].map((at) => momentOf(person, at, timeZone));
    const words = { show: title, before: before ?? '', now: now ?? '', holder };
    const keyboard = new InlineKeyboard().text(texts.say('bot-my-tickets'), act('tickets'));
    // A ticket that was passed on is given back by who has bought it.
    if (holder !== 'guest') keyboard.text(texts.say('bot-give-back'), act('refunds'));
    return { html: texts.html('bot-show-moved', words), keyboard };
  },

  async show_cancelled({ deps, texts, person }, { showId, orderId }) {
    const { title, startsAt, timeZone } = await deps.boxOffice.showOfRoom(showId);
    const holder = await holderOf({ deps, person }, orderId);
    const words = { show: title, when: momentOf(person, startsAt, timeZone), holder };
    return {
      html: texts.html('bot-show-cancelled', words),
      keyboard: button(texts.say('bot-to-bill'), act('bill', 0)),
    };
  },

  async broadcast({ deps, texts }, { broadcastId }) {
    const { text, show } = await deps.prisma.broadcast.findUniqueOrThrow({
      where: { id: broadcastId },
      include: { show: true },
    });
    return { html: `${texts.html('bot-broadcast', { show: show.title })}\n\n${escapeHtml(text)}` };
  },

  reminder_day: (rendering, about) => reminder(rendering, about, 'bot-reminder-day'),
  reminder_hour: (rendering, about) => reminder(rendering, about, 'bot-reminder-hour'),
  doors_open: (rendering, about) => reminder(rendering, about, 'bot-doors-are-open'),

  async rate({ deps, texts }, { showId }) {
    const { title } = await deps.boxOffice.showOfRoom(showId);
    return { html: texts.html('bot-rate', { show: title }), keyboard: rateKeyboard(showId) };
  },
};

/** Who has bought the tickets of an order can give them back, and is paid back; others hold what was passed on to them. */
async function holderOf(
  { deps, person }: Pick<Rendering, 'deps' | 'person'>,
  orderId: OrderId,
): Promise<'payer' | 'buyer' | 'guest'> {
  const order = await deps.prisma.order.findUniqueOrThrow({ where: { id: orderId } });
  if (order.userId !== person.userId) return 'guest';
  return order.amount + order.credit > 0 ? 'payer' : 'buyer';
}

/** Only for somebody who still has a ticket, and for a show that begins when it was to begin. */
async function reminder(
  { deps, texts, person }: Rendering,
  about: { readonly showId: ShowId; readonly startsAt: number },
  key: string,
): Promise<Rendered | null> {
  const ticket = (await deps.boxOffice.myTickets(person.userId)).find(({ show }) => show.id === about.showId);
  if (ticket === undefined || ticket.show.status === 'cancelled') return null;
  const { title, startsAt, timeZone } = ticket.show;
  if (startsAt !== about.startsAt) return null;
  const words = { show: title, when: momentOf(person, startsAt, timeZone) };
  return { html: texts.html(key, words), keyboard: doorKeyboard(deps, texts, ticket) };
}
