import type { Instant, LineId, MemberId, Role } from '../ids.ts';

/** How the house may write now: freely, with a pause between two lines of one person, or not at all. */
export const chatModes = ['open', 'slow', 'closed'] as const;
export type ChatMode = (typeof chatModes)[number];

/** What a director lets one member write: as the mode says, slowly whatever the mode, or nothing. */
export const chatAllowances = ['free', 'slow', 'off'] as const;
export type ChatAllowance = (typeof chatAllowances)[number];

/** Pause between two lines of one person, in milliseconds. */
export const chatPauseMs: Record<'open' | 'slow', number> = { open: 1_000, slow: 30_000 };

/** A line as the state knows it; its words live in an erasable row. */
export interface ChatLine {
  readonly id: LineId;
  readonly by: MemberId;
  /** What the writer was then: a line outlives its writer's stay. */
  readonly role: Role;
  readonly at: Instant;
  /** Length of the words in UTF-8. */
  readonly bytes: number;
}

export interface ChatState {
  readonly mode: ChatMode;
  /** The last 50, fewer when they are long; oldest first. */
  readonly lines: readonly ChatLine[];
  /** What the desk wants everybody to read. */
  readonly pinned: ChatLine | null;
}

export const emptyChat: ChatState = { mode: 'open', lines: [], pinned: null };

const keptLines = 50;
/** So that a house view stays below 16 KiB: what all lines may weigh, with 150 bytes for what stands around the words. */
const keptBytes = 9_500;
const aroundBytes = 150;

/** The chat with one more line, and without those that no longer fit. */
export function withLine(chat: ChatState, line: ChatLine): ChatState {
  const lines = [...chat.lines, line].slice(-keptLines);
  const weigh = (): number => lines.reduce((sum, { bytes }) => sum + bytes + aroundBytes, 0);
  while (lines.length > 1 && weigh() > keptBytes) lines.shift();
  return { ...chat, lines };
}

export function withoutLine(chat: ChatState, id: LineId): ChatState {
  return {
    ...chat,
    lines: chat.lines.filter((line) => line.id !== id),
    pinned: chat.pinned?.id === id ? null : chat.pinned,
  };
}

export const lineOf = ({ lines, pinned }: ChatState, id: LineId): ChatLine | undefined =>
  lines.find((line) => line.id === id) ?? (pinned?.id === id ? pinned : undefined);

/** A private line: from a director to one of the cast or to all of it, or from one of them to the desk. */
export interface Note {
  readonly id: LineId;
  readonly by: MemberId;
  readonly to: MemberId | 'cast' | 'desk';
  readonly at: Instant;
}

const keptNotes = 30;
export const withNote = (notes: readonly Note[], note: Note): readonly Note[] =>
  [...notes, note].slice(-keptNotes);
