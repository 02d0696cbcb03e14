import type { ShowView } from '../../../protocol/http.ts';
import type { ShowId } from '../../../protocol/ids.ts';

/** The show that begins next after `now`, other than the one that has just ended; `undefined` for none on the bill. */
export function nextShow(
  shows: readonly ShowView[],
  ended: ShowId | undefined,
  now: number,
): ShowView | undefined {
  return shows
    .filter(({ id, status, startsAt }) => id !== ended && status === 'upcoming' && startsAt > now)
    .toSorted((one, other) => one.startsAt - other.startsAt)[0];
}
