import type { MemberId } from '../../protocol/ids.ts';
import type { Clock } from './connection.ts';

/** From the handshake to `join`: a page asks at once, and asks again when the way there was slow. */
export const joinWithinMs = 15_000;

/** A connection that has shaken hands and not joined. */
export interface Waiting {
  readonly member: MemberId;
  /** Its `join` is under way: it holds the seat, and the answer may take a while when everybody comes at once. */
  readonly seated: () => boolean;
  readonly close: () => void;
}

/** Those who have shaken hands and not joined yet: one per member, the newest, and none for long. */
export class Anteroom {
  readonly #clock: Clock;
  readonly #waiting = new Map<MemberId, Waiting>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @returns what to call once it has joined, or is gone */
  enter(waiting: Waiting): () => void {
    const { member } = waiting;
    const earlier = this.#waiting.get(member);
    this.#waiting.set(member, waiting);
    if (earlier?.seated() === false) earlier.close();
    let cancel = (): void => undefined;
    const wait = (): void => {
      cancel = this.#clock.at(this.#clock.now() + joinWithinMs, () => {
        if (waiting.seated()) wait();
        else waiting.close();
      });
    };
    wait();
    return () => {
      cancel();
      if (this.#waiting.get(member) === waiting) this.#waiting.delete(member);
    };
  }
}
