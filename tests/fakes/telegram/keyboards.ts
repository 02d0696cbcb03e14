import type { ForceReply, InlineKeyboardMarkup, ReplyKeyboardMarkup } from 'grammy/types';
import { z } from 'zod';
import { badRequest } from './errors.ts';
import { json, optional } from './params.ts';

const InlineButton = z.looseObject({
  text: z.string({ error: 'can\'t find field "text"' }),
  callback_data: z.string().optional(),
  url: z.string().optional(),
  web_app: z.looseObject({ url: z.string() }).optional(),
  login_url: z.looseObject({ url: z.string() }).optional(),
  copy_text: z.looseObject({ text: z.string() }).optional(),
  switch_inline_query: z.string().optional(),
  switch_inline_query_current_chat: z.string().optional(),
  switch_inline_query_chosen_chat: z.looseObject({}).optional(),
  callback_game: z.looseObject({}).optional(),
  pay: z.boolean().optional(),
});
type InlineButton = z.infer<typeof InlineButton>;

const kinds = [
  'callback_data',
  'url',
  'web_app',
  'login_url',
  'copy_text',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'callback_game',
  'pay',
] as const;

const ReplyButton = z.union([z.string(), z.looseObject({ text: z.string() })]);

const InlineMarkup = z.looseObject({ inline_keyboard: z.array(z.array(InlineButton)) });
const Markup = z.union([
  InlineMarkup,
  z.looseObject({ keyboard: z.array(z.array(ReplyButton)), one_time_keyboard: z.boolean().optional() }),
  z.looseObject({ remove_keyboard: z.literal(true) }),
  z.looseObject({ force_reply: z.literal(true), input_field_placeholder: z.string().optional() }),
]);

/** Any markup of a new message. */
export const markup = optional(json(Markup));
/** Markup of an edit or an invoice, which is inline. */
export const inlineMarkup = optional(json(InlineMarkup));

/** What a message's markup does. */
export type Keyboard =
  | { readonly kind: 'none' }
  | { readonly kind: 'inline'; readonly markup: InlineKeyboardMarkup | undefined }
  | { readonly kind: 'reply'; readonly markup: ReplyKeyboardMarkup | ForceReply }
  | { readonly kind: 'remove' };

interface Place {
  readonly isPrivate: boolean;
  readonly isInvoice: boolean;
}

const maxButtons = 100;
const maxButtonsInRow = 8;
const maxCallbackBytes = 64;

/** @throws ApiError for buttons that Telegram does not take there */
export function checkKeyboard(given: z.infer<typeof markup>, place: Place): Keyboard {
  if (given === undefined) return { kind: 'none' };
  if ('inline_keyboard' in given) {
    // One of four by the schema above; a loose object may hold fields of any name, so the compiler cannot tell.
    return { kind: 'inline', markup: checkInline(given as z.infer<typeof InlineMarkup>, place) };
  }
  if ('remove_keyboard' in given) return { kind: 'remove' };
  // The schema has seen to what people here look at; the rest is kept as it came.
  const reply = given as ReplyKeyboardMarkup | ForceReply;
  if ('keyboard' in reply) {
    if (reply.keyboard.flat().length > 300) throw badRequest('reply markup is too long');
    for (const button of reply.keyboard.flat()) {
      if (typeof button === 'string' || !('web_app' in button)) continue;
      if (!place.isPrivate) throw badRequest('BUTTON_TYPE_INVALID');
      checkWebAppUrl(button.web_app.url, 'keyboard button');
    }
  }
  return { kind: 'reply', markup: reply };
}

/** @returns nothing for a keyboard without buttons, which takes a keyboard away */
export function checkInline(
  given: z.infer<typeof inlineMarkup>,
  place: Place,
): InlineKeyboardMarkup | undefined {
  const rows = (given?.inline_keyboard ?? []).filter((row) => row.length > 0);
  if (rows.length === 0) return undefined;
  if (rows.flat().length > maxButtons || rows.some((row) => row.length > maxButtonsInRow)) {
    throw badRequest('reply markup is too long');
  }
  for (const [index, button] of rows.flat().entries()) checkButton(button, place, index === 0);
  if (place.isInvoice && rows[0]?.[0]?.pay !== true) throw badRequest('REPLY_MARKUP_BUY_EMPTY');
  // Each button has its text and one action, as the checks above made sure.
  return { inline_keyboard: rows as InlineKeyboardMarkup['inline_keyboard'] };
}

function checkButton(button: InlineButton, place: Place, isFirst: boolean): void {
  const cannot = (why: string): Error => badRequest(`can't parse inline keyboard button: ${why}`);
  const actions = kinds.filter((kind) => button[kind] !== undefined);
  if (actions.length === 0) throw cannot('Text buttons are unallowed in the inline keyboard');
  if (actions.length > 1) throw cannot('Button must have exactly one action');
  if (button.text.trim() === '') throw badRequest('BUTTON_TEXT_INVALID');
  const { callback_data: data, url, web_app: app, copy_text: copy } = button;
  if (data !== undefined) {
    const bytes = Buffer.byteLength(data);
    if (bytes === 0 || bytes > maxCallbackBytes) throw badRequest('BUTTON_DATA_INVALID');
  }
  if (url !== undefined && !isLink(url)) {
    throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
  }
  if (copy !== undefined && (copy.text === '' || copy.text.length > 256)) {
    throw badRequest('BUTTON_COPY_TEXT_INVALID');
  }
  if (app !== undefined) {
    if (!place.isPrivate) throw badRequest('BUTTON_TYPE_INVALID');
    checkWebAppUrl(app.url, 'inline keyboard button');
  }
  if (button.pay !== undefined) {
    if (!place.isInvoice) throw badRequest('BUTTON_TYPE_INVALID');
    if (!isFirst) throw badRequest('BUTTON_POS_INVALID');
  }
}

/** Real Telegram knows no `http://localhost`; here a theatre on this machine is the rule. */
function isLink(url: string): boolean {
  if (!URL.canParse(url)) return false;
  return ['http:', 'https:', 'tg:', 'ton:'].includes(new URL(url).protocol);
}

/**
 * Mini Apps need https. Over http only an address of this machine will do, as in Telegram's test environment.
 * @throws ApiError for any other
 */
export function checkWebAppUrl(url: string, what: string): void {
  const wrong = (why: string): Error => badRequest(`${what} Web App URL '${url}' is invalid: ${why}`);
  if (!URL.canParse(url)) throw wrong('Wrong HTTP URL');
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))) return;
  throw wrong('Only HTTPS links are allowed');
}

/** Whether a host's name is of this machine alone. */
export function isLoopback(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname) || hostname.endsWith('.localhost');
}
