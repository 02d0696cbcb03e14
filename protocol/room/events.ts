import type { CommandId, Instant, MemberId, Role } from '../ids.ts';
import type { MediaSource } from '../media.ts';
import type { MediaTrouble, Phase, RoomSettings, Wish } from './state.ts';

/**
 * Everything that can happen in a room. Payloads hold ids only, never a name or a person's words: those live in
 * rows that can be erased, the log cannot.
 */
export type RoomEvent =
  /** A process took the room over: everybody is disconnected, grace and deadlines count from now. */
  | { readonly type: 'room.resumed'; readonly epoch: number; readonly settings: RoomSettings }
  | { readonly type: 'phase.changed'; readonly to: Phase }
  | { readonly type: 'settings.changed'; readonly maxOnStage: number }
  | { readonly type: 'member.connected'; readonly member: MemberId; readonly role: Role }
  | { readonly type: 'member.disconnected'; readonly member: MemberId; readonly goneAt: Instant }
  | { readonly type: 'member.left'; readonly member: MemberId; readonly reason: 'left' | 'grace' | 'revoked' }
  /** By a director; may not come back. */
  | { readonly type: 'member.removed'; readonly member: MemberId }
  | { readonly type: 'hand.raised'; readonly member: MemberId; readonly wish: Wish }
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
    }
  | {
      readonly type: 'invitation.ended';
      readonly member: MemberId;
      readonly reason: 'declined' | 'expired' | 'cancelled' | 'phase';
    }
  | { readonly type: 'stage.entered'; readonly member: MemberId; readonly wish: Wish }
  | {
      readonly type: 'stage.left';
      readonly member: MemberId;
      readonly reason: 'stepped_down' | 'dismissed' | 'phase';
    }
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
