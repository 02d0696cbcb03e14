import { setTimeout as delay } from 'node:timers/promises';
import type { Child } from './children.ts';
import { messageOf } from './errors.ts';
import type { Log } from './log.ts';

export interface SupervisorOptions {
  /** What the log calls it. */
  readonly name: string;
  readonly log: Log;
  /** Starts the child and resolves when it serves; leaves no process behind when it rejects. */
  readonly launch: () => Promise<Child>;
  /** How to end it; see `Child.stop`. */
  readonly stopSignals: readonly NodeJS.Signals[];
  readonly stopPatienceMs: number;
}

const restartDelaysMs = [200, 1000, 5000, 15_000];

/** Keeps a child process running: one that ends without having been asked to is started again. */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #closing = new AbortController();
  #child: Child;
  readonly #watch: Promise<void>;

  private constructor(options: SupervisorOptions, child: Child) {
    this.#options = options;
    this.#child = child;
    this.#watch = this.#keepRunning();
  }

  /** Starts the child for the first time. @throws what `launch` throws */
  static async start(options: SupervisorOptions): Promise<Supervisor> {
    return new Supervisor(options, await options.launch());
  }

  /** The process id of the present child. */
  get pid(): number {
    return this.#child.pid;
  }

  /** Ends the child, and resolves when it is gone. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#watch;
    await this.#child.stop(this.#options.stopSignals, this.#options.stopPatienceMs);
  }

  async #keepRunning(): Promise<void> {
    const { name, log } = this.#options;
    const closing = new Promise<'closing'>((resolve) => {
      this.#closing.signal.addEventListener('abort', () => resolve('closing'), { once: true });
    });
    for (;;) {
      const end = await Promise.race([this.#child.exited, closing]);
      if (end === 'closing') return;
      log.error(end, `${name} died; starting it again`);
      if (!(await this.#restart())) return;
      log.info(`${name} runs again`);
    }
  }

  /** Whether it runs again; not when closing came first. */
  async #restart(): Promise<boolean> {
    const { name, log, launch } = this.#options;
    for (let attempt = 0; ; attempt += 1) {
      const pauseMs = restartDelaysMs[Math.min(attempt, restartDelaysMs.length - 1)] ?? 0;
      const closing = await delay(pauseMs, false, { signal: this.#closing.signal }).catch(() => true);
      if (closing) return false;
      try {
        this.#child = await launch();
        return true;
      } catch (error) {
        log.error({ attempt, reason: messageOf(error) }, `${name} did not start`);
      }
    }
  }
}
