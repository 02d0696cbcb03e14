import { InlineKeyboard } from 'grammy';
import type { ShowId } from '../../../protocol/ids.ts';
import { escapeHtml } from '../../platform/texts.ts';
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
    const [before, now] = [from, startsAt].map((at) => momentOf(person, at, timeZone));
    const words = { show: title, before: before ?? '', now: now ?? '' };
    const keyboard = new InlineKeyboard()
      .text(texts.say('bot-my-tickets'), act('tickets'))
      .text(texts.say('bot-give-back'), act('refund', orderId));
    return { html: texts.html('bot-show-moved', words), keyboard };
  },

  async show_cancelled({ deps, texts, person }, { showId }) {
    const { title, startsAt, timeZone } = await deps.boxOffice.showOfRoom(showId);
    const words = { show: title, when: momentOf(person, startsAt, timeZone) };
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

  reminder_day: (rendering, { showId }) => reminder(rendering, showId, 'bot-reminder-day'),
  reminder_hour: (rendering, { showId }) => reminder(rendering, showId, 'bot-reminder-hour'),
  doors_open: (rendering, { showId }) => reminder(rendering, showId, 'bot-doors-are-open'),

  async rate({ deps, texts }, { showId }) {
    const { title } = await deps.boxOffice.showOfRoom(showId);
    const keyboard = new InlineKeyboard();
    for (const stars of [1, 2, 3, 4, 5]) keyboard.text(`${stars} ★`, act('rate', showId, stars));
    return { html: texts.html('bot-rate', { show: title }), keyboard };
  },
};

/** Only for somebody who still has a ticket. */
async function reminder(
  { deps, texts, person }: Rendering,
  showId: ShowId,
  key: string,
): Promise<Rendered | null> {
  const ticket = (await deps.boxOffice.myTickets(person.userId)).find(({ show }) => show.id === showId);
  if (ticket === undefined || ticket.show.status === 'cancelled') return null;
  const { title, startsAt, timeZone } = ticket.show;
  const words = { show: title, when: momentOf(person, startsAt, timeZone) };
  return { html: texts.html(key, words), keyboard: doorKeyboard(deps, texts, ticket) };
}
