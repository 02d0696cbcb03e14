import { type Instant, LineId, type MemberId } from '../ids.ts';
import { type ChatMode, chatPauseMs, lineOf, type Note } from './chat.ts';
import type { RoomCommand } from './commands.ts';
import { accepted, type Decision, refused } from './decision.ts';
import { isCast, mayBeSpokenTo, memberOf, type Member, type RoomState } from './state.ts';

const encoder = new TextEncoder();

/**
 * A line of chat. The desk and the cast write whatever the mode; a spectator as the mode and the director let them.
 */
export function sayLine(state: RoomState, member: Member, text: string, now: Instant): Decision {
  if (!isCast(member.role)) {
    const { mode } = state.chat;
    if (member.standing.at === 'waiting') return refused('wrong_standing');
    if (member.chat === 'off') return refused('chat_silenced');
    if (mode === 'closed') return refused('chat_closed');
    const left = mayWriteAt(member, mode) - now;
    if (left > 0) return refused('chat_slow', Math.ceil(left / 1000));
  }
  return accepted({ type: 'chat.said', member: member.id, bytes: encoder.encode(text).length });
}

/** When a spectator may write the next line. */
export function mayWriteAt({ chat, saidAt }: Member, mode: ChatMode): Instant {
  if (saidAt === 0) return 0;
  return saidAt + chatPauseMs[chat === 'slow' || mode === 'slow' ? 'slow' : 'open'];
}

/** Directors write to one of those behind the stage, or to all of the cast; everybody else writes to the desk. */
export function sendNote(state: RoomState, { id, role }: Member, to: Note['to']): Decision {
  if (role !== 'director' && to !== 'desk') return refused('forbidden');
  if (to !== 'cast' && to !== 'desk') {
    const receiver = memberOf(state, to);
    if (receiver === undefined) return refused('unknown_member');
    if (!mayBeSpokenTo(receiver)) return refused('wrong_standing');
  }
  return accepted({ type: 'note.sent', member: id, to });
}

/** The director's word over the chat. */
export function moderate(
  { chat }: RoomState,
  command: Extract<RoomCommand, { type: 'chat.delete' | 'chat.pin' | 'chat.moderate' }>,
): Decision {
  switch (command.type) {
    case 'chat.delete': {
      const line = lineOf(chat, command.line);
      return line === undefined
        ? refused('unknown_line')
        : accepted({ type: 'chat.deleted', line: line.id, member: line.by });
    }
    case 'chat.pin':
      if ((chat.pinned?.id ?? null) === command.line) return accepted();
      if (command.line !== null && lineOf(chat, command.line) === undefined) return refused('unknown_line');
      return accepted({ type: 'chat.pinned', line: command.line });
    case 'chat.moderate':
      return chat.mode === command.mode
        ? accepted()
        : accepted({ type: 'chat.moderated', mode: command.mode });
  }
}

/** Who reads a note: the writer, whom it is for, and every director. */
export const mayRead = ({ by, to }: Note, reader: Member, id: MemberId): boolean =>
  by === id || to === id || (to === 'cast' && isCast(reader.role)) || reader.role === 'director';

/** The line that this entry of the log says was said. */
export const lineId = (seq: number): LineId => LineId.parse(seq);
