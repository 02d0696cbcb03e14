import type { InlineKeyboard } from 'grammy';
import type { z } from 'zod';
import { Refusal } from '../../protocol/refusal.ts';
import { shortened } from '../box-office/index.ts';
import { isPicture } from './boundary.ts';
import type { BotContext } from './context.ts';

/** What callback data may hold (https://core.telegram.org/bots/api#inlinekeyboardbutton): 1 to 64 bytes. */
export const act = (name: string, ...ids: readonly (number | string)[]): string => [name, ...ids].join(':');

/** Matches `act(name, …)` with so many numbers. */
export const actPattern = (name: string, numbers: number): RegExp =>
  new RegExp(`^${name}${':(\\d{1,10})'.repeat(numbers)}$`);

/** The numbers of a pressed button whose pattern is `actPattern`. */
export function numbersOf(context: BotContext): number[] {
  const { match } = context;
  return Array.isArray(match) ? match.slice(1).map(Number) : [];
}

/**
 * One number of a pressed button, the first unless said otherwise. A button can be forged: nothing but its shape is known.
 * @throws Refusal `bad_request` for what is no such number
 */
export function idOf<Id extends z.ZodType>(context: BotContext, shape: Id, index = 0): z.infer<Id> {
  const id = shape.safeParse(numbersOf(context)[index]);
  if (!id.success) throw new Refusal('bad_request', 'no button of ours says this');
  return id.data;
}

/** Says something new in the chat, in HTML. */
export async function say(context: BotContext, html: string, keyboard?: InlineKeyboard): Promise<void> {
  await sayNew(context, html, keyboard);
}

/** As `say`. @returns Telegram's number of the message */
export async function sayNew(context: BotContext, html: string, keyboard?: InlineKeyboard): Promise<number> {
  const { message_id: messageId } = await context.reply(html, {
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    ...(keyboard && { reply_markup: keyboard }),
  });
  return messageId;
}

/**
 * Changes the message whose button was pressed, so that the chat does not grow with each step; says it anew where there
 * is none that can be changed.
 */
export async function turnTo(context: BotContext, html: string, keyboard: InlineKeyboard): Promise<void> {
  await turnPressed(context, html, keyboard);
}

/** As `turnTo`. @returns Telegram's number of the message */
export async function turnPressed(
  context: BotContext,
  html: string,
  keyboard: InlineKeyboard,
): Promise<number> {
  const pressed = context.callbackQuery?.message;
  const more = { parse_mode: 'HTML', reply_markup: keyboard } as const;
  if (pressed !== undefined && 'photo' in pressed) {
    await context.editMessageCaption({ caption: html, ...more });
  } else if (pressed !== undefined && 'text' in pressed) {
    await context.editMessageText(html, { ...more, link_preview_options: { is_disabled: true } });
  } else {
    return sayNew(context, html, keyboard);
  }
  return pressed.message_id;
}

/**
 * Changes an earlier message of this chat, and takes its buttons off. Where it is gone or Telegram does not do it, that is
 * no harm: whoever presses a button that is not good any more hears so then.
 */
export async function turnEarlier(context: BotContext, messageId: number, html: string): Promise<void> {
  const chatId = context.chat?.id;
  if (chatId === undefined) return;
  const more = { parse_mode: 'HTML' } as const;
  try {
    await context.api.editMessageText(chatId, messageId, html, more);
  } catch (error) {
    if (!isPicture(error)) return;
    await context.api
      .editMessageCaption(chatId, messageId, { caption: html, ...more })
      .catch(() => undefined);
  }
}

/** The number of the pressed message, if it is a picture, as that of a ticket; else 0. */
export function pressedPicture({ callbackQuery }: BotContext): number {
  const pressed = callbackQuery?.message;
  return pressed !== undefined && 'photo' in pressed ? pressed.message_id : 0;
}

/** What Telegram shows above the chat in answer to a press (https://core.telegram.org/bots/api#answercallbackquery). */
const mostNote = 200;

/** Says something short in answer to a press. Where it was answered before, or is too late, that is no harm. */
export async function note(context: BotContext, words: string): Promise<void> {
  await context.answerCallbackQuery({ text: shortened(words, mostNote) }).catch(() => undefined);
}

/** Presses that are answered by what they do, with a note. */
export const notedActs = [
  ...(['pay', 'promo', 'cancel', 'bought', 'give'] as const),
  ...(['refund', 'refunding', 'refunded'] as const),
];
