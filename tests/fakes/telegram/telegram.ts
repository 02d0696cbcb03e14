import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Router } from 'express';
import type { Update, UserFromGetMe } from 'grammy/types';
import { Api } from './api.ts';
import type { Timeout } from './conversation.ts';
import type { Faults } from './faults.ts';
import { createGroup, type FakeGroup, type GroupOptions } from './group.ts';
import { createHttp } from './http.ts';
import { announceMessage } from './payments.ts';
import type { Profile } from './people.ts';
import { createUser, type FakeUser } from './user.ts';
import { type Call, World } from './world.ts';

/** The bot that has an account here. */
export interface BotOptions {
  readonly token: string;
  readonly id: number;
  readonly username: string;
  readonly name: string;
  /** Whether its owner has turned privacy mode off; else it sees in groups what is said to it. */
  readonly readsGroups?: boolean;
}

export interface TelegramOptions {
  /** 0, as when not said, takes a free one. */
  readonly port?: number;
  /** 127.0.0.1 when not said. */
  readonly host?: string;
  readonly bot?: BotOptions;
  /** In ms. It dates things; what waits, waits by the real clock. */
  readonly now?: () => number;
  /** How long a payment waits for the bot: 10 s when not said, as Telegram does. */
  readonly preCheckoutMs?: number;
  /** How long a press can be answered, by `now`; 30 s when not said. */
  readonly callbackMs?: number;
  /** Whether there is flood control without being asked for. */
  readonly rateLimits?: boolean;
  /** Before a webhook is called again; doubled each time. 1 s when not said. */
  readonly webhookPauseMs?: number;
  readonly log?: (line: string) => void;
  /** More of the same server: the page of a local Telegram. */
  readonly routes?: (telegram: Telegram) => Router;
}

/** A Telegram of one bot on this machine. Its owner calls `close()`. */
export interface Telegram {
  /** For grammY's `client.apiRoot`, without a slash at its end. */
  readonly address: string;
  readonly bot: BotOptions;
  /** All requests to the Bot API, oldest first. */
  readonly calls: readonly Call[];
  readonly faults: Faults;
  /** Its state, for what has no name here. */
  readonly world: World;
  /** Updates that the bot has not confirmed. */
  readonly pendingUpdates: readonly Update[];
  user(profile: Profile): FakeUser;
  group(options: GroupOptions): FakeGroup;
  /**
   * Resolves to the first call of which this is true, as soon as there is one. Calls that are under way count: look at
   * the outcome for those that are over.
   * @throws Error when there was none in time
   */
  waitForCall(is: (call: Call) => boolean, options?: Timeout): Promise<Call>;
  /** Resolves when the bot has confirmed all updates. @throws Error when it has not in time */
  waitUntilDelivered(options?: Timeout): Promise<void>;
  close(): Promise<void>;
}

const defaultBot: BotOptions = {
  token: '123456:local-telegram-token-of-thirty-five-x',
  id: 123_456,
  username: 'rampa_test_bot',
  name: 'Rampa',
};
const patienceMs = 5000;

/** Starts a Telegram. @throws Error when the port is taken */
export async function startTelegram(options: TelegramOptions = {}): Promise<Telegram> {
  const bot = options.bot ?? defaultBot;
  const world = new World({
    token: bot.token,
    me: accountOf(bot),
    now: options.now ?? Date.now,
    preCheckoutMs: options.preCheckoutMs ?? 10_000,
    callbackMs: options.callbackMs ?? 30_000,
    rateLimits: options.rateLimits ?? false,
    webhookPauseMs: options.webhookPauseMs ?? 1000,
    log: options.log ?? (() => {}),
  });
  repeatPayments(world);
  const app = createHttp(world, new Api(world));
  const server = createServer(app);
  const host = options.host ?? '127.0.0.1';
  server.listen(options.port ?? 0, host);
  await once(server, 'listening');
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('a listening HTTP server has no port');
  const telegram = control(world, bot, `http://${host}:${at.port}`, async () => {
    world.feed.removeWebhook();
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });
  if (options.routes) app.use(options.routes(telegram));
  return telegram;
}

function control(world: World, bot: BotOptions, address: string, close: () => Promise<void>): Telegram {
  return {
    address,
    bot,
    calls: world.calls,
    faults: world.faults,
    world,
    get pendingUpdates() {
      return world.feed.pending;
    },
    user: (profile) => createUser(world, profile),
    group: (options) => createGroup(world, options),
    waitForCall: (is, { timeoutMs = patienceMs } = {}) =>
      world.changes.waitFor(() => world.calls.find(is), { timeoutMs, what: 'a call' }),
    async waitUntilDelivered({ timeoutMs = patienceMs } = {}) {
      const isEmpty = (): true | undefined => (world.feed.pendingCount === 0 ? true : undefined);
      await world.changes.waitFor(isEmpty, { timeoutMs, what: 'the bot to confirm its updates' });
    },
    close,
  };
}

function accountOf({ id, username, name, readsGroups = false }: BotOptions): UserFromGetMe {
  return {
    id,
    is_bot: true,
    first_name: name,
    username,
    can_join_groups: true,
    can_read_all_group_messages: readsGroups,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  };
}

function repeatPayments(world: World): void {
  world.faults.repeatPayment = (chargeId, times = 1) => {
    const charge = world.charges.get(chargeId);
    if (charge === undefined) throw new Error(`there is no charge ${chargeId}`);
    for (let round = 0; round < times; round++) announceMessage(world, charge.message);
  };
}
