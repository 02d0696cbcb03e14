/** Most pictures in a second; a camera may give more. */
const mostPerSecond = 30;
const intervalMs = 1_000 / mostPerSecond;
/** Cameras are not exact: a picture that comes so much too early is still taken. */
const toleranceMs = 5;

/** Lets at most thirty pictures through in a second. */
export class FrameGate {
  #next = -Infinity;

  /** Whether a picture of this moment, in milliseconds, is worked on. */
  lets(now: number): boolean {
    if (now < this.#next - toleranceMs) return false;
    // What came early is counted for its own moment, so that the average is kept.
    this.#next = Math.max(now, this.#next) + intervalMs;
    return true;
  }
}

/** How far back one looks, and how much of it there has to be. */
const windowMs = 5_000;
const spanMs = 3_000;
const fewest = 5;
/** Milliseconds for a picture: more is too slow, less is fast again; between them it stays what it was. */
const slowMs = 80;
const fastMs = 60;

/** Tells whether a device is too slow, by what most pictures of the last seconds have taken. */
export class SlowWatch {
  #taken: { readonly at: number; readonly ms: number }[] = [];
  #slow = false;

  /** A picture was ready at this moment and has taken so long, both in milliseconds. */
  add(at: number, ms: number): boolean {
    this.#taken.push({ at, ms });
    this.#taken = this.#taken.filter((one) => one.at > at - windowMs);
    const [first] = this.#taken;
    if (first === undefined || this.#taken.length < fewest || at - first.at < spanMs) return this.#slow;
    const median = medianOf(this.#taken.map((one) => one.ms));
    this.#slow = median > (this.#slow ? fastMs : slowMs);
    return this.#slow;
  }
}

const medianOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
