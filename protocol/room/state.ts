import type { CommandId, Instant, LineId, MemberId, Role, ShowId } from '../ids.ts';
import { MediaSource } from '../media.ts';
import type { Act } from './acts.ts';
import { type ChatState, type ChatAllowance, emptyChat, type Note } from './chat.ts';

/** What the evening is at. `finished` is for good. */
export const phases = ['closed', 'foyer', 'live', 'intermission', 'finished'] as const;
export type Phase = (typeof phases)[number];

/** What a raised hand asks for. */
export const wishes = ['voice', 'voice_and_video'] as const;
export type Wish = (typeof wishes)[number];

/** Where an invitation leads: before the house at once, or behind the stage first, heard by the directors alone. */
export const destinations = ['stage', 'backstage'] as const;
export type Destination = (typeof destinations)[number];

/** What a spectator had asked for before a director dismissed them, lowered the hand or cancelled the invitation. */
export interface Recall {
  readonly wish: Wish;
  readonly until: Instant;
  /** When the hand went up, where it was up. */
  readonly since?: Instant;
}

/**
 * Where a member stands. Spectators go `audience → hand_raised → invited → (backstage →) on_stage → audience`, and wait
 * first if they come late; cast goes `backstage ⇄ on_stage`.
 */
export type Standing =
  /** `recall` after a director's no: until then a director may take it back. */
  | { readonly at: 'audience'; readonly recall?: Recall }
  /** Came after the beginning, and is let in later. */
  | { readonly at: 'waiting'; readonly since: Instant }
  | { readonly at: 'hand_raised'; readonly wish: Wish; readonly since: Instant }
  | {
      readonly at: 'invited';
      readonly wish: Wish;
      /** When the hand went up. */
      readonly since: Instant;
      readonly by: MemberId;
      /** Without an answer until then it is "not now". */
      readonly expiresAt: Instant;
      /** Absent in older logs: to the stage. */
      readonly to?: Destination;
    }
  /** Cast, or with a `wish` a spectator on the way to the stage. */
  | { readonly at: 'backstage'; readonly wish?: Wish }
  | {
      readonly at: 'on_stage';
      readonly wish: Wish;
      readonly since: Instant;
      /** When a spectator's turn ends, if turns are limited. */
      readonly endsAt?: Instant;
      /** A spectator who speaks from their seat while everybody may: asked by nobody, and silent with the others. */
      readonly fromSeat?: true;
    };

export type Presence =
  | { readonly at: 'connected' }
  /** The seat, and the place on stage, are kept until `goneAt`. */
  | { readonly at: 'disconnected'; readonly since: Instant; readonly goneAt: Instant };

/** A switch for each thing that a member can send. */
export type Switches = Readonly<Record<MediaSource, boolean>>;

/** Which way a member's media could not be made to follow the state, after every retry. */
export type MediaTrouble = 'none' | 'send' | 'receive';

/** Whom a director speaks to in private: one member, or everybody behind the stage. */
export type TalkbackTarget = MemberId | 'wings';

/** After a turn until then, after a dismissal (`null`) until a director asks, or gives the floor anew. */
export interface Rest {
  readonly until: Instant | null;
}

/** What was ordered about somebody, and what counts for the chat: it outlives a leaving. */
export type Ordered = Pick<Member, 'muted' | 'chat' | 'saidAt' | 'resting'>;

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
  /** How much a director lets this member write. */
  readonly chat: ChatAllowance;
  /** When the last line of chat was written; 0 for never. */
  readonly saidAt: Instant;
  /** Directors: to whom the talkback goes now. */
  readonly talkback: TalkbackTarget | null;
  /** Told to be ready: next on stage. */
  readonly standby: boolean;
  /** Spectators who had the floor, and do not take it again by themselves for now. */
  readonly resting: Rest | null;
  /** The last 64 commands of this member that changed something: a repeat of one changes nothing. */
  readonly causes: readonly CommandId[];
}

/** As many as a stage can be set to hold: what a phone can still show, and a laptop still decode. */
export const stageLimit = 16;
/** Voices at once while everybody may speak: most are silent, and a phone still mixes so many. */
export const voiceLimit = 24;

/** How spectators come to speak: invited one by one, by themselves, or all of them from where they sit. */
export const floors = ['invitation', 'open', 'everybody'] as const;
export type Floor = (typeof floors)[number];

/** What becomes of those who come after the beginning. */
export const latecomerRules = ['at_once', 'at_interval', 'by_director'] as const;
export type LatecomerRule = (typeof latecomerRules)[number];

export interface RoomSettings {
  /** Spectators at most, hard. */
  readonly capacity: number;
  /** Performers on stage at most: cast and spectators together. */
  readonly maxOnStage: number;
  readonly invitationMs: number;
  /** How long a lost connection keeps its seat and place. */
  readonly graceMs: number;
  readonly latecomers: LatecomerRule;
  readonly floor: Floor;
  /** How long a spectator's turn on stage lasts; `null` for no limit. */
  readonly turnMs: number | null;
  /** After so long without any of the cast an evening ends by itself. */
  readonly unattendedMs: number;
}

/** The settings that a director may change during the evening. */
export type ChosenSettings = Partial<Pick<RoomSettings, 'maxOnStage' | 'latecomers' | 'floor' | 'turnMs'>>;

export const defaultSettings: RoomSettings = {
  capacity: 0,
  maxOnStage: 0,
  invitationMs: 0,
  graceMs: 0,
  latecomers: 'at_once',
  floor: 'invitation',
  turnMs: null,
  unattendedMs: 6 * 3_600_000,
};

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
  /** When an interval is meant to end; nothing happens by itself then. */
  readonly phaseEndsAt: Instant | null;
  /** Down over foyer, live or intermission: the house gets no stage, whatever goes on behind it. */
  readonly curtain: boolean;
  /** The curtain call: everybody bows. Ends with the phase. */
  readonly bows: boolean;
  /** Nobody new is let in. */
  readonly locked: boolean;
  readonly settings: RoomSettings;
  /** What directors have set this evening: it outlives a restart. */
  readonly chosen: ChosenSettings;
  readonly members: Readonly<Record<MemberId, Member>>;
  /** The queue, in the director's order. */
  readonly hands: readonly MemberId[];
  /** Who may publish to the house now, in order of appearance. */
  readonly stage: readonly MemberId[];
  /** Whom the house should look at; kept only while on stage. */
  readonly spotlight: MemberId | null;
  /** Who may not come back. */
  readonly removed: readonly MemberId[];
  /** Spectators who have been in the house: whoever comes back is no latecomer, and no stranger to a locked house. */
  readonly welcomed: readonly MemberId[];
  /** Of those who have left: whoever goes out and comes in again is no other person. */
  readonly ordered: Readonly<Record<MemberId, Ordered>>;
  /** Roles that directors have given this evening: they outlive a leaving. */
  readonly roles: Readonly<Record<MemberId, Role>>;
  /** Since when none of the cast is here; `null` while somebody is. */
  readonly unattendedSince: Instant | null;
  readonly chat: ChatState;
  /** Private lines between desk and cast, the last ones. */
  readonly notes: readonly Note[];
  /** What directors did and what happened to the show, the last ones: the log of the evening as the desk reads it. */
  readonly acts: readonly Act[];
}

export const noSwitches = Object.fromEntries(
  MediaSource.options.map((source) => [source, false]),
) as Switches; // every source, by construction

/** A room nobody has opened yet. The first entry of its log, `room.resumed`, brings its settings. */
export function emptyRoom(showId: ShowId): RoomState {
  return {
    showId,
    epoch: 0,
    seq: 0,
    phase: 'closed',
    phaseSince: 0,
    phaseEndsAt: null,
    curtain: false,
    bows: false,
    locked: false,
    settings: defaultSettings,
    chosen: {},
    members: {},
    hands: [],
    stage: [],
    spotlight: null,
    removed: [],
    welcomed: [],
    ordered: {},
    roles: {},
    unattendedSince: null,
    chat: emptyChat,
    notes: [],
    acts: [],
  };
}

export const isCast = (role: Role): boolean => role !== 'audience';

/** A spectator whom a director has brought behind the stage. */
export const isGuestBackstage = ({ role, standing }: Member): boolean =>
  role === 'audience' && standing.at === 'backstage';

/** Those whom the desk can speak to in private: the cast, and spectators behind or on the stage. */
export const mayBeSpokenTo = (member: Member): boolean =>
  isCast(member.role) || isGuestBackstage(member) || member.standing.at === 'on_stage';

export const memberOf = (state: RoomState, id: MemberId): Member | undefined =>
  Object.hasOwn(state.members, id) ? state.members[id] : undefined;

/** Every member, in order of arrival. */
export const membersOf = (state: RoomState): readonly Member[] => Object.values(state.members);

/** Places on stage now: more while everybody may speak. */
export const placesOf = ({ settings: { floor, maxOnStage } }: RoomState): number =>
  floor === 'everybody' ? Math.max(maxOnStage, voiceLimit) : maxOnStage;

/** Promised places count: an accepted invitation, and whoever waits behind the stage, must not meet a full one. */
export function placesTaken(state: RoomState): number {
  const promised = membersOf(state).filter(
    (member) => member.standing.at === 'invited' || isGuestBackstage(member),
  );
  return state.stage.length + promised.length;
}

/** All lines whose words must still be known. */
export const linesOf = ({ chat, notes }: RoomState): readonly LineId[] => [
  ...chat.lines.map(({ id }) => id),
  ...(chat.pinned === null ? [] : [chat.pinned.id]),
  ...notes.map(({ id }) => id),
];
