import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RefusalCode } from '../../protocol/refusal.ts';
import type { RoomApi } from '../room/api.ts';

/** A line on its way, or one that the house has not taken. */
export interface Unsent {
  readonly key: number;
  readonly text: string;
  /** Why it was not taken; `null` while it is on its way. */
  readonly refused: RefusalCode | null;
}

/** What somebody is writing. It outlives the drawer in which it is written: no word is lost by closing it. */
export interface Writing {
  readonly draft: string;
  readonly unsent: readonly Unsent[];
}

type Room = Pick<RoomApi, 'command'> & {
  readonly store: Pick<RoomApi['store'], 'getState'>;
};

/** Sends what is written, and keeps it until the house has taken it. */
export class Outbox {
  readonly store: StoreApi<Writing> = createStore(() => ({ draft: '', unsent: [] }));
  readonly #room: Room;
  #keys = 0;

  constructor(room: Room) {
    this.#room = room;
  }

  write(draft: string): void {
    this.store.setState({ draft });
  }

  /** Sends the draft; resolves once the house has answered. */
  send(): Promise<void> {
    const { draft, unsent } = this.store.getState();
    const line: Unsent = { key: ++this.#keys, text: draft, refused: null };
    this.store.setState({ draft: '', unsent: [...unsent, line] });
    return this.#give(line);
  }

  retry(key: number): Promise<void> {
    const line = this.store.getState().unsent.find((each) => each.key === key);
    if (line === undefined) return Promise.resolve();
    this.#change(key, { ...line, refused: null });
    return this.#give(line);
  }

  /** Back into the draft, before what is written there. */
  edit(key: number): void {
    const { draft, unsent } = this.store.getState();
    const line = unsent.find((each) => each.key === key);
    if (line === undefined) return;
    this.#change(key, null);
    this.store.setState({ draft: [line.text, draft].filter((text) => text !== '').join('\n') });
  }

  async #give(line: Unsent): Promise<void> {
    const isTaken = await this.#room.command({ type: 'chat.say', text: line.text });
    const code = this.#room.store.getState().notice?.code ?? 'internal';
    this.#change(line.key, isTaken ? null : { ...line, refused: code });
  }

  #change(key: number, to: Unsent | null): void {
    this.store.setState(({ unsent }) => ({
      unsent: unsent.flatMap((each) => (each.key === key ? (to ?? []) : each)),
    }));
  }
}

const outboxes = new WeakMap<RoomApi, Outbox>();

/** The one outbox of a room, for as long as the room. */
export function outboxOf(api: RoomApi): Outbox {
  const outbox = outboxes.get(api) ?? new Outbox(api);
  outboxes.set(api, outbox);
  return outbox;
}
