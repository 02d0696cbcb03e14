import type { Message, MessageOrigin } from 'grammy/types';
import { z } from 'zod';
import {
  envelope,
  add,
  type Content,
  messageIn,
  knownChat,
  sendAsBot,
  sending,
  textContent,
  writableChat,
} from '../chats.ts';
import { badRequest } from '../errors.ts';
import { formatCaption, formatText, formatting } from '../formatting.ts';
import { chatId, integer, method, optional, text } from '../params.ts';
import type { World } from '../world.ts';
import { documentOf, photoOf } from './media.ts';

const target = { chat_id: chatId };
const captioned = {
  caption: optional(text),
  parse_mode: formatting.parse_mode,
  caption_entities: formatting.entities,
};

export const sendMessage = method(
  z.object({ ...target, text: optional(text), ...formatting, ...sending }),
  (input, { world }) => {
    const chat = writableChat(world, input.chat_id);
    const formatted = formatText({ ...input, text: input.text ?? '' });
    return sendAsBot(world, chat, textContent(formatted), input);
  },
);

export const sendPhoto = method(
  z.object({ ...target, photo: optional(text), ...captioned, ...sending }),
  async (input, call) => {
    writableChat(call.world, input.chat_id);
    const photo = await photoOf(input.photo, 'photo', call);
    const caption = formatCaption({ ...input, text: input.caption, entities: input.caption_entities });
    // The person may have blocked the bot while the picture was read.
    const chat = writableChat(call.world, input.chat_id);
    return sendAsBot(call.world, chat, { photo, ...caption }, input);
  },
);

export const sendDocument = method(
  z.object({ ...target, document: optional(text), ...captioned, ...sending }),
  async (input, call) => {
    writableChat(call.world, input.chat_id);
    const document = await documentOf(input.document, 'document', call);
    const caption = formatCaption({ ...input, text: input.caption, entities: input.caption_entities });
    const chat = writableChat(call.world, input.chat_id);
    return sendAsBot(call.world, chat, { document, ...caption }, input);
  },
);

const source = { from_chat_id: chatId, message_id: integer };

export const copyMessage = method(
  z.object({ ...target, ...source, ...captioned, ...sending }),
  (input, { world }) => {
    const chat = writableChat(world, input.chat_id);
    const original = originalOf(world, input, 'copy');
    const content = contentOf(original);
    if (input.caption !== undefined && content.text === undefined) {
      delete content.caption;
      delete content.caption_entities;
      Object.assign(
        content,
        formatCaption({ ...input, text: input.caption, entities: input.caption_entities }),
      );
    }
    const { message_id } = sendAsBot(world, chat, content, input);
    return { message_id };
  },
);

export const forwardMessage = method(z.object({ ...target, ...source }), (input, { world }) => {
  const chat = writableChat(world, input.chat_id);
  const original = originalOf(world, input, 'forward');
  if (original.has_protected_content) throw badRequest("message can't be forwarded");
  const forward_origin: MessageOrigin = original.forward_origin ?? {
    type: 'user',
    sender_user: original.from ?? world.me,
    date: original.date,
  };
  const message: Message = {
    ...envelope(world, chat),
    from: world.me,
    forward_origin,
    ...contentOf(original),
  };
  add(world, chat, message);
  return message;
});

const actions = [
  'typing',
  'upload_photo',
  'upload_document',
  'record_video',
  'upload_video',
  'choose_sticker',
];
const actionMs = 5000;

export const sendChatAction = method(z.object({ ...target, action: text }), (input, { world }) => {
  const chat = writableChat(world, input.chat_id);
  if (!actions.includes(input.action)) throw badRequest('wrong parameter action in request');
  chat.action = { name: input.action, until: world.now() + actionMs };
  world.changes.announce();
  return true;
});

export const getChat = method(z.object(target), (input, { world }) => {
  const { chat, members } = knownChat(world, input.chat_id);
  const common = { ...chat, accent_color_id: 0, max_reaction_count: 11 };
  return chat.type === 'private' ? common : { ...common, permissions: {}, member_count: members.size + 1 };
});

function originalOf(
  world: World,
  { from_chat_id, message_id }: { readonly from_chat_id: number; readonly message_id: number },
  act: 'copy' | 'forward',
): Message {
  const original = messageIn(knownChat(world, from_chat_id), message_id);
  if (original === undefined) throw badRequest(`message to ${act} not found`);
  const isService = Object.keys(contentOf(original)).length === 0;
  const isUncopied = act === 'copy' && original.invoice !== undefined;
  if (isService || isUncopied)
    throw badRequest(`message can't be ${act === 'copy' ? 'copied' : 'forwarded'}`);
  return original;
}

/** What a copy takes along: never buttons or the reply. */
function contentOf(message: Message): Content {
  const content: Content = {};
  for (const field of [
    'text',
    'entities',
    'caption',
    'caption_entities',
    'photo',
    'document',
    'voice',
    'invoice',
  ] as const) {
    if (message[field] !== undefined) Object.assign(content, { [field]: message[field] });
  }
  return content;
}
