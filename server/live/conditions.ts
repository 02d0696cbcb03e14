import type { MemberId } from '../../protocol/ids.ts';
import { isCast, membersOf, type RoomState } from '../../protocol/room/index.ts';
import type { Condition } from '../../protocol/socket.ts';
import type { AudioLevel } from '../media/index.ts';
import type { Broadcast, Clock } from './connection.ts';
import type { RoomMedia } from './room-media.ts';

/** How often the desk hears of everybody's connection, when something has changed. */
const everyMs = 2_000;
/** A microphone counts as heard for so long after a sound. */
const heardForMs = 5_000;

export interface ConditionsDeps {
  readonly state: () => RoomState;
  readonly media: Pick<RoomMedia, 'condition'>;
  readonly clock: Clock;
  readonly broadcast: Broadcast;
}

/** Everybody's connection and devices for the ready board and the member list of the desk; ephemeral. */
export class Conditions {
  readonly #deps: ConditionsDeps;
  readonly #heardAt = new Map<MemberId, number>();
  #told = '';
  #cancel: () => void;

  constructor(deps: ConditionsDeps) {
    this.#deps = deps;
    this.#cancel = this.#schedule();
  }

  hear(levels: readonly AudioLevel[]): void {
    for (const { member } of levels) this.#heardAt.set(member, this.#deps.clock.now());
  }

  close(): void {
    this.#cancel();
  }

  #schedule(): () => void {
    const { clock } = this.#deps;
    return clock.at(clock.now() + everyMs, () => {
      this.#tell();
      this.#cancel = this.#schedule();
    });
  }

  /** Told whole: a director who has just come must not wait for the next change of each. */
  #tell(): void {
    const state = this.#deps.state();
    const isWatched = membersOf(state).some(
      ({ role, presence }) => role === 'director' && presence.at === 'connected',
    );
    if (!isWatched) {
      this.#told = '';
      return;
    }
    const members = Object.fromEntries(
      membersOf(state)
        .filter(({ presence }) => presence.at === 'connected')
        .map(({ id, role, standing }) => [
          id,
          this.#condition(id, isCast(role) || standing.at === 'on_stage'),
        ]),
    );
    const directors = membersOf(state).filter(
      ({ role, presence }) => role === 'director' && presence.at === 'connected',
    );
    const key = JSON.stringify([members, directors.map(({ id }) => id)]);
    if (key === this.#told) return;
    this.#told = key;
    this.#deps.broadcast('desk', 'conditions', { members });
  }

  #condition(id: MemberId, isPerforming: boolean): Condition {
    const { network, sends } = this.#deps.media.condition(id);
    const heardAt = this.#heardAt.get(id) ?? -Infinity;
    const heard = isPerforming && this.#deps.clock.now() - heardAt < heardForMs;
    return { network, sends, heard };
  }
}
