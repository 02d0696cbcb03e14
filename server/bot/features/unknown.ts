import { Composer } from 'grammy';
import type { BotContext } from '../context.ts';
import { say } from '../say.ts';

/** What people send of themselves. Everything else in a chat is said by Telegram, and asks for no answer. */
export const contents = [
  ...([':text', ':photo', ':video', ':animation', ':audio', ':voice', ':video_note'] as const),
  ...([':document', ':sticker', ':contact', ':location', ':venue'] as const),
];

/** The last of the features: what nobody has understood, and buttons of another time. */
export function unknownFeature(): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  const answer = (context: BotContext): Promise<void> => say(context, context.texts.html('bot-unknown'));
  composer.on('message').on([...contents, ':poll', ':dice'], answer);
  composer.on('callback_query', answer);
  return composer;
}
