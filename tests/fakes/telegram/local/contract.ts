// What the page and its server say to each other. Types alone: the page takes in nothing of the server.
import type { BotCommand, ForceReply, MenuButton, Message, ReplyKeyboardMarkup } from 'grammy/types';

/** Somebody whom one can be. */
export interface Contact {
  /** As in `?as=anna`. */
  readonly key: string;
  readonly name: string;
  readonly language: 'ru' | 'en';
}

/** Who is there before anybody has chosen. */
export interface Lobby {
  readonly people: readonly Contact[];
  readonly bot: { readonly id: number; readonly name: string; readonly username: string };
}

export interface ChatView {
  readonly id: number;
  readonly kind: 'private' | 'group';
  readonly title: string;
  readonly messages: readonly Message[];
  readonly keyboard: ReplyKeyboardMarkup | ForceReply | null;
  /** The message that came with the keyboard: where the bot forces a reply, the one to reply to. */
  readonly keyboardMessageId: number | null;
  readonly menuButton: MenuButton;
  readonly commands: readonly BotCommand[];
  /** Until when the bot is said to be typing, in ms; 0 for not. */
  readonly typingUntil: number;
  /** The bot waits for Start. */
  readonly isUnstarted: boolean;
}

/** All that one person sees. */
export interface View extends Lobby {
  readonly me: Contact & { readonly id: number; readonly stars: number; readonly hasBlockedBot: boolean };
  readonly chats: readonly ChatView[];
  /** Init data that is signed from now on is so old. */
  readonly initDataAgeMinutes: number;
}

/** What an invoice asks for. */
export interface InvoiceView {
  readonly title: string;
  readonly description: string;
  readonly stars: number;
}

/** An invoice by its message, or by its slug. */
export type InvoiceRef = { readonly chatId: number; readonly messageId: number } | { readonly slug: string };

/** What somebody may do to a bot to see how it takes it. */
export type Mischief = 'flood' | 'duplicate' | 'old-init-data' | 'fresh-init-data' | 'stars';
