import { setTimeout as pause } from 'node:timers/promises';
import type { Update } from 'grammy/types';
import { z } from 'zod';

export interface WebhookSettings {
  readonly url: string;
  readonly secretToken: string | undefined;
  readonly maxConnections: number;
}

export interface WebhookDeps {
  readonly now: () => number;
  /** Before the first repetition; doubled each time. */
  readonly pauseMs: number;
  /** The bot has it. */
  confirm(update: Update): void;
  /** Runs a method call that came as the answer. */
  act(method: string, payload: Readonly<Record<string, unknown>>): Promise<void>;
}

/** An answer may hold one call of a method; nothing tells the bot how it went. */
const InlineCall = z.looseObject({ method: z.string() });

const longestPauseMs = 60_000;
const answerPatienceMs = 60_000;

/** Posts updates to a bot's address: in order where Telegram keeps an order, again and again until it says 2xx. */
export class Webhook {
  readonly settings: WebhookSettings;
  lastError: { readonly date: number; readonly message: string } | undefined;
  readonly #deps: WebhookDeps;
  readonly #closing = new AbortController();
  readonly #lines = new Map<string, Promise<void>>();
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(settings: WebhookSettings, deps: WebhookDeps) {
    this.settings = settings;
    this.#deps = deps;
    this.#free = settings.maxConnections;
  }

  send(update: Update): void {
    const line = lineOf(update);
    const before = this.#lines.get(line) ?? Promise.resolve();
    const delivered = before.then(() => this.#deliver(update));
    this.#lines.set(line, delivered);
    void delivered.then(() => {
      if (this.#lines.get(line) === delivered) this.#lines.delete(line);
    });
  }

  /** Breaks off what is under way. */
  close(): void {
    this.#closing.abort();
    for (const go of this.#waiting.splice(0)) go();
  }

  async #deliver(update: Update): Promise<void> {
    const { signal } = this.#closing;
    let pauseMs = this.#deps.pauseMs;
    while (!signal.aborted) {
      await this.#connection();
      // It may have been closed while this waited for its turn.
      const problem = await this.#post(update).finally(() => this.#leave());
      if (problem === undefined) return this.#deps.confirm(update);
      this.lastError = { date: Math.floor(this.#deps.now() / 1000), message: problem };
      await pause(pauseMs, undefined, { signal }).catch(() => {});
      pauseMs = Math.min(2 * pauseMs, longestPauseMs);
    }
  }

  /** @returns what went wrong */
  async #post(update: Update): Promise<string | undefined> {
    const { url, secretToken } = this.settings;
    const headers: Record<string, string> = { 'Content-Type': 'application/json' };
    if (secretToken !== undefined) headers['X-Telegram-Bot-Api-Secret-Token'] = secretToken;
    try {
      const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(answerPatienceMs)]);
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(update), signal });
      const body = await response.text();
      if (!response.ok) {
        return `Wrong response from the webhook: ${response.status} ${response.statusText}`;
      }
      await this.#actOn(body);
      return undefined;
    } catch {
      return 'Connection failed';
    }
  }

  async #actOn(body: string): Promise<void> {
    const parsed = InlineCall.safeParse(jsonOf(body));
    if (!parsed.success) return;
    const { method, ...payload } = parsed.data;
    await this.#deps.act(method, payload);
  }

  async #connection(): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Most webhooks answer with nothing, or with a word.
    return undefined;
  }
}

/** Telegram keeps the order of messages in a chat; presses and payments of a person stand in lines of their own. */
function lineOf(update: Update): string {
  if (update.callback_query) return `callback ${update.callback_query.from.id}`;
  if (update.pre_checkout_query) return `pre-checkout ${update.pre_checkout_query.from.id}`;
  if (update.my_chat_member) return `member ${update.my_chat_member.chat.id}`;
  return `chat ${update.message?.chat.id ?? 0}`;
}
