import { Composer, InlineKeyboard } from 'grammy';
import { ShowId } from '../../../protocol/ids.ts';
import type { BotContext, BotDeps } from '../context.ts';
import { menuLanguage, setMenu } from '../menu.ts';
import { act, say } from '../say.ts';
import { sendCard } from './bill.ts';
import { ticketCard } from './tickets.ts';
import { InputFile } from 'grammy';
import { linkTelegram } from '../../people/index.ts';

/**
 * `/start`, with what the link carried (https://core.telegram.org/bots/features#deep-linking): `show_12` opens a card,
 * `show_12_poster` also names the campaign, `t_…` is a ticket that was passed on, `s_…` ties a colleague's Telegram to
 * their name among the staff; anything else is a campaign.
 */
export function startFeature(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command('start', async (context) => {
    const payload = context.match;
    const ticket = /^t_([A-Za-z0-9_-]{43})$/.exec(payload)?.[1];
    const staff = /^s_([A-Za-z0-9_-]{43})$/.exec(payload)?.[1];
    if (ticket !== undefined) return takeTicket(deps, context, ticket);
    if (staff !== undefined) return tieStaff(deps, context, staff);
    if (/^[A-Za-z0-9_-]{1,64}$/.test(payload)) await rememberSource(deps, context, payload);
    const showId = ShowId.safeParse(Number(/^show_([1-9]\d{0,9})(?:_|$)/.exec(payload)?.[1]));
    if (showId.success) return sendCard(deps, context, showId.data);
    await greet(context);
    // Of those who read it the other way.
    const { language, userId } = context.person;
    if (language !== menuLanguage) await setMenu(deps, language, Number(userId));
  });
  return composer;
}

/** The last link counts for the next order; the first is kept too, by being the only one until an order is made. */
async function rememberSource({ prisma }: BotDeps, { person }: BotContext, source: string): Promise<void> {
  await prisma.user.update({ where: { telegramId: person.userId }, data: { source } });
}

async function greet(context: BotContext): Promise<void> {
  const { texts, person } = context;
  const keyboard = new InlineKeyboard()
    .text(texts.say('bot-to-bill'), act('bill', 0))
    .text(texts.say('bot-my-tickets'), act('tickets'));
  await say(context, texts.html('bot-start', { name: person.firstName }), keyboard);
}

async function takeTicket(deps: BotDeps, context: BotContext, secret: string): Promise<void> {
  const { person, texts } = context;
  const { id } = await deps.boxOffice.claimTicket({ kind: 'user', userId: person.userId }, secret);
  await say(context, texts.html('bot-ticket-taken'));
  const ticket = (await deps.boxOffice.myTickets(person.userId)).find((each) => each.id === id);
  if (ticket === undefined) return;
  const { html, keyboard, photo } = await ticketCard(deps, context, ticket);
  await context.replyWithPhoto(new InputFile(photo, 'ticket.png'), {
    ...{ caption: html, parse_mode: 'HTML', reply_markup: keyboard },
  });
}

async function tieStaff({ transact, now }: BotDeps, context: BotContext, secret: string): Promise<void> {
  const { name } = await linkTelegram(transact, secret, context.person.userId, new Date(now()));
  await say(context, context.texts.html('bot-staff-tied', { name }));
}
