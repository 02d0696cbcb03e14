import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import { type Inbox, type NewEntry, urgentLane } from '../platform/inbox/index.ts';
import { messageOf } from '../platform/errors.ts';
import type { Log } from '../platform/log.ts';
import { pause } from '../platform/pause.ts';

/** Under this name updates stand in the inbox. */
export const updatesSource = 'telegram';

/** What the bot wants to hear of (https://core.telegram.org/bots/api#update). */
export const wantedUpdates = ['message', 'callback_query', 'pre_checkout_query', 'my_chat_member'] as const;

export interface IntakeDeps {
  readonly inbox: Pick<Inbox, 'put'>;
  /** Questions before a payment are answered at once, outside of the inbox: Telegram waits ten seconds. */
  readonly answerPreCheckout: (query: NonNullable<Update['pre_checkout_query']>) => Promise<void>;
  readonly log: Log;
}

/** Takes updates in: stored before anything is done about them, each once. */
export async function takeIn(deps: IntakeDeps, updates: readonly Update[]): Promise<void> {
  for (const { pre_checkout_query: query } of updates) {
    if (query === undefined) continue;
    deps.answerPreCheckout(query).catch((error: unknown) => {
      deps.log.error({ reason: messageOf(error) }, 'a question before a payment went without an answer');
    });
  }
  await deps.inbox.put(
    updatesSource,
    updates.filter((update) => update.pre_checkout_query === undefined).map(entryOf),
  );
}

/** What Telegram tells of money that has moved: a charge, or one that has gone back. */
const moneyOf = ({ message }: Update) => message?.successful_payment ?? message?.refunded_payment;

/** Whether an update tells of money that has moved. */
export const isOfMoney = (update: Update): boolean => moneyOf(update) !== undefined;

/** A charge stands in a lane of its own: nothing that fails before it in the chat may hold it up. */
function entryOf(update: Update): NewEntry {
  const { message, callback_query: pressed, my_chat_member: member } = update;
  const charge = moneyOf(update)?.telegram_payment_charge_id;
  const chat = message?.chat.id ?? pressed?.message?.chat.id ?? member?.chat.id ?? pressed?.from.id ?? 0;
  return {
    key: String(update.update_id),
    lane: charge === undefined ? `chat:${chat}` : `${urgentLane}charge:${charge}`,
    payload: storable(update),
  };
}

/**
 * An update as JSON that PostgreSQL can keep: jsonb holds neither U+0000 nor half a surrogate pair, and the data of a
 * forged button can be any text. One that could not be kept would stop all that come after it.
 */
const storable = (update: Update): object =>
  JSON.parse(JSON.stringify(update), (_key, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\uFFFD') : value,
  ) as object; // an update is an object

/** grammY types the signal of the package it was first written with; the platform's own is the same thing. */
export const grammySignal = (signal: AbortSignal): NonNullable<Parameters<Api['getMe']>[0]> =>
  signal as unknown as NonNullable<Parameters<Api['getMe']>[0]>;

/** How long Telegram keeps a question for updates open. */
const pollSeconds = 15;
const longestPauseMs = 30_000;

/**
 * Asks Telegram for updates (https://core.telegram.org/bots/api#getupdates). They are confirmed when they are stored:
 * after a crash they come again.
 */
export class Polling {
  readonly #api: Pick<Api, 'getUpdates' | 'deleteWebhook'>;
  readonly #deps: IntakeDeps;
  readonly #stop = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(api: Pick<Api, 'getUpdates' | 'deleteWebhook'>, deps: IntakeDeps) {
    this.#api = api;
    this.#deps = deps;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Ends the open question; what has come in is stored. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    let [offset, fails] = [0, 0];
    const isStopping = (): boolean => signal.aborted;
    while (!isStopping()) {
      try {
        if (offset === 0 && fails === 0) await this.#api.deleteWebhook();
        const updates = await this.#api.getUpdates(
          { offset, timeout: pollSeconds, allowed_updates: wantedUpdates },
          grammySignal(signal),
        );
        await takeIn(this.#deps, updates);
        offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
        fails = 0;
      } catch (error) {
        if (isStopping()) return;
        const pauseMs = Math.min(longestPauseMs, 1_000 * 2 ** fails++);
        this.#deps.log.warn({ reason: messageOf(error), pauseMs }, 'Telegram cannot be asked for updates');
        await pause(pauseMs, signal);
      }
    }
  }
}
