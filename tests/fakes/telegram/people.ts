import { randomInt } from 'node:crypto';
import type { ChatMember, InlineKeyboardButton, Message, User } from 'grammy/types';
import { add, asReply, envelope, messageIn, textContent } from './chats.ts';
import { format } from './formatting.ts';
import { announceMessage } from './payments.ts';
import { type CallbackAnswer, type ChatState, compact, newChat, type Person, type World } from './world.ts';

/** Somebody who opens an account. */
export interface Profile {
  readonly firstName: string;
  readonly lastName?: string;
  readonly username?: string;
  readonly languageCode?: string;
  readonly isPremium?: boolean;
  /** In Stars; 5000 when not said. */
  readonly balance?: number;
  /** A free one when not said. */
  readonly id?: number;
}

const startingBalance = 5000;

/** Opens an account, and the chat with the bot, in which nothing was said yet. */
export function addPerson(world: World, profile: Profile): { person: Person; chat: ChatState } {
  const id = profile.id ?? 200_000_000 + world.nextSerial() * 1000 + randomInt(1000);
  const { firstName: first_name, lastName: last_name, username, languageCode: language_code } = profile;
  const names = { id, first_name, ...compact({ last_name, username }) };
  const user: User = {
    ...names,
    is_bot: false,
    ...compact({ language_code }),
    ...(profile.isPremium && { is_premium: true }),
  };
  const person = {
    user,
    balance: profile.balance ?? startingBalance,
    hasBlockedBot: false,
    isDeactivated: false,
  };
  const chat = newChat({ ...names, type: 'private' }, 'stranger');
  chat.members.add(id);
  world.people.set(id, person);
  world.chats.set(id, chat);
  world.changes.announce();
  return { person, chat };
}

/** A person writes. @throws Error when Telegram would not let them */
export function say(world: World, person: Person, chat: ChatState, text: string, replyTo?: Message): Message {
  if (person.isDeactivated) throw new Error(`${person.user.first_name} has no account any more`);
  if (chat.chat.type === 'private') {
    if (person.hasBlockedBot)
      throw new Error(`${person.user.first_name} has blocked the bot; unblock it first`);
    chat.bot = 'member';
  }
  const original = replyTo && messageIn(chat, replyTo.message_id);
  const message: Message = {
    ...envelope(world, chat),
    from: person.user,
    ...textContent(format({ text })),
    ...(original && { reply_to_message: asReply(original) }),
  };
  add(world, chat, message);
  if (isForBot(world, chat, message)) announceMessage(world, message);
  return message;
}

/** In a group a bot sees commands, answers to it and what names it, unless its owner lets it read everything. */
function isForBot(world: World, chat: ChatState, message: Message): boolean {
  if (chat.bot === 'removed') return false;
  if (chat.chat.type === 'private' || world.me.can_read_all_group_messages) return true;
  const { text = '', reply_to_message: original } = message;
  return text.startsWith('/') || original?.from?.id === world.me.id || text.includes(`@${world.me.username}`);
}

/** Blocks or unblocks the bot, which is told of it. */
export function setBlocked(world: World, person: Person, isBlocked: boolean): void {
  const chat = world.chats.get(person.user.id);
  if (chat === undefined || person.hasBlockedBot === isBlocked) return;
  person.hasBlockedBot = isBlocked;
  const kicked: ChatMember = { status: 'kicked', user: world.me, until_date: 0 };
  const member: ChatMember = { status: 'member', user: world.me };
  const [before, after] = isBlocked ? [member, kicked] : [kicked, member];
  announceMembership(world, person, chat, before, after);
}

/** Tells the bot that it is in a chat, or no longer. */
export function announceMembership(
  world: World,
  by: Person,
  { chat }: ChatState,
  before: ChatMember,
  after: ChatMember,
): void {
  const change = { chat, from: by.user, date: world.date, old_chat_member: before, new_chat_member: after };
  world.feed.push({ my_chat_member: change });
  world.changes.announce();
}

/** Presses a callback button. The bot's answer is for `answered`. @returns the id of the query */
export function pressCallback(
  world: World,
  person: Person,
  press: { readonly message: Message; readonly data: string },
  answered: (answer: CallbackAnswer) => void,
): string {
  const id = `${person.user.id}${world.nextSerial().toString().padStart(8, '0')}`;
  world.callbacks.set(id, { askedAt: world.now(), answer: answered });
  const chat_instance = String(press.message.chat.id * -31);
  const { message, data } = press;
  world.feed.push({ callback_query: { id, from: person.user, message, chat_instance, data } });
  return id;
}

/** All buttons of a message. */
export function buttonsOf(message: Message): readonly InlineKeyboardButton[] {
  return message.reply_markup?.inline_keyboard.flat() ?? [];
}
