import type {
  BotCommand,
  Chat,
  ForceReply,
  MenuButton,
  Message,
  ReplyKeyboardMarkup,
  StarTransaction,
  User,
  UserFromGetMe,
} from 'grammy/types';
import { Changes } from './changes.ts';
import { Faults } from './faults.ts';
import { FileStore } from './files.ts';
import { UpdateFeed } from './updates.ts';

/** Somebody with an account. */
export interface Person {
  readonly user: User;
  /** In Stars. */
  balance: number;
  hasBlockedBot: boolean;
  isDeactivated: boolean;
}

/** A chat as Telegram keeps it, which is more than a bot is told. */
export interface ChatState {
  readonly chat: Chat.PrivateChat | Chat.SupergroupChat;
  readonly members: Set<number>;
  /** In a private chat the bot is a stranger until the person starts it. */
  bot: 'stranger' | 'member' | 'removed';
  /** Without deleted ones, edits applied, oldest first. A message is replaced and never changed. */
  messages: readonly Message[];
  /** What stands in place of the letters' keyboard. */
  keyboard: ReplyKeyboardMarkup | ForceReply | undefined;
  /** The message that came with the keyboard. */
  keyboardMessageId: number | undefined;
  menuButton: MenuButton | undefined;
  /** What the bot is said to be doing, and until when (ms). */
  action: { readonly name: string; readonly until: number } | undefined;
  /** Messages with a reply keyboard cannot be edited. */
  readonly uneditable: Set<number>;
}

/** What an invoice asks for. */
export interface InvoiceTerms {
  readonly title: string;
  readonly description: string;
  readonly payload: string;
  readonly currency: 'XTR';
  readonly amount: number;
  readonly startParameter: string;
}

/** Stars that were taken. */
export interface Charge {
  readonly id: string;
  readonly terms: InvoiceTerms;
  readonly person: Person;
  readonly chat: ChatState;
  /** The message that said so to the bot. */
  readonly message: Message;
  refunded: boolean;
}

/** What a bot answered to a press. */
export interface CallbackAnswer {
  readonly text?: string;
  readonly showAlert: boolean;
  readonly url?: string;
}

/** A press that has no answer yet. */
export interface OpenCallback {
  readonly askedAt: number;
  answer(answer: CallbackAnswer): void;
}

/** A payment that waits for the bot's word. */
export interface OpenPreCheckout {
  answer(ok: boolean, errorMessage: string | undefined): void;
}

/** A request to the Bot API and how it went. */
export interface Call {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** By the clock of this Telegram, in ms. */
  readonly at: number;
  outcome: CallOutcome;
}

/** `cut`: the caller got no answer; whether the act was done is said by `acted`. */
export type CallOutcome =
  | { readonly kind: 'pending' }
  | { readonly kind: 'ok'; readonly result: unknown }
  | { readonly kind: 'error'; readonly status: number; readonly description: string }
  | { readonly kind: 'cut'; readonly acted: boolean };

/** What the clock and the patience of this Telegram are. */
export interface WorldOptions {
  readonly token: string;
  readonly me: UserFromGetMe;
  readonly now: () => number;
  readonly preCheckoutMs: number;
  readonly callbackMs: number;
  readonly rateLimits: boolean;
  readonly webhookPauseMs: number;
  readonly log: (line: string) => void;
}

/** All that this Telegram knows. Methods of the Bot API, people and the page act on it. */
export class World {
  readonly options: WorldOptions;
  readonly me: UserFromGetMe;
  readonly now: () => number;
  readonly changes = new Changes();
  readonly faults = new Faults();
  readonly files = new FileStore();
  readonly feed: UpdateFeed;
  readonly people = new Map<number, Person>();
  readonly chats = new Map<number, ChatState>();
  readonly calls: Call[] = [];
  readonly callbacks = new Map<string, OpenCallback>();
  readonly preCheckouts = new Map<string, OpenPreCheckout>();
  /** By chat and message id (`invoiceKey`). */
  readonly invoices = new Map<string, InvoiceTerms>();
  /** By slug. */
  readonly invoiceLinks = new Map<string, InvoiceTerms>();
  readonly charges = new Map<string, Charge>();
  readonly transactions: StarTransaction[] = [];
  /** By scope and language; see `commandsFor`. */
  readonly commands = new Map<string, readonly BotCommand[]>();
  /** Name and descriptions by method and language. */
  readonly texts = new Map<string, string>();
  menuButton: MenuButton = { type: 'default' };
  #lastMessageId = 0;
  #lastSerial = 0;

  constructor(options: WorldOptions) {
    this.options = options;
    this.me = options.me;
    this.now = options.now;
    this.feed = new UpdateFeed(options, this.faults, this.changes);
  }

  /** Unix time. */
  get date(): number {
    return Math.floor(this.now() / 1000);
  }

  nextMessageId(): number {
    return ++this.#lastMessageId;
  }

  /** A number that no other thing of this Telegram has. */
  nextSerial(): number {
    return ++this.#lastSerial;
  }
}

export const invoiceKey = (chatId: number, messageId: number): string => `${chatId}/${messageId}`;

/** A chat in which nothing was said yet. */
export function newChat(chat: ChatState['chat'], bot: ChatState['bot']): ChatState {
  return {
    chat,
    bot,
    members: new Set(),
    messages: [],
    keyboard: undefined,
    keyboardMessageId: undefined,
    menuButton: undefined,
    action: undefined,
    uneditable: new Set(),
  };
}

/** Puts another message in the place of the one with its id. */
export function replaceMessage(chat: ChatState, message: Message): void {
  chat.messages = chat.messages.map((each) => (each.message_id === message.message_id ? message : each));
}

type Compact<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Without the fields that are undefined: Telegram leaves out what is not there. */
export function compact<T extends object>(value: T): Compact<T> {
  // Exactly what the type says; the compiler cannot follow `Object.entries`.
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Compact<T>;
}
