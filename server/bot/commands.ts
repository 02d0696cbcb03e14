import type { BotCommand } from 'grammy/types';
import type { Texts } from '../platform/texts.ts';

/** What Telegram offers as somebody types, in this order. */
export const commands = [
  ...['events', 'tickets', 'watch', 'refund', 'profile', 'language', 'help', 'support'],
  ...['paysupport', 'terms', 'privacy', 'mydata', 'deleteme'],
] as const;

/** The commands with what they do (https://core.telegram.org/bots/api#setmycommands). */
export const commandsOf = (texts: Texts): BotCommand[] =>
  commands.map((command) => ({ command, description: texts.say(`bot-command-${command}`) }));
