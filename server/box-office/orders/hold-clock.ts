import { messageOf } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import type { BoxOffice } from '../box-office.ts';

/** How often it is looked for holds that are over. */
const everyMs = 15_000;

/** Says in time of orders that nobody has paid that they are over. Their seats are free by the clock, without it. */
export class HoldClock {
  readonly #timer: NodeJS.Timeout;
  #looking: Promise<void> = Promise.resolve();

  constructor({
    boxOffice,
    log,
  }: {
    readonly boxOffice: Pick<BoxOffice, 'expireOrders'>;
    readonly log: Log;
  }) {
    this.#timer = setInterval(() => {
      this.#looking = this.#looking.then(async () => {
        try {
          await boxOffice.expireOrders();
        } catch (error) {
          log.warn({ reason: messageOf(error) }, 'holds that are over could not be looked for');
        }
      });
    }, everyMs);
    this.#timer.unref();
  }

  /** Stops looking; a look under way is waited for. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }
}
