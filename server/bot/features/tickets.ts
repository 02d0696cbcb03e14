import { Composer, InlineKeyboard, InputFile } from 'grammy';
import QRCode from 'qrcode';
import type { OwnTicket } from '../../../protocol/box-office.ts';
import { TicketId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { shortened } from '../../box-office/index.ts';
import { escapeHtml, type Texts } from '../../platform/texts.ts';
import type { BotContext, BotDeps, Known } from '../context.ts';
import { fitting, mostText } from '../lengths.ts';
import { act, actPattern, idOf, say } from '../say.ts';
import { momentOf } from '../words.ts';
import { orTellGone } from './gone-ticket.ts';

/** `/tickets` and `/watch`: what somebody holds, and the way into the house. */
export function ticketsFeature(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command('tickets', (context) => listTickets(deps, context));
  composer.callbackQuery('tickets', (context) => listTickets(deps, context));
  composer.command('watch', (context) => watch(deps, context));
  const send = orTellGone(deps, (context) => sendTicket(deps, context), say);
  composer.callbackQuery(actPattern('ticket', 1), send);
  return composer;
}

/** Tickets of one list, of those held and of those passed on. */
const mostListed = 20;

async function listTickets({ boxOffice }: BotDeps, context: BotContext): Promise<void> {
  const { texts, person } = context;
  const tickets = await boxOffice.myTickets(person.userId);
  const waiting = await boxOffice.passedOnTickets(person.userId);
  if (tickets.length + waiting.length === 0) {
    await say(
      context,
      texts.html('bot-no-tickets'),
      new InlineKeyboard().text(texts.say('bot-to-bill'), act('bill', 0)),
    );
    return;
  }
  const keyboard = new InlineKeyboard();
  const line = ({ id, show, category }: OwnTicket): string => {
    const when = momentOf(person, show.startsAt, show.timeZone);
    const title = escapeHtml(shortened(show.title, 80));
    return `<b>${title}</b>\n${escapeHtml(when)} · ${escapeHtml(shortened(category, 60))} · № ${id}`;
  };
  const held = tickets.slice(0, mostListed).map((ticket) => {
    keyboard.text(`№ ${ticket.id} · ${shortened(ticket.show.title, 30)}`, act('ticket', ticket.id)).row();
    return line(ticket);
  });
  const given = waiting.slice(0, mostListed).map((ticket) => {
    const number = String(ticket.id);
    keyboard.text(texts.say('bot-link-again', { number }), act('again', ticket.id));
    keyboard.text(texts.say('bot-take-back', { number }), act('back', ticket.id)).row();
    return `${line(ticket)}\n${texts.html('bot-waits-to-be-claimed')}`;
  });
  const lines = [texts.html('bot-tickets'), ...held, ...given];
  await say(context, fitting(lines, { most: mostText, between: '\n\n', texts }), keyboard);
}

/** The card of the ticket whose button was pressed. @throws Refusal as `ownTicket` */
export async function sendTicket(deps: BotDeps, context: BotContext): Promise<void> {
  await sayTicket(deps, context, await ownTicket(deps, context));
}

export async function sayTicket(deps: BotDeps, context: BotContext, ticket: OwnTicket): Promise<void> {
  const { html, keyboard, photo } = await ticketCard(deps, context, ticket);
  const more = { caption: html, parse_mode: 'HTML', reply_markup: keyboard } as const;
  await context.replyWithPhoto(new InputFile(photo, 'ticket.png'), more);
}

/** The next ticket, and the door if it is open: the stage manager opens it, not the clock. */
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
  const { show, doorsAt, isOpen } = ticket;
  const isLate = !isOpen && doorsAt <= deps.now();
  const at = isOpen || isLate ? show.startsAt : doorsAt;
  const words = { show: show.title, when: momentOf(person, at, show.timeZone) };
  const key = isOpen ? 'bot-doors-are-open' : isLate ? 'bot-doors-open-late' : 'bot-doors-open-at';
  await say(context, texts.html(key, words), doorKeyboard(deps, texts, ticket));
}

/** Into the house when it is open or should be, where the page waits at its door; before, to the check of one's device. */
export function doorKeyboard(
  { origin, now }: Pick<BotDeps, 'origin' | 'now'>,
  texts: Texts,
  { show, doorsAt, isOpen }: Pick<OwnTicket, 'show' | 'doorsAt' | 'isOpen'>,
): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  if (isOpen || doorsAt <= now())
    keyboard.webApp(texts.say('bot-enter'), `${origin()}/shows/${show.id}/house`);
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
  if (!ticket.isGift) keyboard.text(texts.say('bot-give-back'), act('refund', ticket.orderId, id));
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
export async function ownTicket({ boxOffice }: BotDeps, context: BotContext): Promise<OwnTicket> {
  const id = idOf(context, TicketId);
  const ticket = (await boxOffice.myTickets(context.person.userId)).find((each) => each.id === id);
  if (ticket === undefined) throw new Refusal('not_found', `ticket ${id} is not of this user`);
  return ticket;
}
