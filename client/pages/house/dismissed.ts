import type { LineId } from '../../../protocol/ids.ts';

/** Of a tab's storage what is needed; it may be forbidden in a frame. */
type Kept = Pick<Storage, 'getItem' | 'setItem'>;

/** The last pinned line that somebody has put away on this tab: a reload does not bring it back, a new line does. */
export interface Dismissed {
  readonly has: (line: LineId) => boolean;
  readonly add: (line: LineId) => void;
}

const tabStorage = (): Kept => sessionStorage;

/** @param showId lines are counted anew in each show */
export function dismissedIn(showId: number | undefined, storage: () => Kept = tabStorage): Dismissed {
  const key = `rampa.pinned.${String(showId ?? '')}`;
  return {
    has: (line) => {
      try {
        return storage().getItem(key) === String(line);
      } catch {
        return false;
      }
    },
    add: (line) => {
      try {
        storage().setItem(key, String(line));
      } catch {
        // It is put away until the page is left, at least.
      }
    },
  };
}
