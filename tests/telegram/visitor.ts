import type { InlineKeyboardButton, Message } from 'grammy/types';
import type { FakeUser, Telegram } from '../fakes/telegram/index.ts';

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
