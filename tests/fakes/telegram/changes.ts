import { EventEmitter } from 'node:events';

/** How long to wait, and for what: the words go into the error. */
export interface Patience {
  readonly timeoutMs: number;
  readonly what: string;
}

/** Says that something in this Telegram is other than before. Whoever waits looks at the state again. */
export class Changes {
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  /** To be called after every change of the state. */
  announce(): void {
    this.#emitter.emit('change');
  }

  /** @returns ends the subscription */
  subscribe(listener: () => void): () => void {
    this.#emitter.on('change', listener);
    return () => void this.#emitter.off('change', listener);
  }

  /**
   * Resolves as soon as `look` finds something.
   * @throws Error when it found nothing in time
   */
  async waitFor<Found>(look: () => Found | undefined, { timeoutMs, what }: Patience): Promise<Found> {
    const { promise, resolve, reject } = Promise.withResolvers<Found>();
    const check = (): void => {
      const found = look();
      if (found !== undefined) resolve(found);
    };
    const unsubscribe = this.subscribe(check);
    const patience = setTimeout(
      () => reject(new Error(`waited ${timeoutMs} ms in vain for ${what}`)),
      timeoutMs,
    );
    check();
    return promise.finally(() => {
      clearTimeout(patience);
      unsubscribe();
    });
  }
}
