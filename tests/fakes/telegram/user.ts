import { sign } from '@tma.js/init-data-node';
import { randomBytes } from 'node:crypto';
import type { InlineKeyboardButton, User } from 'grammy/types';
import { add, envelope } from './chats.ts';
import { type Conversation, conversation } from './conversation.ts';
import { announceMessage } from './payments.ts';
import { addPerson, type Profile, say, setBlocked } from './people.ts';
import type { ChatState, Person, World } from './world.ts';

export interface InitDataOptions {
  readonly startParam?: string;
  /** When it was signed; now when not said. */
  readonly authDate?: Date;
}

/** Colours of a theme, by Telegram's names. */
export type ThemeParams = Readonly<Record<string, string>>;

/** A person with a phone: their chat with the bot, their Stars, their account. */
export interface FakeUser extends Conversation {
  readonly id: number;
  readonly user: User;
  /** In Stars. */
  readonly balance: number;
  /** Opens the bot by `t.me/<bot>?start=<payload>` and presses Start, which unblocks it, too. */
  start(payload?: string): void;
  block(): void;
  unblock(): void;
  /** Deletes their account. */
  deactivate(): void;
  addStars(stars: number): void;
  /** Lets the bot write without a start, as a Mini App may ask for. */
  allowWriting(): void;
  /** What a Mini App is given, signed as Telegram does. */
  initData(options?: InitDataOptions): string;
  /** The whole address that a button, or the menu, opens, with what Telegram adds. */
  webAppUrl(
    button: InlineKeyboardButton | string,
    options?: InitDataOptions & { theme?: ThemeParams },
  ): string;
}

const lightTheme: ThemeParams = { bg_color: '#ffffff', text_color: '#000000', button_color: '#2b6cb0' };

/** Opens an account. */
export function createUser(world: World, profile: Profile): FakeUser {
  const { person, chat } = addPerson(world, profile);
  const initData = (options: InitDataOptions = {}): string => signedInitData(world, person, options);
  return {
    ...conversation(world, person, chat),
    id: person.user.id,
    user: person.user,
    get balance() {
      return person.balance;
    },
    start(payload) {
      setBlocked(world, person, false);
      say(world, person, chat, payload === undefined ? '/start' : `/start ${payload}`);
    },
    block: () => setBlocked(world, person, true),
    unblock: () => setBlocked(world, person, false),
    deactivate() {
      person.isDeactivated = true;
      world.changes.announce();
    },
    addStars(stars) {
      person.balance += stars;
      world.changes.announce();
    },
    allowWriting: () => allowWriting(world, person, chat),
    initData,
    webAppUrl: (button, { theme = lightTheme, ...options } = {}) =>
      launchUrl(addressOf(button), initData(options), theme),
  };
}

/** The bot may write from now on. It is told so once. */
export function allowWriting(world: World, person: Person, chat: ChatState): void {
  if (chat.bot === 'member') return;
  chat.bot = 'member';
  const allowed = { write_access_allowed: { from_request: true } };
  const message = { ...envelope(world, chat), from: person.user, ...allowed };
  add(world, chat, message);
  announceMessage(world, message);
}

/** Init data of a person (https://core.telegram.org/bots/webapps#webappinitdata). */
export function signedInitData(world: World, person: Person, options: InitDataOptions): string {
  const { is_bot: _, ...account } = person.user;
  const { startParam } = options;
  const chatType = 'sender' as const;
  // A direct link says where it was opened; a button brings an id by which the bot may answer the app.
  const way =
    startParam === undefined
      ? { query_id: `AAH${randomBytes(16).toString('base64url')}` }
      : { start_param: startParam, chat_type: chatType, chat_instance: String(person.user.id * -31) };
  const data = {
    user: { ...account, allows_write_to_pm: world.chats.get(person.user.id)?.bot === 'member' },
    // Made with a key that only Telegram has. Whoever holds the token checks the hash.
    signature: randomBytes(64).toString('base64url'),
    ...way,
  };
  return sign(data, world.options.token, options.authDate ?? new Date(world.now()));
}

/** A Mini App's address with the launch parameters of https://docs.telegram-mini-apps.com/platform/launch-parameters. */
export function launchUrl(address: string, initData: string, theme: ThemeParams): string {
  const launch = new URLSearchParams({
    tgWebAppData: initData,
    tgWebAppVersion: '9.1',
    tgWebAppPlatform: 'weba',
    tgWebAppThemeParams: JSON.stringify(theme),
  });
  const startParam = new URLSearchParams(initData).get('start_param');
  if (startParam !== null) launch.set('tgWebAppStartParam', startParam);
  return `${address}${address.includes('#') ? '&' : '#'}${launch.toString()}`;
}

/** @throws Error for a button that opens no Mini App */
function addressOf(button: InlineKeyboardButton | string): string {
  if (typeof button === 'string') return button;
  if ('web_app' in button) return button.web_app.url;
  throw new Error(`"${button.text}" opens no Mini App`);
}
