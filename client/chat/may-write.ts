import { LineText, maxLineLength } from '../../protocol/ids.ts';
import type { ChatMode, SelfView } from '../../protocol/room/index.ts';
import type { RoomClientState } from '../room/state.ts';

/** Whether somebody may write a line now. */
export type MayWrite =
  | { readonly may: 'yes' }
  /** A pause between two lines. */
  | { readonly may: 'soon'; readonly leftMs: number }
  /** `closed` for the whole house, `silenced` for this one alone, `waiting` for whoever is not let in yet. */
  | { readonly may: 'no'; readonly why: 'closed' | 'silenced' | 'waiting' };

/** What the house has decided, as the composer says it. Cast writes whatever the mode. `now` by the server's clock. */
export function mayWrite(
  { role, standing, chat }: Pick<SelfView, 'role' | 'standing' | 'chat'>,
  mode: ChatMode,
  now: number,
): MayWrite {
  if (role !== 'audience') return { may: 'yes' };
  if (standing.at === 'waiting') return { may: 'no', why: 'waiting' };
  if (chat.allowance === 'off') return { may: 'no', why: 'silenced' };
  if (mode === 'closed') return { may: 'no', why: 'closed' };
  const leftMs = chat.nextAt - now;
  return leftMs > 0 ? { may: 'soon', leftMs } : { may: 'yes' };
}

/** Whether a line is wanted from this one at all, after a pause perhaps: only then is one asked to write. */
export const mayWriteSoon = ({ room, self }: Pick<RoomClientState, 'room' | 'self'>): boolean =>
  self !== null && mayWrite(self, room?.view.chat.mode ?? 'open', 0).may !== 'no';

/** How many characters are left when a person begins to be told of it. */
const toldFrom = 60;

export interface Draft {
  /** Characters that still fit, once few are left; negative for too many. */
  readonly left: number | null;
  /** Whether the house would take it as it is. */
  readonly verdict: 'fine' | 'empty' | 'too_long' | 'unreadable';
}

/** What has been written so far, judged as the house will judge it. */
export function judge(text: string): Draft {
  const length = text.trim().length;
  const left = maxLineLength - length;
  return { left: left <= toldFrom ? left : null, verdict: verdictOf(text, length) };
}

function verdictOf(text: string, length: number): Draft['verdict'] {
  if (length === 0) return 'empty';
  if (LineText.safeParse(text).success) return 'fine';
  return length > maxLineLength ? 'too_long' : 'unreadable';
}
