import type { CommandId, Instant, MemberId, Role, ShowId } from '../ids.ts';
import type { MediaSource } from '../media.ts';

/** What the evening is at. `finished` is for good. */
export const phases = ['closed', 'foyer', 'live', 'intermission', 'finished'] as const;
export type Phase = (typeof phases)[number];

/** What a raised hand asks for. */
export const wishes = ['voice', 'voice_and_video'] as const;
export type Wish = (typeof wishes)[number];

/**
 * Where a member stands. Spectators go `audience → hand_raised → invited → on_stage → audience`;
 * cast goes `backstage ⇄ on_stage`.
 */
export type Standing =
  | { readonly at: 'audience' }
  | { readonly at: 'hand_raised'; readonly wish: Wish; readonly since: Instant }
  | {
      readonly at: 'invited';
      readonly wish: Wish;
      /** When the hand went up. */
      readonly since: Instant;
      readonly by: MemberId;
      /** Without an answer until then it is "not now". */
      readonly expiresAt: Instant;
    }
  | { readonly at: 'backstage' }
  | { readonly at: 'on_stage'; readonly wish: Wish; readonly since: Instant };

export type Presence =
  | { readonly at: 'connected' }
  /** The seat, and the place on stage, are kept until `goneAt`. */
  | { readonly at: 'disconnected'; readonly since: Instant; readonly goneAt: Instant };

/** A switch for each thing that a member can send. */
export type Switches = Readonly<Record<MediaSource, boolean>>;

/** Which way a member's media could not be made to follow the state, after every retry. */
export type MediaTrouble = 'none' | 'send' | 'receive';

export interface Member {
  readonly id: MemberId;
  readonly role: Role;
  readonly presence: Presence;
  readonly standing: Standing;
  /** Silenced by a director; the member cannot undo it. */
  readonly muted: Switches;
  /** Switched off by the member. */
  readonly off: Switches;
  readonly trouble: MediaTrouble;
  /** The last 64 commands of this member that changed something: a repeat of one changes nothing. */
  readonly causes: readonly CommandId[];
}

/** As many as a stage can be set to hold: what a phone can still show, and a laptop still decode. */
export const stageLimit = 16;

export interface RoomSettings {
  /** Spectators at most, hard. */
  readonly capacity: number;
  /** Performers on stage at most: cast and spectators together. */
  readonly maxOnStage: number;
  readonly invitationMs: number;
  /** How long a lost connection keeps its seat and place. */
  readonly graceMs: number;
}

/**
 * The whole truth of a live room; only the server has it. Clients fold a view (`project.ts`).
 * Invariants: `hands` are exactly the members at `hand_raised`, `stage` exactly those at `on_stage`.
 */
export interface RoomState {
  readonly showId: ShowId;
  /** Raised by each process that takes the room over. 0 before the first. */
  readonly epoch: number;
  /** Number of the last entry of the log; 0 for none. */
  readonly seq: number;
  readonly phase: Phase;
  readonly phaseSince: Instant;
  readonly settings: RoomSettings;
  /** A director has set the maximum on stage this evening: it outlives a restart. Absent in older snapshots. */
  readonly maxOnStageChosen?: boolean;
  readonly members: Readonly<Record<MemberId, Member>>;
  /** The queue, in the director's order. */
  readonly hands: readonly MemberId[];
  /** Who may publish to the house, in order of appearance. */
  readonly stage: readonly MemberId[];
  /** Who may not come back. */
  readonly removed: readonly MemberId[];
}

export const noSwitches: Switches = { microphone: false, camera: false };

/** A room nobody has opened yet. The first entry of its log, `room.resumed`, brings its settings. */
export function emptyRoom(showId: ShowId): RoomState {
  return {
    showId,
    epoch: 0,
    seq: 0,
    phase: 'closed',
    phaseSince: 0,
    settings: { capacity: 0, maxOnStage: 0, invitationMs: 0, graceMs: 0 },
    members: {},
    hands: [],
    stage: [],
    removed: [],
  };
}

export const isCast = (role: Role): boolean => role !== 'audience';

export const memberOf = (state: RoomState, id: MemberId): Member | undefined =>
  Object.hasOwn(state.members, id) ? state.members[id] : undefined;

/** Every member, in order of arrival. */
export const membersOf = (state: RoomState): readonly Member[] => Object.values(state.members);

/** Promised places count: an accepted invitation must not meet a full stage. */
export function placesTaken(state: RoomState): number {
  return state.stage.length + membersOf(state).filter((member) => member.standing.at === 'invited').length;
}

/** The next moment at which something happens by itself, or `undefined`. */
export function nextDeadline(state: RoomState): Instant | undefined {
  let next: Instant | undefined;
  for (const { standing, presence } of membersOf(state)) {
    const own = [
      standing.at === 'invited' ? standing.expiresAt : undefined,
      presence.at === 'disconnected' ? presence.goneAt : undefined,
    ];
    for (const at of own) if (at !== undefined && (next === undefined || at < next)) next = at;
  }
  return next;
}
