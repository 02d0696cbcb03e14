import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Instant, MemberId } from '../../../protocol/ids.ts';
import type { Phase, RoomCommand, TalkbackTarget } from '../../../protocol/room/index.ts';
import type { RoomApi } from '../../room/api.ts';
import { type ActWords } from './act-words.ts';
import { doneWords } from './done-words.ts';
import { isOverruled as overruled } from './overruled.ts';
import { inverseOf } from './undo.ts';

/** How long something done can be undone, in milliseconds. */
export const undoMs = 10_000;

/** Minutes that an interval is usually meant to last. */
export const intervalMinutes = [10, 15, 20] as const;

/** What stands in the third column, one at a time. */
export const tabs = ['chat', 'house', 'line', 'rules', 'log'] as const;
export type TabName = (typeof tabs)[number];

/** Something done at this desk that can still be taken back. */
export interface Done {
  readonly id: number;
  readonly words: ActWords;
  /** The commands that take it back, in order; none where there is nothing to press. */
  readonly undo: readonly RoomCommand[];
  /** Whether somebody else has changed it since: then it is no longer this desk's to take back. */
  readonly isOverruled: () => boolean;
  /** By this device's clock. */
  readonly until: number;
}

/** What this desk alone knows: nothing of it is the room's. */
export interface DeskState {
  /** Oldest first. */
  readonly done: readonly Done[];
  /** The phase about which the desk asks "are you sure?", for as long as the one that began at `since` lasts. */
  readonly asking: { readonly to: Phase; readonly since: Instant } | null;
  /** The phase whose key is held down. */
  readonly holding: Phase | null;
  /** How long the next interval is meant to last; `null` for no plan. */
  readonly minutes: number | null;
  readonly tab: TabName;
  /** The last lines that were seen: of the chat, and of the private line. */
  readonly seen: Readonly<Record<'chat' | 'line', number>>;
  /** To whom the next private line is written. */
  readonly noteTo: MemberId | 'cast';
  /** To whom somebody at this desk holds the talk button. */
  readonly talking: TalkbackTarget | null;
  readonly isHelpOpen: boolean;
  /** Single keys act; whoever dictates or uses other shortcuts turns them off. */
  readonly hasKeys: boolean;
}

export const initialDesk: DeskState = {
  done: [],
  asking: null,
  holding: null,
  minutes: 15,
  tab: 'chat',
  seen: { chat: 0, line: 0 },
  noteTo: 'cast',
  talking: null,
  isHelpOpen: false,
  hasKeys: true,
};

/** The desk's own state, and the hands with which it works. */
export interface DeskTools {
  readonly store: StoreApi<DeskState>;
  /** Gives a command; once it is accepted, its undoing is offered for a while. */
  act(command: RoomCommand): Promise<boolean>;
  /**
   * Takes the last act back, if it is recent, and nobody else has decided otherwise since: then it says so instead. Stops
   * at the first refusal.
   */
  undo(): Promise<void>;
  /** Goes to a phase, with the planned length if it is an interval. */
  go(to: Phase): Promise<boolean>;
  /** Asks before it goes to a phase; the question falls with the phase in which it was asked. */
  ask(to: Phase): void;
  /** Speaks in private as long as it is held. */
  talk(to: TalkbackTarget | null): void;
  /** Shows a tab; what it shows, and what was shown before, counts as seen. */
  choose(tab: TabName): void;
}

export function createDesk(api: RoomApi, initially: Partial<DeskState> = {}): DeskTools {
  const store = createStore<DeskState>(() => ({ ...initialDesk, ...initially }));
  let lastId = 0;
  const offer = (entry: Omit<Done, 'id' | 'until'>): void => {
    const now = Date.now();
    const done = { ...entry, id: ++lastId, until: now + undoMs };
    store.setState((state) => ({ done: [...recent(state.done, now), done] }));
  };
  const foreign = foreignCurtain(api);
  // What is seen at once is acknowledged a moment later: an undo in between is meant for it.
  let given: Promise<unknown> = Promise.resolve();
  const act = (command: RoomCommand): Promise<boolean> => {
    const acting = giveAndOffer(command);
    given = Promise.allSettled([given, acting]);
    return acting;
  };
  const giveAndOffer = async (command: RoomCommand): Promise<boolean> => {
    const { room, self } = api.store.getState();
    if (command.type === 'curtain.set' && !foreign.mayFlip()) return false;
    const isAccepted = await api.command(command);
    if (!isAccepted || room?.audience !== 'desk' || self === null) return isAccepted;
    const words = doneWords(room.view, command, self.id);
    const undo = inverseOf(room.view, command, self.id);
    if (words === undefined || undo.length === 0) return true;
    const isOverruled = (): boolean => {
      const { room: later } = api.store.getState();
      return later?.audience === 'desk' && overruled(room.view, later.view, command, self.id);
    };
    offer({ words, undo, isOverruled });
    return true;
  };
  return {
    store,
    act,
    undo: async () => {
      await given;
      const last = recent(store.getState().done, Date.now()).findLast(({ undo }) => undo.length > 0);
      if (last === undefined) return;
      store.setState(({ done }) => ({ done: done.filter(({ id }) => id !== last.id) }));
      if (last.isOverruled()) {
        offer({ words: { key: 'undo-overruled' }, undo: [], isOverruled: () => false });
        return;
      }
      for (const command of last.undo) if (!(await api.command(command))) return;
    },
    go: (to) => {
      const { minutes } = store.getState();
      const isPlanned = to === 'intermission' && minutes !== null;
      return api.command({ type: 'phase.set', to, ...(isPlanned && { minutes }) });
    },
    ask: (to) => {
      const since = api.store.getState().room?.view.phase.since;
      if (since !== undefined) store.setState({ asking: { to, since } });
    },
    talk: (to) => {
      if (store.getState().talking === to) return;
      store.setState({ talking: to });
      void api.talk(to).then((isAccepted) => {
        if (!isAccepted && store.getState().talking === to) store.setState({ talking: null });
      });
    },
    choose: (tab) => store.setState({ tab, seen: seenNow(api) }),
  };
}

/** After another desk has moved the curtain, a key that was on its way down would move it back. */
const crossingMs = 700;

/** Knows when the curtain has been moved by somebody else. */
function foreignCurtain(api: RoomApi): { mayFlip(): boolean } {
  const isDown = (): boolean | undefined => api.store.getState().room?.view.scene.curtain;
  let [before, ownAt, foreignAt] = [isDown(), -Infinity, -Infinity];
  api.store.subscribe(() => {
    const now = isDown();
    if (now === before) return;
    const isOwn = Date.now() - ownAt < crossingMs;
    if (before !== undefined && now !== undefined && !isOwn) foreignAt = Date.now();
    before = now;
  });
  return {
    mayFlip: () => {
      if (Date.now() - foreignAt < crossingMs) return false;
      ownAt = Date.now();
      return true;
    },
  };
}

/** What can still be taken back. */
export const recent = (done: readonly Done[], now: number): readonly Done[] =>
  done.filter(({ until }) => until > now);

/** The numbers of the last lines that are there. */
export function seenNow(api: RoomApi): DeskState['seen'] {
  const { room } = api.store.getState();
  if (room?.audience !== 'desk') return initialDesk.seen;
  return { chat: room.view.lines.at(-1)?.id ?? 0, line: room.view.notes.at(-1)?.id ?? 0 };
}
