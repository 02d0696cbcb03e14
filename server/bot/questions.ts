import type { Message } from 'grammy/types';
import { languages } from '../platform/languages.ts';
import type { BotContext, BotDeps } from './context.ts';

/*
 * A question is answered by a reply to it, and nothing is kept of it but its own words in the chat: they say what was
 * asked, in whichever language.
 */

/** Marks the place of a variable in a text. No text holds it. */
const hole = '\u0001';

/**
 * What a message of ours asks, if it begins with the words of this text.
 * @param variables of the text, by their names
 * @returns what stands in their places; undefined for any other message
 */
function asked(
  { texts }: Pick<BotDeps, 'texts'>,
  message: Pick<Message, 'text'>,
  key: string,
  variables: readonly string[],
): Readonly<Record<string, string>> | undefined {
  const holes = Object.fromEntries(variables.map((name) => [name, `${hole}${name}${hole}`]));
  for (const language of languages) {
    const words = texts(language)
      .say(key, holes)
      .replaceAll(/<[^>]+>/g, '')
      .split(hole)
      .map((part, index) => (index % 2 === 0 ? escapePattern(part) : `(?<${part}>.+?)`));
    const match = new RegExp(`^${words.join('')}`, 's').exec(message.text ?? '');
    if (match !== null) return match.groups ?? {};
  }
  return undefined;
}

const escapePattern = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** What somebody replies to, if it is this question of ours. */
export function repliesTo(
  deps: Pick<BotDeps, 'texts'>,
  { msg, me }: Pick<BotContext, 'msg' | 'me'>,
  key: string,
  ...variables: readonly string[]
): Readonly<Record<string, string>> | undefined {
  const question = msg?.reply_to_message;
  return question?.from?.id === me.id ? asked(deps, question, key, variables) : undefined;
}

/** For `filter`: a reply to this question of ours. */
export const isReplyTo =
  (deps: Pick<BotDeps, 'texts'>, key: string, ...variables: readonly string[]) =>
  (context: BotContext): boolean =>
    repliesTo(deps, context, key, ...variables) !== undefined;

/** Asks for words: the answer is a reply. */
export async function ask(context: BotContext, html: string, placeholder?: string): Promise<void> {
  await context.reply(html, {
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    reply_markup: { force_reply: true, ...(placeholder && { input_field_placeholder: placeholder }) },
  });
}
