import type { Update } from 'grammy/types';
import type { Changes } from './changes.ts';
import { conflict } from './errors.ts';
import type { Faults } from './faults.ts';
import { Webhook, type WebhookDeps, type WebhookSettings } from './webhook.ts';

export type UpdateKind = Exclude<keyof Update, 'update_id'>;

/** An update that has no id yet. */
export type UpdateContent = Omit<Update, 'update_id'>;

/** Not sent unless a bot asks for them by name. */
const offByDefault: ReadonlySet<string> = new Set([
  'chat_member',
  'message_reaction',
  'message_reaction_count',
]);

interface FeedOptions {
  readonly now: () => number;
  readonly webhookPauseMs: number;
}

interface Poll {
  readonly offset: number;
  readonly limit: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** The updates of a bot: those that it has not confirmed, and the one way by which it gets them. */
export class UpdateFeed {
  #pending: Update[] = [];
  #held: UpdateContent[] = [];
  #holdUntil = 0;
  /** Ids of updates to be given again. */
  readonly #twice = new Set<number>();
  #again: Update[] = [];
  #allowed: readonly string[] = [];
  /** By the clock, in seconds: a server that is started again goes on with greater ones, as Telegram does. */
  #nextId = Math.floor(Date.now() / 1_000);
  #webhook: Webhook | undefined;
  #endPoll: (() => void) | undefined;
  readonly #faults: Faults;
  readonly #changes: Changes;
  readonly #options: FeedOptions;

  constructor(options: FeedOptions, faults: Faults, changes: Changes) {
    this.#options = options;
    this.#faults = faults;
    this.#changes = changes;
  }

  get pendingCount(): number {
    return this.#pending.length;
  }

  /** All updates that are not confirmed, oldest first. */
  get pending(): readonly Update[] {
    return this.#pending;
  }

  get allowed(): readonly string[] {
    return this.#allowed;
  }

  get webhook(): Webhook | undefined {
    return this.#webhook;
  }

  /** Remembers what the bot wants; an empty list is Telegram's default again. */
  allow(kinds: readonly string[] | undefined): void {
    if (kinds !== undefined) this.#allowed = kinds;
  }

  push(content: UpdateContent): void {
    const [kind = ''] = Object.keys(content);
    const wanted = this.#allowed.length > 0 ? this.#allowed.includes(kind) : !offByDefault.has(kind);
    if (!wanted) return;
    if (this.#holdUntil === 0) this.#holdUntil = this.#faults.takeHold();
    if (this.#holdUntil === 0) this.#enqueue([this.#number(content)]);
    else {
      this.#held.push(content);
      if (this.#held.length >= this.#holdUntil) this.#release();
    }
    this.#changes.announce();
  }

  /** @throws ApiError when there is a webhook, or another poll came */
  async poll({ offset, limit, timeoutMs, signal }: Poll): Promise<Update[]> {
    if (this.#webhook !== undefined) {
      throw conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    this.#endPoll?.();
    const { promise: ended, reject } = Promise.withResolvers<never>();
    const end = (): void =>
      reject(
        conflict('terminated by other getUpdates request; make sure that only one bot instance is running'),
      );
    this.#endPoll = end;
    // Nobody may be waiting for it any more.
    ended.catch(() => {});
    this.#confirm(offset);
    try {
      await Promise.race([ended, this.#filled(timeoutMs, signal)]);
    } finally {
      if (this.#endPoll === end) this.#endPoll = undefined;
    }
    if (signal.aborted) return [];
    const again = this.#again.splice(0, limit);
    return [...again, ...this.#pending.slice(0, limit - again.length)];
  }

  setWebhook(settings: WebhookSettings, deps: Omit<WebhookDeps, 'confirm' | 'now' | 'pauseMs'>): void {
    this.#webhook?.close();
    this.#endPoll?.();
    this.#webhook = new Webhook(settings, {
      ...deps,
      now: this.#options.now,
      pauseMs: this.#options.webhookPauseMs,
      confirm: (update) => {
        this.#pending = this.#pending.filter((each) => each !== update);
        this.#changes.announce();
      },
    });
    for (const update of this.#pending) this.#send(update);
  }

  removeWebhook(): void {
    this.#webhook?.close();
    this.#webhook = undefined;
  }

  dropPending(): void {
    this.#pending = [];
    this.#again = [];
  }

  #number(content: UpdateContent): Update {
    return { update_id: this.#nextId++, ...content };
  }

  #release(): void {
    const held = this.#held.splice(0);
    this.#holdUntil = 0;
    const updates =
      this.#webhook === undefined
        ? held.toReversed().map((content) => this.#number(content))
        : held.map((content) => this.#number(content)).toReversed();
    this.#enqueue(updates);
  }

  #enqueue(updates: readonly Update[]): void {
    for (const update of updates) {
      if (this.#faults.takeDuplicate()) this.#twice.add(update.update_id);
      this.#pending.push(update);
      if (this.#webhook !== undefined) this.#send(update);
    }
  }

  #send(update: Update): void {
    this.#webhook?.send(update);
    if (this.#twice.delete(update.update_id)) this.#webhook?.send(update);
  }

  /** A negative offset forgets all but so many of the last. */
  #confirm(offset: number): void {
    const kept = (update: Update, index: number): boolean =>
      offset < 0 ? index >= this.#pending.length + offset : update.update_id >= offset;
    const confirmed = this.#pending.filter((update, index) => !kept(update, index));
    this.#pending = this.#pending.filter(kept);
    this.#again.push(...confirmed.filter(({ update_id }) => this.#twice.delete(update_id)));
    if (confirmed.length > 0) this.#changes.announce();
  }

  /** Resolves when there is something to give, or the poll is over. */
  async #filled(timeoutMs: number, signal: AbortSignal): Promise<void> {
    const isOver = (): true | undefined =>
      signal.aborted || this.#pending.length + this.#again.length > 0 ? true : undefined;
    if (timeoutMs === 0 || isOver()) return;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const look = (): void => {
      if (isOver()) resolve(undefined);
    };
    const unsubscribe = this.#changes.subscribe(look);
    signal.addEventListener('abort', look);
    const timer = setTimeout(() => resolve(undefined), timeoutMs);
    await promise;
    clearTimeout(timer);
    unsubscribe();
    signal.removeEventListener('abort', look);
  }
}
