import { Chat } from '../chat/chat.tsx';
import { type ChatMode, type ChatRules, noSwitches, type SelfView } from '../../protocol/room/index.ts';
import type { RoomClientState } from '../room/state.ts';
import { inside, position, type Scene } from './house-scenes.tsx';
import { deskMember, evening, memberId, self } from './people.ts';
import { borisSaid, longTalk, talk, talkAtDesk } from './words.ts';

const boris = (change: Partial<SelfView['chat']> = {}): SelfView =>
  self(5, { at: 'audience' }, { chat: { allowance: 'free', nextAt: 0, said: borisSaid, ...change } });

interface Told {
  readonly lines?: typeof talk;
  readonly rules?: Partial<ChatRules>;
  readonly who?: SelfView;
}

const rules = (mode: ChatMode): ChatRules => ({ mode, pinned: null });

/** The chat as large as a phone's drawer or a column of the desk. */
const chat = (
  { lines = talk, rules: change = {}, who = boris() }: Told,
  state: Partial<RoomClientState> = {},
): Scene => ({
  screen: (
    <div style={{ width: 'min(100%, 400px)', height: 'min(100%, 640px)', background: 'var(--velvet)' }}>
      <Chat />
    </div>
  ),
  state: {
    ...inside,
    room: {
      audience: 'house',
      position,
      view: evening('live', [], { lines, chat: { ...rules('open'), ...change } }),
    },
    self: who,
    ...state,
  },
});

/** Every state of the chat. */
export function chatScenes(): Record<string, Scene> {
  const [pinned = null] = talk;
  const desk = evening('live', [], {
    lines: talkAtDesk,
    chat: { mode: 'slow', pinned: talkAtDesk[0] ?? null },
    members: {
      [memberId(4)]: deskMember(4, { chat: 'slow' }),
      [memberId(5)]: deskMember(5, { muted: noSwitches }),
    },
  });
  return {
    'chat-talk': chat({ rules: { pinned } }),
    'chat-long': chat({ lines: longTalk }),
    'chat-empty': chat({ lines: [] }),
    'chat-empty-closed': chat({ lines: [], rules: { mode: 'closed' } }),
    'chat-slow': chat({ rules: { mode: 'slow' }, who: boris({ nextAt: Date.now() + 24_000 }) }),
    'chat-closed': chat({ rules: { mode: 'closed' } }),
    'chat-silenced': chat({ who: boris({ allowance: 'off' }) }),
    'chat-desk': chat(
      {},
      {
        room: { audience: 'desk', position, view: desk },
        self: self(3, { at: 'backstage' }, { role: 'director' }),
      },
    ),
  };
}
