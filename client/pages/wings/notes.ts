import type { NoteView } from '../../../protocol/room/index.ts';
import type { RoomClientState } from '../../room/state.ts';

const none: readonly NoteView[] = [];

/** The private lines between the desk and me; directors have all of them in their view. */
export const notesOf = ({ room, self }: Pick<RoomClientState, 'room' | 'self'>): readonly NoteView[] =>
  (room?.audience === 'desk' ? room.view.notes : self?.notes) ?? none;

/** The last line that somebody else wrote, unless it is one of those that were there when the page came. */
export function freshNote(
  notes: readonly NoteView[],
  own: string | undefined,
  readUpTo: number,
): NoteView | undefined {
  return notes.findLast(({ id, byId }) => byId !== own && id > readUpTo);
}
