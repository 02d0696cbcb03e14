import { z } from 'zod';
import { MemberId, type Role } from '../ids.ts';
import { MediaSource } from '../media.ts';
import { phases, type MediaTrouble, type RoomSettings, stageLimit, wishes } from './state.ts';

/** What a member asks of the room. */
export const RoomCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('hand.raise'), wish: z.enum(wishes) }),
  z.strictObject({ type: z.literal('hand.withdraw') }),
  z.strictObject({ type: z.literal('invitation.accept') }),
  z.strictObject({ type: z.literal('invitation.decline') }),
  /** Cast walks on. */
  z.strictObject({ type: z.literal('stage.enter') }),
  /** Anybody on stage steps down. */
  z.strictObject({ type: z.literal('stage.leave') }),
  z.strictObject({ type: z.literal('media.switch'), source: MediaSource, on: z.boolean() }),
  z.strictObject({ type: z.literal('room.leave') }),
  // the director's
  z.strictObject({ type: z.literal('phase.set'), to: z.enum(phases) }),
  z.strictObject({ type: z.literal('settings.change'), maxOnStage: z.number().int().min(1).max(stageLimit) }),
  z.strictObject({ type: z.literal('hand.move'), member: MemberId, to: z.number().int().min(0).max(999) }),
  z.strictObject({ type: z.literal('hand.lower'), member: MemberId }),
  z.strictObject({ type: z.literal('stage.invite'), member: MemberId }),
  z.strictObject({ type: z.literal('invitation.cancel'), member: MemberId }),
  /** Brings a member of the cast on. */
  z.strictObject({ type: z.literal('stage.bring'), member: MemberId }),
  z.strictObject({ type: z.literal('stage.dismiss'), member: MemberId }),
  z.strictObject({
    type: z.literal('media.mute'),
    member: MemberId,
    source: MediaSource,
    muted: z.boolean(),
  }),
  z.strictObject({ type: z.literal('member.remove'), member: MemberId }),
]);
export type RoomCommand = z.infer<typeof RoomCommand>;
export type RoomCommandType = RoomCommand['type'];

/** What the house itself asks: connections, time, and facts of the media plane. */
export type SystemCommand =
  | { readonly type: 'room.resume'; readonly epoch: number; readonly settings: RoomSettings }
  | { readonly type: 'member.connect'; readonly member: MemberId; readonly role: Role }
  | { readonly type: 'member.disconnect'; readonly member: MemberId }
  /** The ticket or invitation of this member is no longer good; admission lets nobody in by it again. */
  | { readonly type: 'member.revoke'; readonly member: MemberId }
  | { readonly type: 'media.report'; readonly member: MemberId; readonly trouble: MediaTrouble }
  /** The deadline given by `nextDeadline` has passed. */
  | { readonly type: 'deadlines.pass' };
