import { messageOf } from './errors.ts';
import type { Log } from './log.ts';

const hourMs = 3_600_000;

export interface HabitOptions {
  readonly log: Log;
  /** An hour by default. */
  readonly everyMs?: number;
}

/**
 * Does something at the start and then again and again, one time after the other. What fails is logged: it is the
 * database, and the next time heals it. Its owner calls `close()`.
 */
export class Habit {
  readonly #name: string;
  readonly #act: () => Promise<void>;
  readonly #options: HabitOptions;
  #timer: NodeJS.Timeout | undefined;
  #acting: Promise<void> = Promise.resolve();

  /** @param name what is done, for the log: `delete the sessions that are over` */
  constructor(name: string, act: () => Promise<void>, options: HabitOptions) {
    this.#name = name;
    this.#act = act;
    this.#options = options;
  }

  /** Resolves when it has been done for the first time. */
  async start(): Promise<void> {
    await this.#again();
    this.#timer ??= setInterval(() => void this.#again(), this.#options.everyMs ?? hourMs);
  }

  /** Stops; what is under way is waited for. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#acting;
  }

  #again(): Promise<void> {
    this.#acting = this.#acting.then(this.#act).catch((error: unknown) => {
      this.#options.log.warn({ reason: messageOf(error) }, `could not ${this.#name}`);
    });
    return this.#acting;
  }
}
