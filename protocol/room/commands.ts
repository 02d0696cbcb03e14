import { z } from 'zod';
import { LineId, LineText, MemberId, type Role } from '../ids.ts';
import { MediaSource } from '../media.ts';
import { chatAllowances, chatModes } from './chat.ts';
import {
  destinations,
  floors,
  latecomerRules,
  type MediaTrouble,
  phases,
  type RoomSettings,
  stageLimit,
  wishes,
} from './state.ts';

const about = <Type extends string>(type: Type) =>
  z.strictObject({ type: z.literal(type), member: MemberId });

/** What a member asks about themselves, or says. */
const ownCommands = [
  z.strictObject({ type: z.literal('hand.raise'), wish: z.enum(wishes) }),
  z.strictObject({ type: z.literal('hand.withdraw') }),
  z.strictObject({ type: z.literal('invitation.accept') }),
  z.strictObject({ type: z.literal('invitation.decline') }),
  /** Cast walks on; spectators too while the floor is theirs, with a wish. */
  z.strictObject({ type: z.literal('stage.enter'), wish: z.enum(wishes).exactOptional() }),
  /** Anybody on stage, or a spectator behind it, steps down. */
  z.strictObject({ type: z.literal('stage.leave') }),
  z.strictObject({ type: z.literal('media.switch'), source: MediaSource, on: z.boolean() }),
  z.strictObject({ type: z.literal('chat.say'), text: LineText }),
  /** A private line: cast writes to the desk, directors to one of the cast or to all. */
  z.strictObject({
    type: z.literal('note.send'),
    to: z.union([MemberId, z.enum(['cast', 'desk'])]),
    text: LineText,
  }),
  z.strictObject({ type: z.literal('room.leave') }),
] as const;

/** How long an interval is meant to last, at most, in minutes. */
const longestInterval = 120;

/** The evening as a whole, the director's. */
const eveningCommands = [
  /** `minutes`: how long an interval is meant to last; it is shown, and nothing happens by itself. */
  z.strictObject({
    type: z.literal('phase.set'),
    to: z.enum(phases),
    minutes: z.number().int().min(1).max(longestInterval).exactOptional(),
  }),
  z.strictObject({ type: z.literal('curtain.set'), down: z.boolean() }),
  /** The curtain call: brings all of the cast who are behind the stage on, as many as there are places. */
  z.strictObject({ type: z.literal('bows.call'), on: z.boolean() }),
  z.strictObject({ type: z.literal('house.lock'), locked: z.boolean() }),
  z.strictObject({
    type: z.literal('settings.change'),
    maxOnStage: z.number().int().min(1).max(stageLimit).exactOptional(),
    latecomers: z.enum(latecomerRules).exactOptional(),
    floor: z.enum(floors).exactOptional(),
    turnMs: z.number().int().min(10_000).max(3_600_000).nullable().exactOptional(),
  }),
  /** Without a member: all who wait. */
  z.strictObject({ type: z.literal('latecomer.admit'), member: MemberId.exactOptional() }),
  /** Thanks whoever of the house is on stage, and invites the next hand. */
  z.strictObject({ type: z.literal('stage.next') }),
  z.strictObject({ type: z.literal('spotlight.set'), member: MemberId.nullable() }),
  z.strictObject({
    type: z.literal('talkback.set'),
    to: z.union([MemberId, z.literal('wings')]).nullable(),
  }),
  /** Many at once: all spectators on stage, everybody on stage but oneself, or those named. */
  z.strictObject({
    type: z.literal('media.mute_many'),
    members: z.union([z.enum(['guests', 'stage']), z.array(MemberId).min(1).max(64)]),
    source: MediaSource,
    muted: z.boolean(),
  }),
  z.strictObject({ type: z.literal('chat.delete'), line: LineId }),
  z.strictObject({ type: z.literal('chat.pin'), line: LineId.nullable() }),
  z.strictObject({ type: z.literal('chat.moderate'), mode: z.enum(chatModes) }),
] as const;

/** About one member, the director's. */
const memberCommands = [
  z.strictObject({ type: z.literal('hand.move'), member: MemberId, to: z.number().int().min(0).max(999) }),
  about('hand.lower'),
  /** Puts a hand up again that a director has lowered, or whose invitation a director has cancelled; at the end. */
  about('hand.restore'),
  z.strictObject({
    type: z.literal('stage.invite'),
    member: MemberId,
    to: z.enum(destinations).exactOptional(),
  }),
  about('invitation.cancel'),
  /** Brings one of the cast on, or a spectator who is behind the stage. */
  about('stage.bring'),
  about('stage.dismiss'),
  z.strictObject({ type: z.literal('cast.standby'), member: MemberId, on: z.boolean() }),
  z.strictObject({
    type: z.literal('media.mute'),
    member: MemberId,
    source: MediaSource,
    muted: z.boolean(),
  }),
  z.strictObject({ type: z.literal('chat.hush'), member: MemberId, chat: z.enum(chatAllowances) }),
  /** Out, and not back by the same ticket; with `ban` the person is known again by another ticket or device. */
  z.strictObject({ type: z.literal('member.remove'), member: MemberId, ban: z.boolean().exactOptional() }),
  about('member.readmit'),
  /** Hands the direction over, or takes it back. */
  z.strictObject({ type: z.literal('role.give'), member: MemberId, role: z.enum(['actor', 'director']) }),
] as const;

/** What a member asks of the room. */
export const RoomCommand = z.discriminatedUnion('type', [
  ...ownCommands,
  ...eveningCommands,
  ...memberCommands,
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
