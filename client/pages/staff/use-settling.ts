import { useEffect } from 'react';

const everyMs = 2_000;
/** A minute of looking: what takes longer waits for a person, and a list that is opened anew tells of it. */
const mostTimes = 30;

/**
 * Looks again while something is under way that the house ends by itself, and gives up after a minute.
 * @param what names what is under way; null for nothing. Another name begins anew
 */
export function useSettling(what: string | null, look: () => unknown): void {
  useEffect(() => {
    if (what === null) return undefined;
    let times = 0;
    const timer = setInterval(() => {
      times += 1;
      if (times >= mostTimes) clearInterval(timer);
      look();
    }, everyMs);
    return () => clearInterval(timer);
  }, [what, look]);
}
