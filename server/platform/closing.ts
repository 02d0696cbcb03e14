import type { Log } from './log.ts';

interface Part {
  readonly name: string;
  readonly close: () => Promise<unknown>;
}

/**
 * The things that an owner has opened. `close()` closes them in the reverse order, each one whatever became of the
 * others, and once however often it is called.
 */
export class Closing {
  readonly #log: Log;
  readonly #parts: Part[] = [];
  #closed: Promise<void> | undefined;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Takes a part into ownership and hands it back. */
  owns<T extends { close(): Promise<unknown> }>(name: string, part: T): T {
    this.defer(name, () => part.close());
    return part;
  }

  /** Notes what is to be done in closing. */
  defer(name: string, close: () => Promise<unknown>): void {
    this.#parts.push({ name, close });
  }

  close(): Promise<void> {
    this.#closed ??= this.#closeParts();
    return this.#closed;
  }

  async #closeParts(): Promise<void> {
    for (const { name, close } of this.#parts.toReversed()) {
      try {
        await close();
      } catch (err) {
        this.#log.error({ err }, `${name} did not close cleanly`);
      }
    }
  }
}
