import { Composer, InlineKeyboard } from 'grammy';
import type { OwnTicket } from '../../../protocol/box-office.ts';
import { TicketId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import type { BotContext, BotDeps } from '../context.ts';
import { act, actPattern, idOf, numbersOf, pressedPicture, say, turnEarlier, turnTo } from '../say.ts';
import { goneWords, orTellGone } from './gone-ticket.ts';
import { ownTicket, sendTicket } from './tickets.ts';

/**
 * Passing a ticket on. Its link can be had again until somebody has made the ticket theirs: neither an answer that was
 * lost nor a message that was deleted loses the ticket.
 */
export function passingOnFeature(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  const press = (act: string, numbers: number, ...does: OfTicket) =>
    composer.callbackQuery(actPattern(act, numbers), orTellGone(deps, ...does));
  press('give', 1, (context) => askToPassOn(deps, context));
  press('given', 1, (context) => passOn(deps, context, turnTo));
  press('given', 2, async (context) => {
    await passOn(deps, context, turnTo);
    await turnTicket(deps, context);
  });
  const sayAgain = async (context: BotContext): Promise<void> => {
    await waitingTicket(deps, context);
    await passOn(deps, context, say);
  };
  press('again', 1, sayAgain, say);
  press('back', 1, (context) => takeBack(deps, context), say);
  return composer;
}

type OfTicket = Parameters<typeof orTellGone> extends [unknown, ...infer Does] ? Does : never;

/** @throws Refusal `not_found` for anybody else's ticket, and for one that somebody has made theirs */
async function waitingTicket({ boxOffice }: BotDeps, context: BotContext): Promise<OwnTicket> {
  const id = idOf(context, TicketId);
  const ticket = (await boxOffice.passedOnTickets(context.person.userId)).find((each) => each.id === id);
  if (ticket === undefined) throw new Refusal('not_found', `ticket ${id} does not wait for anybody`);
  return ticket;
}

async function askToPassOn(deps: BotDeps, context: BotContext): Promise<void> {
  const { id, show } = await ownTicket(deps, context);
  const { texts } = context;
  const keyboard = new InlineKeyboard()
    .text(texts.say('bot-pass-on-yes'), act('given', id, pressedPicture(context)))
    .text(texts.say('bot-no'), act('ticket', id));
  await say(context, texts.html('bot-pass-on-ask', { number: String(id), show: show.title }), keyboard);
}

/** The link opens the bot for whoever gets it, and their tap makes the ticket theirs. */
async function passOn(
  deps: BotDeps,
  context: BotContext,
  answer: (context: BotContext, html: string, keyboard: InlineKeyboard) => Promise<void>,
): Promise<void> {
  const { person, texts, me } = context;
  const holder = { kind: 'user', userId: person.userId } as const;
  const id = idOf(context, TicketId);
  const { link } = await deps.boxOffice.passOnTicket(holder, id);
  const { show } = await waitingTicket(deps, context);
  const inTelegram = `${deps.settings.linkRoot}/${me.username}?start=t_${secretOf(link)}`;
  const words = { number: String(id), show: show.title, telegram: inTelegram, browser: link };
  await answer(context, texts.html('bot-passed-on', words), new InlineKeyboard());
}

/** The message of the ticket under which it was asked: its code is dead, and its buttons offer nothing any more. */
async function turnTicket(deps: BotDeps, context: BotContext): Promise<void> {
  const [, messageId = 0] = numbersOf(context);
  const { id, show } = await waitingTicket(deps, context);
  if (messageId > 0)
    await turnEarlier(context, messageId, goneWords(context.texts, 'passed-on', id, show.title));
}

const secretOf = (link: string): string => link.slice(link.indexOf('#') + 1);

/** As whoever would have got the link: asked again, the ticket is shown as it is. */
async function takeBack(deps: BotDeps, context: BotContext): Promise<void> {
  const { userId } = context.person;
  const id = idOf(context, TicketId);
  const waiting = (await deps.boxOffice.passedOnTickets(userId)).find((each) => each.id === id);
  if (waiting !== undefined) {
    await deps.boxOffice.claimTicket({ kind: 'user', userId }, secretOf(waiting.link));
  }
  await sendTicket(deps, context);
}
