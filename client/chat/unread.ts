import type { LineId } from '../../protocol/ids.ts';

interface Line {
  readonly id: LineId;
}

/** How many lines of others have come after `read`, the last line that was seen. Line ids grow. */
export const unreadOf = (lines: readonly Line[], own: readonly LineId[], read: number): number =>
  lines.filter(({ id }) => id > read && !own.includes(id)).length;

/** The last line of a chat; 0 for none. */
export const lastOf = (lines: readonly Line[]): number => lines.at(-1)?.id ?? 0;
