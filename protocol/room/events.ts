import type { CommandId, Instant, LineId, MemberId, Role } from '../ids.ts';
import type { MediaSource } from '../media.ts';
import type { ChatAllowance, ChatMode, Note } from './chat.ts';
import type {
  ChosenSettings,
  Destination,
  MediaTrouble,
  Phase,
  RoomSettings,
  TalkbackTarget,
  Wish,
} from './state.ts';

/**
 * Everything that can happen in a room. Payloads hold ids only, never a name or a person's words: those live in
 * rows that can be erased, the log cannot.
 */
export type RoomEvent = EveningEvent | MemberEvent | StageEvent | MediaEvent | WordEvent;

export type EveningEvent =
  /** A process took the room over: everybody is disconnected, grace and deadlines count from now. */
  | { readonly type: 'room.resumed'; readonly epoch: number; readonly settings: Partial<RoomSettings> }
  | { readonly type: 'phase.changed'; readonly to: Phase; readonly endsAt?: Instant }
  | { readonly type: 'curtain.moved'; readonly down: boolean }
  | { readonly type: 'bows.called'; readonly on: boolean }
  | { readonly type: 'house.locked'; readonly locked: boolean }
  | ({ readonly type: 'settings.changed' } & ChosenSettings);

export type MemberEvent =
  | {
      readonly type: 'member.connected';
      readonly member: MemberId;
      readonly role: Role;
      /** A latecomer: waits to be let in. */
      readonly waiting?: true;
    }
  | { readonly type: 'member.disconnected'; readonly member: MemberId; readonly goneAt: Instant }
  | { readonly type: 'member.left'; readonly member: MemberId; readonly reason: 'left' | 'grace' | 'revoked' }
  /** By a director; may not come back. With `ban` the person is known again by another ticket. */
  | { readonly type: 'member.removed'; readonly member: MemberId; readonly ban?: true }
  | { readonly type: 'member.readmitted'; readonly member: MemberId }
  | { readonly type: 'latecomer.admitted'; readonly member: MemberId }
  | { readonly type: 'role.given'; readonly member: MemberId; readonly role: Role };

export type StageEvent =
  | {
      readonly type: 'hand.raised';
      readonly member: MemberId;
      readonly wish: Wish;
      /** A hand that a director has put up again has waited since then. */
      readonly since?: Instant;
    }
  | {
      readonly type: 'hand.lowered';
      readonly member: MemberId;
      readonly reason: 'withdrawn' | 'director' | 'phase';
    }
  | { readonly type: 'hand.moved'; readonly member: MemberId; readonly to: number }
  | {
      readonly type: 'invitation.sent';
      readonly member: MemberId;
      readonly by: MemberId;
      readonly expiresAt: Instant;
      readonly to?: Destination;
    }
  | {
      readonly type: 'invitation.ended';
      readonly member: MemberId;
      readonly reason: 'declined' | 'expired' | 'cancelled' | 'phase';
    }
  /** A spectator has come behind the stage. */
  | { readonly type: 'backstage.entered'; readonly member: MemberId; readonly wish: Wish }
  /** `fromSeat`: a spectator speaks up while everybody may. */
  | {
      readonly type: 'stage.entered';
      readonly member: MemberId;
      readonly wish: Wish;
      readonly fromSeat?: true;
    }
  | {
      readonly type: 'stage.left';
      readonly member: MemberId;
      readonly reason: 'stepped_down' | 'dismissed' | 'phase' | 'time' | 'floor';
    }
  /** A spectator who has rested may take the floor again. */
  | { readonly type: 'rest.ended'; readonly member: MemberId }
  /** The turn of a spectator on stage ends at another time than before, or not at all. */
  | { readonly type: 'turn.timed'; readonly member: MemberId; readonly endsAt: Instant | null }
  | { readonly type: 'spotlight.moved'; readonly member: MemberId | null }
  | { readonly type: 'cast.standby'; readonly member: MemberId; readonly on: boolean }
  | { readonly type: 'talkback.moved'; readonly by: MemberId; readonly to: TalkbackTarget | null };

export type MediaEvent =
  | {
      readonly type: 'media.switched';
      readonly member: MemberId;
      readonly source: MediaSource;
      readonly off: boolean;
    }
  | {
      readonly type: 'media.muted';
      readonly member: MemberId;
      readonly source: MediaSource;
      readonly muted: boolean;
    }
  | { readonly type: 'media.trouble'; readonly member: MemberId; readonly trouble: MediaTrouble };

/** Who said something, and how long it was; the words are in rows that can be erased. The line's id is the entry's `seq`. */
export type WordEvent =
  | { readonly type: 'chat.said'; readonly member: MemberId; readonly bytes: number }
  | { readonly type: 'chat.deleted'; readonly line: LineId; readonly member: MemberId }
  | { readonly type: 'chat.pinned'; readonly line: LineId | null }
  | { readonly type: 'chat.moderated'; readonly mode: ChatMode }
  | { readonly type: 'chat.hushed'; readonly member: MemberId; readonly chat: ChatAllowance }
  | { readonly type: 'note.sent'; readonly member: MemberId; readonly to: Note['to'] };

export type RoomEventType = RoomEvent['type'];

/** Raised when the meaning of an event's payload changes; old logs stay as fixtures and must replay. */
export const eventVersion = 1;

/** One line of a room's log. */
export interface LogEntry {
  readonly seq: number;
  readonly epoch: number;
  readonly at: Instant;
  readonly version: number;
  /** The command that caused it; absent for what the house does by itself. */
  readonly cause?: { readonly member: MemberId; readonly command: CommandId };
  readonly event: RoomEvent;
}
