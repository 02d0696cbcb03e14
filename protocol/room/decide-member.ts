import type { Instant, MemberId, Role } from '../ids.ts';
import type { RoomCommand } from './commands.ts';
import { accepted, type Decision, enterStage, leaveStage, refused } from './decision.ts';
import { grantsOf } from './grants.ts';
import {
  type Destination,
  isCast,
  memberOf,
  membersOf,
  placesOf,
  placesTaken,
  type Member,
  type RoomState,
  type Standing,
} from './state.ts';

/** Who asks, and when. */
interface Director {
  readonly by: MemberId;
  readonly now: Instant;
}

/** A director's commands about one member; that the sender may direct has been asked before. */
export function decideMember(state: RoomState, command: RoomCommand, { by, now }: Director): Decision {
  if (!('member' in command) || command.member === null || command.type === 'latecomer.admit') {
    return refused('bad_request');
  }
  if (command.type === 'member.readmit') return readmit(state, command.member);
  const member = memberOf(state, command.member);
  if (member === undefined) {
    const gone = command.type === 'member.remove' && state.removed.includes(command.member);
    return gone ? accepted() : refused('unknown_member');
  }
  return decideAbout(state, member, command, { by, now });
}

function decideAbout(state: RoomState, member: Member, command: RoomCommand, director: Director): Decision {
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
    case 'hand.restore':
      return restoreHand(state, member, director.now);
    case 'stage.invite':
      return invite(state, member, director, command.to);
    case 'invitation.cancel':
      return standing.at === 'invited'
        ? accepted({ type: 'invitation.ended', member: id, reason: 'cancelled' })
        : accepted();
    case 'stage.bring':
      return enterStage(state, member);
    case 'stage.dismiss':
      return accepted(...leaveStage(state, id, 'dismissed'));
    case 'cast.standby':
      return standBy(member, command.on);
    case 'media.mute':
      return mute(member, command);
    case 'chat.hush':
      if (isCast(member.role)) return refused('wrong_standing');
      return member.chat === command.chat
        ? accepted()
        : accepted({ type: 'chat.hushed', member: id, chat: command.chat });
    case 'member.remove':
      return id === director.by
        ? refused('forbidden')
        : accepted({ type: 'member.removed', member: id, ...(command.ban === true && { ban: true }) });
    case 'role.give':
      return giveRole(state, member, command.role);
    default:
      return refused('bad_request');
  }
}

/** Invites a raised hand, or takes back a no: whoever has just been on stage or in the queue may be asked again at once. */
export function invite(
  state: RoomState,
  { id, standing }: Member,
  { by, now }: Director,
  to: Destination = 'stage',
): Decision {
  if (standing.at === 'invited' || standing.at === 'on_stage') return accepted();
  if (
    state.phase !== 'live' &&
    !(to === 'backstage' && state.phase !== 'finished' && state.phase !== 'closed')
  ) {
    return refused('wrong_phase');
  }
  if (!isWilling(standing, now)) return refused('wrong_standing');
  if (placesTaken(state) >= placesOf(state)) return refused('stage_full');
  const expiresAt = now + state.settings.invitationMs;
  return accepted({
    type: 'invitation.sent',
    member: id,
    by,
    expiresAt,
    ...(to === 'backstage' && { to }),
  });
}

const isWilling = (standing: Standing, now: Instant): boolean =>
  standing.at === 'hand_raised' || (standing.at === 'audience' && (standing.recall?.until ?? 0) > now);

/** Takes back a lowered hand or a cancelled invitation: the wish and the waiting are as before. */
function restoreHand(state: RoomState, { id, standing }: Member, now: Instant): Decision {
  if (standing.at === 'hand_raised') return accepted();
  const recall = standing.at === 'audience' ? standing.recall : undefined;
  if (recall === undefined || recall.until <= now) return refused('wrong_standing');
  if (!grantsOf(state, id).raiseHand) return refused('wrong_phase');
  const { wish, since = now } = recall;
  return accepted({ type: 'hand.raised', member: id, wish, since });
}

/** Only those who can be heard can be silenced: a mute must not wait for somebody's next promotion. */
function mute(member: Member, { source, muted }: Extract<RoomCommand, { type: 'media.mute' }>): Decision {
  if (member.muted[source] === muted) return accepted();
  const isHeard = member.standing.at === 'on_stage' || member.standing.at === 'backstage';
  if (member.role === 'audience' && !isHeard) return refused('wrong_standing');
  return accepted({ type: 'media.muted', member: member.id, source, muted });
}

/** The light that says "you are next". */
function standBy(member: Member, on: boolean): Decision {
  if (member.standby === on) return accepted();
  if (on && member.standing.at !== 'backstage') return refused('wrong_standing');
  return accepted({ type: 'cast.standby', member: member.id, on });
}

const readmit = (state: RoomState, id: MemberId): Decision =>
  state.removed.includes(id) ? accepted({ type: 'member.readmitted', member: id }) : accepted();

/** The last director who is here cannot be taken the direction from: somebody must be able to end the show. */
function giveRole(
  state: RoomState,
  { id, role: now }: Member,
  role: Extract<Role, 'actor' | 'director'>,
): Decision {
  if (now === role) return accepted();
  if (!isCast(now)) return refused('wrong_standing');
  const others = membersOf(state).filter(
    (member) => member.role === 'director' && member.id !== id && member.presence.at === 'connected',
  );
  if (role === 'actor' && others.length === 0) return refused('forbidden');
  return accepted({ type: 'role.given', member: id, role });
}
