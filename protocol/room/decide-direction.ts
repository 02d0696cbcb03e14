import type { MemberId } from '../ids.ts';
import type { RoomCommand } from './commands.ts';
import { accepted, type Decision, enterStage, refused } from './decision.ts';
import type { RoomEvent } from './events.ts';
import { memberOf, membersOf, placesTaken, type Member, type Phase, type RoomState } from './state.ts';

/** Which phase may follow which. The house can be closed again until the show has begun. */
const following: Record<Phase, readonly Phase[]> = {
  closed: ['foyer'],
  foyer: ['live', 'closed'],
  live: ['intermission', 'finished'],
  intermission: ['live', 'finished'],
  finished: [],
};

/** The phases that a director can go to from here. */
export const nextPhases = (phase: Phase): readonly Phase[] => following[phase];

/** A director's commands. That the sender may direct has been asked before. */
export function decideDirection(
  state: RoomState,
  command: RoomCommand,
  { by, now }: { readonly by: MemberId; readonly now: number },
): Decision {
  switch (command.type) {
    case 'phase.set':
      return setPhase(state, command.to);
    case 'settings.change':
      return command.maxOnStage === state.settings.maxOnStage
        ? accepted()
        : accepted({ type: 'settings.changed', maxOnStage: command.maxOnStage });
    default:
      return 'member' in command ? decideAbout(state, command, by, now) : refused('bad_request');
  }
}

function decideAbout(
  state: RoomState,
  command: Extract<RoomCommand, { member: MemberId }>,
  by: MemberId,
  now: number,
): Decision {
  const member = memberOf(state, command.member);
  if (member === undefined) {
    const gone = command.type === 'member.remove' && state.removed.includes(command.member);
    return gone ? accepted() : refused('unknown_member');
  }
  const { id, standing } = member;
  switch (command.type) {
    case 'hand.move':
      return standing.at === 'hand_raised'
        ? accepted({ type: 'hand.moved', member: id, to: Math.min(command.to, state.hands.length - 1) })
        : refused('wrong_standing');
    case 'hand.lower':
      return standing.at === 'hand_raised'
        ? accepted({ type: 'hand.lowered', member: id, reason: 'director' })
        : accepted();
    case 'stage.invite':
      return invite(state, member, by, now);
    case 'invitation.cancel':
      return standing.at === 'invited'
        ? accepted({ type: 'invitation.ended', member: id, reason: 'cancelled' })
        : accepted();
    case 'stage.bring':
      return enterStage(state, member);
    case 'stage.dismiss':
      return standing.at === 'on_stage'
        ? accepted({ type: 'stage.left', member: id, reason: 'dismissed' })
        : accepted();
    case 'media.mute':
      return mute(member, command);
    case 'member.remove':
      return id === by ? refused('forbidden') : accepted({ type: 'member.removed', member: id });
  }
}

function invite(state: RoomState, { id, standing }: Member, by: MemberId, now: number): Decision {
  if (standing.at === 'invited' || standing.at === 'on_stage') return accepted();
  if (state.phase !== 'live') return refused('wrong_phase');
  if (standing.at !== 'hand_raised') return refused('wrong_standing');
  if (placesTaken(state) >= state.settings.maxOnStage) return refused('stage_full');
  return accepted({ type: 'invitation.sent', member: id, by, expiresAt: now + state.settings.invitationMs });
}

/** Only those who can be heard can be silenced: a mute must not wait for somebody's next promotion. */
function mute(member: Member, { source, muted }: Extract<RoomCommand, { type: 'media.mute' }>): Decision {
  if (member.muted[source] === muted) return accepted();
  if (member.role === 'audience' && member.standing.at !== 'on_stage') return refused('wrong_standing');
  return accepted({ type: 'media.muted', member: member.id, source, muted });
}

function setPhase(state: RoomState, to: Phase): Decision {
  if (to === state.phase) return accepted();
  if (!following[state.phase].includes(to)) return refused('wrong_phase');
  return accepted(...clearing(state, to), { type: 'phase.changed', to });
}

/** Spectators leave the stage when the show pauses or ends; at the end, and when the house closes, all is cleared. */
function clearing(state: RoomState, to: Phase): readonly RoomEvent[] {
  if (to === 'live' || to === 'foyer') return [];
  const ending = to === 'finished';
  return membersOf(state).flatMap(({ id, role, standing }): readonly RoomEvent[] => {
    if (standing.at === 'invited') return [{ type: 'invitation.ended', member: id, reason: 'phase' }];
    if (standing.at === 'hand_raised' && to !== 'intermission') {
      return [{ type: 'hand.lowered', member: id, reason: 'phase' }];
    }
    return standing.at === 'on_stage' && (role === 'audience' || ending)
      ? [{ type: 'stage.left', member: id, reason: 'phase' }]
      : [];
  });
}
