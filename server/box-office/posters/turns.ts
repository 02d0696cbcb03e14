import { Refusal } from '../../../protocol/refusal.ts';

/** Lets one piece of work run at a time, and so many wait for it. */
export class Turns {
  readonly #mostWaiting: number;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(mostWaiting: number) {
    this.#mostWaiting = mostWaiting;
  }

  /** @throws Refusal `busy` when too many wait already, and whatever `work` throws */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#waiting > this.#mostWaiting) {
      throw new Refusal('busy', `${this.#mostWaiting} are waiting already`, { retryAfterSeconds: 5 });
    }
    this.#waiting += 1;
    const turn = this.#last.then(work).finally(() => (this.#waiting -= 1));
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
