import type { Instant, MemberId, Role } from '../ids.ts';
import type { SystemCommand } from './commands.ts';
import { abandonedAt } from './deadlines.ts';
import { phaseEvents } from './decide-evening.ts';
import type { RoomEvent } from './events.ts';
import { isCast, memberOf, membersOf, type RoomState } from './state.ts';

/** What the house itself asks leads to events, never to a refusal: facts cannot be refused. */
export function decideSystem(state: RoomState, command: SystemCommand, now: Instant): readonly RoomEvent[] {
  switch (command.type) {
    case 'room.resume':
      return [{ type: 'room.resumed', epoch: command.epoch, settings: command.settings }];
    case 'member.connect':
      return connect(state, command);
    case 'member.disconnect': {
      const connected = memberOf(state, command.member)?.presence.at === 'connected';
      return connected
        ? [{ type: 'member.disconnected', member: command.member, goneAt: now + state.settings.graceMs }]
        : [];
    }
    case 'member.revoke':
      return memberOf(state, command.member) === undefined
        ? []
        : [{ type: 'member.left', member: command.member, reason: 'revoked' }];
    case 'media.report': {
      const member = memberOf(state, command.member);
      return member === undefined || member.trouble === command.trouble
        ? []
        : [{ type: 'media.trouble', member: command.member, trouble: command.trouble }];
    }
    case 'deadlines.pass':
      return passDeadlines(state, now);
  }
}

/**
 * Nobody removed comes back, and no stranger into a full or a locked house: admission has said so before, but the room
 * keeps its own limits. A member who is not let in is simply not there afterwards.
 */
function connect(
  state: RoomState,
  { member: id, role }: Extract<SystemCommand, { type: 'member.connect' }>,
): readonly RoomEvent[] {
  const known = memberOf(state, id);
  if (known?.presence.at === 'connected' || mayCome(state, id, role) !== 'yes') return [];
  const as = known?.role ?? (isCast(role) ? (state.roles[id] ?? role) : role);
  const waits = known === undefined && role === 'audience' && isLate(state, id);
  return [{ type: 'member.connected', member: id, role: as, ...(waits && { waiting: true }) }];
}

/** Whether a room lets this member in now, by its own rules. */
export function mayCome(
  state: RoomState,
  id: MemberId,
  role: Role,
): 'yes' | 'removed_from_room' | 'house_locked' | 'house_full' {
  if (state.removed.includes(id)) return 'removed_from_room';
  if (memberOf(state, id) !== undefined || role !== 'audience') return 'yes';
  if (state.locked && !state.welcomed.includes(id)) return 'house_locked';
  return spectators(state) >= state.settings.capacity ? 'house_full' : 'yes';
}

/** Whoever has been in the house comes back at any time. */
function isLate({ phase, settings: { latecomers }, welcomed }: RoomState, id: MemberId): boolean {
  if (welcomed.includes(id)) return false;
  if (latecomers === 'at_interval') return phase === 'live';
  return latecomers === 'by_director' && (phase === 'live' || phase === 'intermission');
}

const spectators = (state: RoomState): number =>
  membersOf(state).filter((member) => member.role === 'audience').length;

function passDeadlines(state: RoomState, now: Instant): readonly RoomEvent[] {
  const abandoned = abandonedAt(state);
  if (abandoned !== undefined && abandoned <= now) return phaseEvents(state, 'finished');
  return membersOf(state).flatMap(({ id, standing, presence, resting }): readonly RoomEvent[] => {
    if (presence.at === 'disconnected' && presence.goneAt <= now) {
      return [{ type: 'member.left', member: id, reason: 'grace' }];
    }
    if (standing.at === 'on_stage' && (standing.endsAt ?? Infinity) <= now) {
      return [{ type: 'stage.left', member: id, reason: 'time' }];
    }
    const rested = (resting?.until ?? Infinity) <= now;
    return [
      ...(rested ? [{ type: 'rest.ended', member: id } as const] : []),
      ...(standing.at === 'invited' && standing.expiresAt <= now
        ? [{ type: 'invitation.ended', member: id, reason: 'expired' } as const]
        : []),
    ];
  });
}
