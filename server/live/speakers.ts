import type { MemberId } from '../../protocol/ids.ts';
import { memberOf, type RoomState } from '../../protocol/room/index.ts';
import { ActiveSpeaker, type AudioLevel } from '../media/index.ts';
import type { Broadcast } from './connection.ts';

/**
 * Who is speaking, as each audience may know it: the house hears of the stage, and only while the show is live and the curtain up;
 * cast and directors also of those behind it.
 */
export class Speakers {
  readonly #state: () => RoomState;
  readonly #broadcast: Broadcast;
  readonly #house = new ActiveSpeaker();
  readonly #cast = new ActiveSpeaker();

  constructor(deps: { readonly state: () => RoomState; readonly broadcast: Broadcast }) {
    this.#state = deps.state;
    this.#broadcast = deps.broadcast;
  }

  /** Takes a report of who can be heard, loudest first. */
  hear(levels: readonly AudioLevel[], now: number): void {
    const state = this.#state();
    const onStage = levels.filter(({ member }) => isOnStage(state, member));
    if (this.#house.hear(isOpen(state) ? onStage : [], now)) this.#tellHouse();
    if (this.#cast.hear(levels, now)) this.#tellCast();
  }

  /** After every event: who has left the stage speaks no more. */
  follow(): void {
    const state = this.#state();
    const house = this.#house.current;
    if (house !== null && !(isOpen(state) && isOnStage(state, house))) {
      this.#house.forget(house);
      this.#tellHouse();
    }
    const cast = this.#cast.current;
    if (cast !== null && memberOf(state, cast) === undefined) {
      this.#cast.forget(cast);
      this.#tellCast();
    }
  }

  #tellHouse(): void {
    this.#broadcast('house', 'speaker', { member: this.#house.current });
  }

  #tellCast(): void {
    this.#broadcast('wings', 'speaker', { member: this.#cast.current });
    this.#broadcast('desk', 'speaker', { member: this.#cast.current });
  }
}

/** The house hears the stage now. */
const isOpen = ({ phase, curtain }: RoomState): boolean => phase === 'live' && !curtain;

const isOnStage = (state: RoomState, member: MemberId): boolean =>
  memberOf(state, member)?.standing.at === 'on_stage';
