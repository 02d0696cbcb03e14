import type { PrismaClient } from '../../../generated/prisma/client.ts';
import { messageOf } from '../errors.ts';
import type { Log } from '../log.ts';
import {
  closeEntry,
  type NewEntry,
  postponeEntry,
  storeEntries,
  takeEntry,
  type TakenEntry,
} from './entries.ts';

/** How entries of one source are done. */
export interface InboxHandler {
  /** Must be idempotent: after a crash it is called again. */
  handle(payload: unknown): Promise<void>;
  /** After so many attempts an entry is left as it is, with its error; `Infinity` for what must not be lost. */
  attemptsOf(payload: unknown): number;
}

export interface InboxOptions {
  readonly prisma: PrismaClient;
  readonly log: Log;
  /** Entries that are done at the same time, each of another lane. */
  readonly hands?: number;
  /** More of them for urgent lanes alone, when all others are at work. */
  readonly urgentHands?: number;
  /** How often leftovers are looked for. */
  readonly pollMs?: number;
  /** How long an entry belongs to the process that took it. */
  readonly leaseMs?: number;
  /** The pause before a failed entry is tried again; it doubles with each attempt, up to five minutes. */
  readonly pauseMs?: number;
}

const longestPauseMs = 5 * 60_000;

/**
 * What other systems tell us: stored before anything is done about it, so that the teller can be answered at once, then
 * done at least once, lane by lane. Several processes may share it.
 */
export class Inbox {
  readonly #options: Required<InboxOptions>;
  readonly #handlers = new Map<string, InboxHandler>();
  readonly #working = new Set<Promise<void>>();
  /** Work on urgent entries alone: others may keep every other hand waiting. */
  readonly #urgent = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #isOpen = false;

  constructor(options: InboxOptions) {
    this.#options = { hands: 8, urgentHands: 2, pollMs: 1_000, leaseMs: 60_000, pauseMs: 2_000, ...options };
  }

  /** Says how entries of a source are done. Before `start`. */
  on(source: string, handler: InboxHandler): void {
    this.#handlers.set(source, handler);
  }

  /** Stores entries, each once by its key; resolves when they cannot be lost any more. */
  async put(source: string, entries: readonly NewEntry[]): Promise<void> {
    await storeEntries(this.#options.prisma, source, entries);
    this.#wake();
  }

  /** Begins with what an earlier process has left. */
  start(): void {
    this.#isOpen = true;
    this.#timer ??= setInterval(() => this.#wake(), this.#options.pollMs);
    this.#wake();
  }

  /** Stops taking entries; those under way are waited for. */
  async close(): Promise<void> {
    this.#isOpen = false;
    clearInterval(this.#timer);
    await Promise.all([...this.#working, ...this.#urgent]);
  }

  /** One more hand, which works until there is nothing to do. */
  #wake(): void {
    const { hands, urgentHands } = this.#options;
    if (!this.#isOpen) return;
    const isUrgent = this.#working.size >= hands;
    const [own, most] = isUrgent ? [this.#urgent, urgentHands] : [this.#working, hands];
    if (own.size >= most) return;
    const work = this.#work(isUrgent).finally(() => own.delete(work));
    own.add(work);
  }

  async #work(isUrgent: boolean): Promise<void> {
    const { prisma, leaseMs, log } = this.#options;
    const sources = [...this.#handlers.keys()];
    try {
      while (this.#isOpen) {
        const entry = await takeEntry(prisma, { sources, leaseMs, isUrgent });
        if (entry === undefined) return;
        // There may be more than one hand can do.
        this.#wake();
        await this.#do(entry);
      }
    } catch (error) {
      // It is the database, and the next look heals it.
      log.warn({ reason: messageOf(error) }, 'the inbox could not be read');
    }
  }

  async #do({ id, source, payload, attempts }: TakenEntry): Promise<void> {
    const { prisma, log, pauseMs } = this.#options;
    const handler = this.#handlers.get(source);
    if (handler === undefined) return;
    try {
      await handler.handle(payload);
      await closeEntry(prisma, id);
    } catch (error) {
      const entry = String(id);
      if (attempts >= handler.attemptsOf(payload)) {
        log.error({ err: error, source, entry, attempts }, 'an entry of the inbox is given up');
        await closeEntry(prisma, id, messageOf(error));
        return;
      }
      log.warn({ reason: messageOf(error), source, entry, attempts }, 'an entry of the inbox is tried again');
      const pause = Math.min(longestPauseMs, pauseMs * 2 ** (attempts - 1));
      await postponeEntry(prisma, id, { error: messageOf(error), pauseMs: pause });
    }
  }
}
