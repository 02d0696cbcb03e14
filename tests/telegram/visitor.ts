import type { InlineKeyboardButton, Message } from 'grammy/types';
import { add, asReply, envelope } from '../fakes/telegram/chats.ts';
import type { FakeUser, Telegram } from '../fakes/telegram/index.ts';
import { announceMessage } from '../fakes/telegram/payments.ts';

/** The words of a message, with or without a picture. */
export const textOf = ({ text, caption }: Message): string => text ?? caption ?? '';

/** Whether a message says this. */
export const says =
  (words: string | RegExp) =>
  (message: Message): boolean =>
    new RegExp(words).test(textOf(message));

/** Whether a message has such a button. */
export const offers =
  (label: string | RegExp) =>
  (message: Message): boolean =>
    buttonOf(message, label) !== undefined;

export const buttonOf = (message: Message, label: string | RegExp): InlineKeyboardButton | undefined =>
  message.reply_markup?.inline_keyboard.flat().find(({ text }) => matches(text, label));

const matches = (text: string, label: string | RegExp): boolean =>
  typeof label === 'string' ? text === label : label.test(text);

/** Presses a button as soon as there is one. */
export async function tap(user: FakeUser, label: string | RegExp): Promise<void> {
  const message = await user.waitForMessage(offers(label));
  await user.press(({ text }) => matches(text, label), message);
}

/** Somebody who has opened the bot and was greeted. */
export async function visitor(
  telegram: Telegram,
  { firstName = 'Анна', languageCode = 'ru' }: { firstName?: string; languageCode?: string } = {},
): Promise<FakeUser> {
  const user = telegram.user({ firstName, languageCode });
  user.start();
  await user.waitForMessage(
    says(languageCode === 'ru' ? `Здравствуйте, ${firstName}` : `Hello, ${firstName}`),
  );
  return user;
}

/** Somebody sends what is no text, as a voice. */
export function sendContent(
  { world }: Telegram,
  user: FakeUser,
  content: Partial<Message>,
  replyTo?: Message,
): void {
  const chat = world.chats.get(user.id);
  if (chat === undefined) throw new Error('there is no such chat');
  const message: Message = {
    ...{ ...envelope(world, chat), from: user.user, ...content },
    ...(replyTo && { reply_to_message: asReply(replyTo) }),
  };
  add(world, chat, message);
  announceMessage(world, message);
}

/** All buttons of a message that call the bot, by what they send. */
export const callbacksOf = (message: Message): string[] =>
  (message.reply_markup?.inline_keyboard ?? [])
    .flat()
    .flatMap((button) => ('callback_data' in button ? [button.callback_data] : []));

/** Presses the button that sends this, and waits for what the bot then says or changes in the chat. */
export async function pressAndSee(telegram: Telegram, user: FakeUser, data: string): Promise<Message> {
  const message = user.messages().findLast((each) => callbacksOf(each).includes(data));
  if (message === undefined) throw new Error(`nobody offers ${data}`);
  const before = user.messages();
  await user.press((button) => 'callback_data' in button && button.callback_data === data, message);
  return telegram.world.changes.waitFor(() => user.messages().find((each) => !before.includes(each)), {
    timeoutMs: 15_000,
    what: `what follows ${data}`,
  });
}
