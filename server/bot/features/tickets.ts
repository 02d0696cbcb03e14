import { Composer, InlineKeyboard, InputFile } from 'grammy';
import QRCode from 'qrcode';
import type { OwnTicket } from '../../../protocol/box-office.ts';
import { TicketId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { escapeHtml, type Texts } from '../../platform/texts.ts';
import type { BotContext, BotDeps, Known } from '../context.ts';
import { act, actPattern, numbersOf, say, turnTo } from '../say.ts';
import { momentOf } from '../words.ts';

/** `/tickets` and `/watch`: what somebody holds, the way into the house, and passing a ticket on. */
export function ticketsFeature(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command('tickets', (context) => listTickets(deps, context));
  composer.callbackQuery('tickets', (context) => listTickets(deps, context));
  composer.command('watch', (context) => watch(deps, context));
  composer.callbackQuery(actPattern('ticket', 1), async (context) => {
    const ticket = await ownTicket(deps, context);
    const { html, keyboard, photo } = await ticketCard(deps, context, ticket);
    const more = { caption: html, parse_mode: 'HTML', reply_markup: keyboard } as const;
    await context.replyWithPhoto(new InputFile(photo, 'ticket.png'), more);
  });
  composer.callbackQuery(actPattern('give', 1), (context) => askToPassOn(deps, context));
  composer.callbackQuery(actPattern('given', 1), (context) => passOn(deps, context));
  return composer;
}

async function listTickets({ boxOffice }: BotDeps, context: BotContext): Promise<void> {
  const { texts, person } = context;
  const tickets = await boxOffice.myTickets(person.userId);
  if (tickets.length === 0) {
    await say(
      context,
      texts.html('bot-no-tickets'),
      new InlineKeyboard().text(texts.say('bot-to-bill'), act('bill', 0)),
    );
    return;
  }
  const keyboard = new InlineKeyboard();
  const lines = tickets.slice(0, 20).map(({ id, show, category }) => {
    keyboard.text(`№ ${id} · ${show.title.slice(0, 30)}`, act('ticket', id)).row();
    const when = momentOf(person, show.startsAt, show.timeZone);
    return `<b>${escapeHtml(show.title)}</b>\n${escapeHtml(when)} · ${escapeHtml(category)} · № ${id}`;
  });
  await say(context, [texts.html('bot-tickets'), ...lines].join('\n\n'), keyboard);
}

/** The next ticket, and the door if it is open. */
async function watch(deps: BotDeps, context: BotContext): Promise<void> {
  const { texts, person } = context;
  const [ticket] = await deps.boxOffice.myTickets(person.userId);
  if (ticket === undefined) {
    await say(
      context,
      texts.html('bot-no-tickets'),
      new InlineKeyboard().text(texts.say('bot-to-bill'), act('bill', 0)),
    );
    return;
  }
  const { show, doorsAt } = ticket;
  const isOpen = doorsAt <= deps.now();
  const words = { show: show.title, when: momentOf(person, isOpen ? show.startsAt : doorsAt, show.timeZone) };
  await say(
    context,
    texts.html(isOpen ? 'bot-doors-are-open' : 'bot-doors-open-at', words),
    doorKeyboard(deps, texts, ticket),
  );
}

/** Into the house when the doors are open, else to the check of one's device. */
export function doorKeyboard(
  { origin, now }: Pick<BotDeps, 'origin' | 'now'>,
  texts: Texts,
  { show, doorsAt }: Pick<OwnTicket, 'show' | 'doorsAt'>,
): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  if (doorsAt <= now()) keyboard.webApp(texts.say('bot-enter'), `${origin()}/shows/${show.id}/house`);
  else keyboard.webApp(texts.say('bot-check-device'), `${origin()}/check`);
  return keyboard;
}

/** A ticket with its picture and what can be done with it. */
export async function ticketCard(
  deps: Pick<BotDeps, 'origin' | 'now'>,
  { texts, person }: Known,
  ticket: OwnTicket,
): Promise<{ html: string; keyboard: InlineKeyboard; photo: Uint8Array }> {
  const { id, show, category, qr } = ticket;
  const keyboard = doorKeyboard(deps, texts, ticket)
    .row()
    .webApp(texts.say('bot-open-show'), `${deps.origin()}/shows/${show.id}`)
    .row()
    .text(texts.say('bot-pass-on'), act('give', id));
  if (!ticket.isGift) keyboard.text(texts.say('bot-give-back'), act('refund', ticket.orderId));
  const html = [
    texts.html('bot-ticket', { number: String(id) }),
    `<b>${escapeHtml(show.title)}</b>`,
    escapeHtml(momentOf(person, show.startsAt, show.timeZone)),
    escapeHtml(category),
    '',
    texts.html('bot-ticket-text'),
  ].join('\n');
  return { html, keyboard, photo: await qrPicture(qr) };
}

/** The QR code as a PNG, with the quiet zone that scanners need (ISO/IEC 18004). */
const qrPicture = (text: string): Promise<Uint8Array> =>
  QRCode.toBuffer(text, { type: 'png', width: 640, margin: 4, errorCorrectionLevel: 'M' });

/** @throws Refusal `not_found` for anybody else's ticket, too */
async function ownTicket({ boxOffice }: BotDeps, context: BotContext): Promise<OwnTicket> {
  const id = TicketId.parse(numbersOf(context)[0]);
  const ticket = (await boxOffice.myTickets(context.person.userId)).find((each) => each.id === id);
  if (ticket === undefined) throw new Refusal('not_found', `ticket ${id} is not of this user`);
  return ticket;
}

async function askToPassOn(deps: BotDeps, context: BotContext): Promise<void> {
  const { id, show } = await ownTicket(deps, context);
  const { texts } = context;
  const keyboard = new InlineKeyboard()
    .text(texts.say('bot-pass-on-yes'), act('given', id))
    .text(texts.say('bot-no'), act('ticket', id));
  await say(context, texts.html('bot-pass-on-ask', { number: String(id), show: show.title }), keyboard);
}

/** The link opens the bot for whoever gets it, and their tap makes the ticket theirs. */
async function passOn(deps: BotDeps, context: BotContext): Promise<void> {
  const { id, show } = await ownTicket(deps, context);
  const { person, texts, me } = context;
  const { link } = await deps.boxOffice.passOnTicket({ kind: 'user', userId: person.userId }, id);
  const secret = link.slice(link.indexOf('#') + 1);
  const inTelegram = `${deps.settings.linkRoot}/${me.username}?start=t_${secret}`;
  const words = { number: String(id), show: show.title, telegram: inTelegram, browser: link };
  await turnTo(context, texts.html('bot-passed-on', words), new InlineKeyboard());
}
