import type { MemberId } from '../../protocol/ids.ts';
import {
  membersOf,
  projectDesk,
  projectEvent,
  projectHouse,
  projectSelf,
  projectWings,
  type RoomEvent,
  type RoomState,
  type SelfView,
  type ViewEvent,
  type Words,
} from '../../protocol/room/index.ts';
import type { Snapshots, StreamPosition, ViewSnapshot } from '../../protocol/socket.ts';
import type { AudienceName, Broadcast, MessageName, MessageOf } from './connection.ts';

/** One event with the states around it. */
export interface Step {
  readonly before: RoomState;
  readonly event: RoomEvent;
  readonly after: RoomState;
}

const audiences: readonly AudienceName[] = ['house', 'wings', 'desk'];

/**
 * Turns what happens into what each audience hears of it, numbered per audience, so that a client sees a gap; and
 * gives snapshots that continue those numbers.
 */
export class ViewStreams {
  readonly #words: Words;
  readonly #broadcast: Broadcast;
  readonly #tell: <Name extends MessageName>(
    member: MemberId,
    name: Name,
    ...message: MessageOf<Name>
  ) => void;
  readonly #seq: Record<AudienceName, number> = { house: 0, wings: 0, desk: 0 };
  readonly #selfSeq = new Map<MemberId, number>();

  constructor(deps: {
    words: Words;
    broadcast: Broadcast;
    tell: <Name extends MessageName>(member: MemberId, name: Name, ...message: MessageOf<Name>) => void;
  }) {
    this.#words = deps.words;
    this.#broadcast = deps.broadcast;
    this.#tell = deps.tell;
  }

  /** Tells every audience, and each member of themselves, what these steps changed for them. */
  publish(steps: readonly Step[]): void {
    const [first, last] = [steps[0], steps.at(-1)];
    if (first === undefined || last === undefined) return;
    for (const audience of audiences) {
      const events = steps.flatMap(({ before, event, after }) =>
        projectEvent(before, event, after, audience, this.#words),
      );
      this.#sendView(audience, last.after.epoch, events);
    }
    for (const { id, presence } of membersOf(last.after)) {
      if (presence.at === 'connected') this.#sendSelf(id, first.before, last.after);
    }
  }

  /** The whole view of a member's audience and of themselves; `undefined` for nobody of this room. */
  snapshots(state: RoomState, member: MemberId, audience: AudienceName, now: number): Snapshots | undefined {
    const view = projectSelf(state, member, this.#words);
    if (view === undefined) return undefined;
    return {
      now,
      room: this.#roomSnapshot(state, audience),
      self: { position: { epoch: state.epoch, seq: this.#selfSeq.get(member) ?? 0 }, view },
    };
  }

  /** Gone for good: whoever comes back gets a snapshot, which begins the numbers anew. */
  forget(member: MemberId): void {
    this.#selfSeq.delete(member);
  }

  #roomSnapshot(state: RoomState, audience: AudienceName): ViewSnapshot {
    const position: StreamPosition = { epoch: state.epoch, seq: this.#seq[audience] };
    switch (audience) {
      case 'house':
        return { audience, position, view: projectHouse(state, this.#words) };
      case 'wings':
        return { audience, position, view: projectWings(state, this.#words) };
      case 'desk':
        return { audience, position, view: projectDesk(state, this.#words) };
    }
  }

  #sendView(audience: AudienceName, epoch: number, events: readonly ViewEvent[]): void {
    if (events.length === 0) return;
    this.#seq[audience] += 1;
    this.#broadcast(audience, 'view', { epoch, seq: this.#seq[audience], events });
  }

  #sendSelf(member: MemberId, before: RoomState, after: RoomState): void {
    const view = projectSelf(after, member, this.#words);
    if (view === undefined || same(view, projectSelf(before, member, this.#words))) return;
    const seq = (this.#selfSeq.get(member) ?? 0) + 1;
    this.#selfSeq.set(member, seq);
    this.#tell(member, 'self', { epoch: after.epoch, seq, view });
  }
}

/** Equal as sent: projections are plain data built in one order. */
const same = (a: SelfView, b: SelfView | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);
