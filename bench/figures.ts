/** What a row of measurements comes to, in milliseconds. */
export interface Figure {
  readonly samples: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/**
 * The value that a share (0 to 1) of the samples does not exceed, by the nearest rank.
 * @throws RangeError for no samples
 */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((one, other) => one - other);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('nothing was measured');
  return value;
}

/** @throws RangeError for no samples */
export function figureOf(samples: readonly number[]): Figure {
  const [p50, p95, max] = [0.5, 0.95, 1].map((share) => tenth(percentile(samples, share)));
  // `map` over three gives three.
  return { samples: samples.length, p50: p50 ?? 0, p95: p95 ?? 0, max: max ?? 0 };
}

/**
 * How old each sound was when it was heard: the time since the last one that was sent before. A sound lost on the way
 * leaves the others as they are.
 * @param sent times, ascending
 * @param heard times by the same clock
 * @param longestMs what is older was some other noise
 */
export function soundAges(sent: readonly number[], heard: readonly number[], longestMs: number): number[] {
  return heard.flatMap((at) => {
    const from = sent.findLast((time) => time <= at);
    const age = from === undefined ? Infinity : at - from;
    return age <= longestMs ? [age] : [];
  });
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
