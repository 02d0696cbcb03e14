/** Milliseconds since 1970, finer than `Date.now()`; pages of one browser agree on it. */
export const now = (): number => performance.timeOrigin + performance.now();
