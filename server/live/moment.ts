import type { MemberId } from '../../protocol/ids.ts';
import { memberOf, membersOf, type RoomState } from '../../protocol/room/index.ts';
import type { ReactionKind } from '../../protocol/socket.ts';
import type { AudioLevel } from '../media/index.ts';
import { Applause } from './applause.ts';
import { Conditions } from './conditions.ts';
import type { Broadcast, Clock } from './connection.ts';
import type { RoomMedia } from './room-media.ts';
import { Speakers } from './speakers.ts';

/** What is true for a moment and stands in no log: who speaks, how loud the house claps, how good a connection is. */
export class Moment {
  readonly #state: () => RoomState;
  readonly #clock: Clock;
  readonly #speakers: Speakers;
  readonly #applause: Applause;
  readonly #conditions: Conditions;

  constructor(deps: {
    readonly state: () => RoomState;
    readonly media: Pick<RoomMedia, 'condition'>;
    readonly clock: Clock;
    readonly broadcast: Broadcast;
  }) {
    this.#state = deps.state;
    this.#clock = deps.clock;
    this.#speakers = new Speakers(deps);
    this.#applause = new Applause({ ...deps, present: () => present(deps.state()) });
    this.#conditions = new Conditions(deps);
  }

  /** Takes a report of who can be heard, loudest first. */
  hear(levels: readonly AudioLevel[]): void {
    this.#speakers.hear(levels, this.#clock.now());
    this.#conditions.hear(levels);
  }

  /** After every event. */
  follow(): void {
    this.#speakers.follow();
  }

  /** Whoever waits at the doors is not heard in the house. */
  react(member: MemberId, kind: ReactionKind, count: number): void {
    if (memberOf(this.#state(), member)?.standing.at !== 'waiting') this.#applause.take(member, kind, count);
  }

  close(): void {
    this.#applause.close();
    this.#conditions.close();
  }
}

const present = (state: RoomState): number =>
  membersOf(state).filter(({ role, presence }) => role === 'audience' && presence.at === 'connected').length;
