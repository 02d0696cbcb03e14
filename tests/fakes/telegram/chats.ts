import type { ForceReply, Message, ReplyKeyboardMarkup } from 'grammy/types';
import { z } from 'zod';
import { badRequest, forbidden } from './errors.ts';
import { type Formatted } from './html.ts';
import { checkKeyboard, type Keyboard, markup } from './keyboards.ts';
import { flag, integer, json, optional } from './params.ts';
import type { ChatState, World } from './world.ts';

/** Parameters of every method that sends something. */
export const sending = {
  reply_markup: markup,
  reply_parameters: optional(
    json(
      z.looseObject({
        message_id: integer,
        chat_id: integer.optional(),
        allow_sending_without_reply: flag.optional(),
      }),
    ),
  ),
  reply_to_message_id: optional(integer),
  allow_sending_without_reply: optional(flag),
  protect_content: optional(flag),
};

type Sending = { readonly [Name in keyof typeof sending]?: z.infer<(typeof sending)[Name]> };

/** Fields of a message that are its own, not its envelope. */
export type Content = Partial<
  Omit<Message, 'message_id' | 'from' | 'chat' | 'date' | 'reply_markup' | 'reply_to_message'>
>;

/** @throws ApiError 400 for a chat that this Telegram does not know */
export function knownChat(world: World, id: number): ChatState {
  const chat = world.chats.get(id);
  if (chat === undefined) throw badRequest('chat not found');
  return chat;
}

/** The chat, if the bot may write there. @throws ApiError 400 or 403 */
export function writableChat(world: World, id: number): ChatState {
  const chat = knownChat(world, id);
  if (chat.bot === 'removed') throw forbidden('bot was kicked from the supergroup chat');
  const person = world.people.get(id);
  if (person?.isDeactivated) throw forbidden('user is deactivated');
  if (person?.hasBlockedBot) throw forbidden('bot was blocked by the user');
  if (chat.bot === 'stranger') throw forbidden("bot can't initiate conversation with a user");
  return chat;
}

/** A message of the chat, as it stands now. */
export function messageIn(chat: ChatState, id: number): Message | undefined {
  return chat.messages.find(({ message_id }) => message_id === id);
}

/** Sends a message as the bot. @throws ApiError for a reply to nothing, or buttons that are not allowed */
export function sendAsBot(world: World, chat: ChatState, content: Content, options: Sending): Message {
  const isPrivate = chat.chat.type === 'private';
  const keyboard = checkKeyboard(options.reply_markup, {
    isPrivate,
    isInvoice: content.invoice !== undefined,
  });
  const reply = repliedTo(chat, options);
  const message: Message = {
    ...envelope(world, chat),
    from: world.me,
    ...content,
    ...(reply && { reply_to_message: reply }),
    ...(options.protect_content && { has_protected_content: true }),
    ...(keyboard.kind === 'inline' && keyboard.markup && { reply_markup: keyboard.markup }),
  };
  add(world, chat, message);
  applyKeyboard(chat, keyboard, message.message_id);
  chat.action = undefined;
  world.changes.announce();
  return message;
}

/** Id, chat and date of a new message. */
export function envelope(world: World, chat: ChatState): Pick<Message, 'message_id' | 'chat' | 'date'> {
  return { message_id: world.nextMessageId(), chat: chat.chat, date: world.date };
}

/** Puts a message at the end of its chat. */
export function add(world: World, chat: ChatState, message: Message): void {
  chat.messages = [...chat.messages, message];
  world.changes.announce();
}

/** A text as a message has it. */
export function textContent({ text, entities }: Formatted): Content {
  return { text, ...(entities.length > 0 && { entities: [...entities] }) };
}

/** A replied-to message holds no further one. */
export function asReply(message: Message): Message & { reply_to_message: undefined } {
  const { reply_to_message: _, ...rest } = message;
  // Without the field, which the type wants to be there as undefined.
  return rest as Message & { reply_to_message: undefined };
}

function repliedTo(chat: ChatState, options: Sending): ReturnType<typeof asReply> | undefined {
  const id = options.reply_parameters?.message_id ?? options.reply_to_message_id;
  if (id === undefined) return undefined;
  const original = messageIn(chat, id);
  if (original !== undefined) return asReply(original);
  if (options.reply_parameters?.allow_sending_without_reply ?? options.allow_sending_without_reply)
    return undefined;
  throw badRequest('message to be replied not found');
}

function applyKeyboard(chat: ChatState, keyboard: Keyboard, messageId: number): void {
  if (keyboard.kind === 'reply') {
    const shown: ReplyKeyboardMarkup | ForceReply = keyboard.markup;
    chat.keyboard = shown;
    chat.keyboardMessageId = messageId;
    chat.uneditable.add(messageId);
  }
  if (keyboard.kind === 'remove') {
    chat.keyboard = undefined;
    chat.keyboardMessageId = undefined;
  }
}
