import { change } from './change.ts';
import { lineOf, withLine, withNote, withoutLine } from './chat.ts';
import { lineId } from './decide-words.ts';
import type { LogEntry, WordEvent } from './events.ts';
import { memberOf, type RoomState } from './state.ts';

/** The state after something was said or moderated. The id of what is said is the number of its entry. */
export function evolveWords(state: RoomState, event: WordEvent, { seq, at }: LogEntry): RoomState {
  const { chat } = state;
  switch (event.type) {
    case 'chat.said': {
      const role = memberOf(state, event.member)?.role ?? 'audience';
      const line = { id: lineId(seq), by: event.member, role, at, bytes: event.bytes };
      return change({ ...state, chat: withLine(chat, line) }, event.member, () => ({ saidAt: at }));
    }
    case 'chat.deleted':
      return { ...state, chat: withoutLine(chat, event.line) };
    case 'chat.pinned': {
      const pinned = event.line === null ? null : (lineOf(chat, event.line) ?? null);
      return { ...state, chat: { ...chat, pinned } };
    }
    case 'chat.moderated':
      return { ...state, chat: { ...chat, mode: event.mode } };
    case 'chat.hushed':
      return change(state, event.member, () => ({ chat: event.chat }));
    case 'note.sent': {
      const note = { id: lineId(seq), by: event.member, to: event.to, at };
      return { ...state, notes: withNote(state.notes, note) };
    }
  }
}
