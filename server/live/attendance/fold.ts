import type { Instant, MemberId } from '../../../protocol/ids.ts';
import type { LogEntry, RoomEvent } from '../../../protocol/room/index.ts';

/** When somebody was in a room. */
export interface Presence {
  readonly joinedAt: Instant;
  /** When they were last seen; null for somebody who is there still. */
  readonly leftAt: Instant | null;
  /** Time connected, in whole minutes. */
  readonly minutes: number;
}

/** The events that say who is there; of the others it is enough to know when they were. */
export const attendanceEvents = [
  ...(['room.resumed', 'phase.changed'] as const),
  ...(['member.connected', 'member.disconnected', 'member.left', 'member.removed'] as const),
] satisfies RoomEvent['type'][];

interface Stay {
  readonly joinedAt: Instant;
  leftAt: Instant | null;
  ms: number;
}

/**
 * Who was in a room and for how long, by its log from the beginning. The evening ends with the show: whoever stays to
 * read the last card is not watching. After a crash nobody knows when each had gone: they count as there until the last
 * entry before it. Time goes forward only, whatever the clock did.
 */
export function foldAttendance(
  log: Iterable<Pick<LogEntry, 'at'> & { readonly event?: RoomEvent | undefined }>,
): ReadonlyMap<MemberId, Presence> {
  const stays = new Map<MemberId, Stay>();
  const present = new Set<MemberId>();
  let clock: Instant = 0;
  const come = (member: MemberId): void => {
    present.add(member);
    const stay = stays.get(member);
    if (stay === undefined) stays.set(member, { joinedAt: clock, leftAt: null, ms: 0 });
    else stay.leftAt = null;
  };
  const leave = (member: MemberId): void => {
    const stay = stays.get(member);
    if (present.delete(member) && stay !== undefined) stay.leftAt = clock;
  };
  for (const { at, event } of log) {
    if (event?.type === 'room.resumed') for (const member of present) leave(member);
    const passed = Math.max(0, at - clock);
    for (const member of present) (stays.get(member) ?? { ms: 0 }).ms += passed;
    clock += passed;
    if (event?.type === 'member.connected') come(event.member);
    else if (event !== undefined && isDeparture(event)) leave(event.member);
    if (event?.type !== 'phase.changed' || event.to !== 'finished') continue;
    for (const member of present) leave(member);
    break;
  }
  return new Map([...stays].map(([member, stay]) => [member, presenceOf(stay)]));
}

const isDeparture = (event: RoomEvent) =>
  event.type === 'member.disconnected' || event.type === 'member.left' || event.type === 'member.removed';

const presenceOf = ({ joinedAt, leftAt, ms }: Stay): Presence => ({
  ...{ joinedAt, leftAt },
  minutes: Math.floor(ms / 60_000),
});
