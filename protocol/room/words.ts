import type { LineId, MemberId } from '../ids.ts';

/** What stands in erasable rows, not in the state: everybody's name, and what was written. */
export interface Words {
  readonly names: ReadonlyMap<MemberId, string>;
  readonly texts: ReadonlyMap<LineId, string>;
}

export const nameOf = ({ names }: Words, id: MemberId): string => names.get(id) ?? '';
