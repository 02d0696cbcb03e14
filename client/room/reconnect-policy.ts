const firstDelaysMs = [0, 300, 1_200, 2_700, 4_800, 7_000] as const;
const lastDelayMs = 7_000;
const jitterMs = 1_000;

/**
 * How long to wait before each attempt to come back: at once, soon, then patiently. From the third attempt on a
 * random part keeps a whole house from knocking in one beat.
 */
export class ReconnectPolicy {
  readonly #random: () => number;
  #attempt = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Milliseconds to wait before the next attempt. */
  next(): number {
    const attempt = this.#attempt++;
    const delay = firstDelaysMs[attempt] ?? lastDelayMs;
    return attempt < 2 ? delay : delay + Math.floor(this.#random() * jitterMs);
  }

  /** The connection stands: the next loss begins anew. */
  reset(): void {
    this.#attempt = 0;
  }

  /** Skips the attempt that would be made at once: the server has asked for a moment. */
  yield(): void {
    this.#attempt = Math.max(this.#attempt, 2);
  }
}
