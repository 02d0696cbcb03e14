import type { Instant } from '../ids.ts';
import type { SystemCommand } from './commands.ts';
import type { RoomEvent } from './events.ts';
import { memberOf, membersOf, type Member, type RoomState } from './state.ts';

/** What the house itself asks leads to events, never to a refusal: facts cannot be refused. */
export function decideSystem(state: RoomState, command: SystemCommand, now: Instant): readonly RoomEvent[] {
  switch (command.type) {
    case 'room.resume':
      // A limit that a director has set this evening outlives a restart; the others come from the show anew.
      return [
        {
          type: 'room.resumed',
          epoch: command.epoch,
          settings:
            state.maxOnStageChosen === true
              ? { ...command.settings, maxOnStage: state.settings.maxOnStage }
              : command.settings,
        },
      ];
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
      return membersOf(state).flatMap((member) => passDeadlines(member, now));
  }
}

/**
 * Nobody removed comes back, and no spectator past the capacity: admission has said so before, but the room keeps
 * its own limits. A member who is not let in is simply not there afterwards.
 */
function connect(
  state: RoomState,
  { member: id, role }: Extract<SystemCommand, { type: 'member.connect' }>,
): readonly RoomEvent[] {
  const known = memberOf(state, id);
  if (state.removed.includes(id) || known?.presence.at === 'connected') return [];
  if (known === undefined && role === 'audience' && spectators(state) >= state.settings.capacity) return [];
  return [{ type: 'member.connected', member: id, role: known?.role ?? role }];
}

const spectators = (state: RoomState): number =>
  membersOf(state).filter((member) => member.role === 'audience').length;

function passDeadlines({ id, standing, presence }: Member, now: Instant): readonly RoomEvent[] {
  if (presence.at === 'disconnected' && presence.goneAt <= now) {
    return [{ type: 'member.left', member: id, reason: 'grace' }];
  }
  return standing.at === 'invited' && standing.expiresAt <= now
    ? [{ type: 'invitation.ended', member: id, reason: 'expired' }]
    : [];
}
