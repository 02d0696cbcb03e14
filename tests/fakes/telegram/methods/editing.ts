import { isDeepStrictEqual } from 'node:util';
import type { InlineKeyboardMarkup, Message } from 'grammy/types';
import { z } from 'zod';
import { knownChat, messageIn, textContent, writableChat } from '../chats.ts';
import { badRequest } from '../errors.ts';
import { formatCaption, formatText, formatting } from '../formatting.ts';
import { checkInline, inlineMarkup } from '../keyboards.ts';
import { chatId, integer, json, method, optional, text } from '../params.ts';
import { type ChatState, replaceMessage, type World } from '../world.ts';
import { documentOf, photoOf } from './media.ts';

const edited = { chat_id: chatId, message_id: integer, reply_markup: inlineMarkup };
type Edited = z.infer<z.ZodObject<typeof edited>>;

const longestLifeForDeletionSeconds = 48 * 60 * 60;

export const editMessageText = method(
  z.object({ ...edited, text: optional(text), ...formatting }),
  (input, { world }) => {
    const { chat, message } = editable(world, input);
    if (message.text === undefined) throw badRequest('there is no text in the message to edit');
    const formatted = formatText({ ...input, text: input.text ?? '' }, 'MESSAGE_TOO_LONG');
    const { text: _, entities: __, ...rest } = message;
    return put(world, chat, message, { ...rest, ...textContent(formatted) }, input);
  },
);

export const editMessageCaption = method(
  z.object({
    ...edited,
    caption: optional(text),
    parse_mode: formatting.parse_mode,
    caption_entities: formatting.entities,
  }),
  (input, { world }) => {
    const { chat, message } = editable(world, input);
    if (!message.photo && !message.document) throw badRequest('there is no caption in the message to edit');
    const caption = formatCaption({ ...input, text: input.caption, entities: input.caption_entities });
    return put(world, chat, message, { ...withoutCaption(message), ...caption }, input);
  },
);

const Media = z.object({
  type: z.enum(['photo', 'document']),
  media: z.string(),
  caption: z.string().optional(),
  parse_mode: formatting.parse_mode,
  caption_entities: formatting.entities,
});

export const editMessageMedia = method(z.object({ ...edited, media: json(Media) }), async (input, call) => {
  editable(call.world, input);
  const { type, media } = input.media;
  const file =
    type === 'photo'
      ? { photo: await photoOf(media, type, call) }
      : { document: await documentOf(media, type, call) };
  const { caption_entities: entities, caption } = input.media;
  const words = formatCaption({ ...input.media, text: caption, entities });
  // It may have been deleted while the file was read.
  const { chat, message } = editable(call.world, input);
  const { photo: _, document: __, text: ___, entities: ____, ...rest } = withoutCaption(message);
  return put(call.world, chat, message, { ...rest, ...file, ...words }, input);
});

export const editMessageReplyMarkup = method(z.object(edited), (input, { world }) => {
  const { chat, message } = editable(world, input);
  return put(world, chat, message, message, input);
});

export const deleteMessage = method(
  z.object({ chat_id: chatId, message_id: integer }),
  (input, { world }) => {
    const chat = knownChat(world, input.chat_id);
    const message = messageIn(chat, input.message_id);
    if (message === undefined) throw badRequest('message to delete not found');
    const isOwn = message.from?.id === world.me.id;
    const isTooOld = world.date - message.date > longestLifeForDeletionSeconds;
    // In a group this bot is a member like others.
    if (isTooOld || (!isOwn && chat.chat.type !== 'private')) throw badRequest("message can't be deleted");
    chat.messages = chat.messages.filter((each) => each !== message);
    world.changes.announce();
    return true;
  },
);

function editable(world: World, { chat_id, message_id }: Edited): { chat: ChatState; message: Message } {
  const chat = writableChat(world, chat_id);
  const message = messageIn(chat, message_id);
  if (message === undefined) throw badRequest('message to edit not found');
  const isOwn = message.from?.id === world.me.id && message.forward_origin === undefined;
  const isService = message.successful_payment ?? message.refunded_payment;
  if (!isOwn || isService || chat.uneditable.has(message_id)) throw badRequest("message can't be edited");
  return { chat, message };
}

/** An edit without a keyboard takes the keyboard away. */
function put(world: World, chat: ChatState, before: Message, after: Message, input: Edited): Message {
  const place = { isPrivate: chat.chat.type === 'private', isInvoice: after.invoice !== undefined };
  const keyboard: InlineKeyboardMarkup | undefined = checkInline(input.reply_markup, place);
  const { reply_markup: _, edit_date: __, ...rest } = after;
  const { edit_date: ___, ...unedited } = before;
  const next: Message = { ...rest, ...(keyboard && { reply_markup: keyboard }) };
  if (isDeepStrictEqual(next, unedited)) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  }
  const message: Message = { ...next, edit_date: world.date };
  replaceMessage(chat, message);
  world.changes.announce();
  return message;
}

function withoutCaption(message: Message): Message {
  const { caption: _, caption_entities: __, ...rest } = message;
  return rest;
}
