import type { Instant, MemberId, Role } from '../ids.ts';
import type { LogEntry, RoomEvent } from './events.ts';

/** Kinds of events that the log of the evening tells: what was done at the desk and what became of the show. */
const told = [
  'phase.changed',
  'curtain.moved',
  'bows.called',
  'house.locked',
  'settings.changed',
  'invitation.sent',
  'invitation.ended',
  'backstage.entered',
  'stage.entered',
  'stage.left',
  'spotlight.moved',
  'media.muted',
  'media.trouble',
  'latecomer.admitted',
  'member.connected',
  'member.left',
  'member.removed',
  'member.readmitted',
  'role.given',
  'chat.moderated',
  'chat.deleted',
  'chat.pinned',
  'chat.hushed',
] as const satisfies readonly RoomEvent['type'][];
export type ToldType = (typeof told)[number];
export type ToldEvent = Extract<RoomEvent, { type: ToldType }>;

/** One line of the log of the evening. */
export interface Act {
  readonly seq: number;
  readonly at: Instant;
  /** Who did it; `null` for what happens by itself. */
  readonly by: MemberId | null;
  readonly event: ToldEvent;
}

const keptActs = 100;

/** The acts with this entry, if the desk should read of it. Of arrivals only the cast's are told. */
export function withAct(
  acts: readonly Act[],
  { seq, at, cause, event }: LogEntry,
  roleOf: (id: MemberId) => Role | undefined,
): readonly Act[] {
  if (!isTold(event)) return acts;
  const isArrival = event.type === 'member.connected' || event.type === 'member.left';
  if (isArrival && (roleOf(event.member) ?? 'audience') === 'audience') return acts;
  return [...acts, { seq, at, by: cause?.member ?? null, event }].slice(-keptActs);
}

const isTold = (event: RoomEvent): event is ToldEvent =>
  (told as readonly RoomEvent['type'][]).includes(event.type);
