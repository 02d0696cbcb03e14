import type { ChatLine, Note } from './chat.ts';
import { mayRead } from './decide-words.ts';
import { nameOf, type Words } from './words.ts';
import type { Member, RoomState } from './state.ts';
import type { ChatLineView, ChatRules, NoteView } from './view.ts';

/** The desk moderates, and learns who wrote; the others learn a name. */
type Reader = 'house' | 'desk';

const projectLine = ({ id, by, role, at }: ChatLine, words: Words, reader: Reader): ChatLineView => ({
  id,
  name: nameOf(words, by),
  role,
  at,
  text: words.texts.get(id) ?? '',
  ...(reader === 'desk' && { by }),
});

export const projectLines = (
  lines: readonly ChatLine[],
  words: Words,
  reader: Reader,
): readonly ChatLineView[] => lines.map((line) => projectLine(line, words, reader));

export const projectChat = ({ chat }: RoomState, words: Words, reader: Reader): ChatRules => ({
  mode: chat.mode,
  pinned: chat.pinned === null ? null : projectLine(chat.pinned, words, reader),
});

export const projectNotes = (notes: readonly Note[], words: Words): readonly NoteView[] =>
  notes.map(({ id, by, to, at }) => ({
    id,
    by: nameOf(words, by),
    byId: by,
    to,
    toName: to === 'cast' || to === 'desk' ? null : nameOf(words, to),
    at,
    text: words.texts.get(id) ?? '',
  }));

/** The private lines that this member may read. */
export const projectOwnNotes = (state: RoomState, member: Member, words: Words): readonly NoteView[] =>
  projectNotes(
    state.notes.filter((note) => mayRead(note, member, member.id)),
    words,
  );
