import type { CommandId, Instant, MemberId } from '../ids.ts';
import type { RoomCommand, SystemCommand } from './commands.ts';
import { sayLine, sendNote } from './decide-words.ts';
import { decideEvening } from './decide-evening.ts';
import { decideMember } from './decide-member.ts';
import { decideSystem } from './decide-system.ts';
import type { RoomEvent } from './events.ts';
import { grantsOf, mayCommand } from './grants.ts';
import { accepted, type Decision, enterStage, leaveStage, refused } from './decision.ts';
import { isCast, memberOf, type Member, placesOf, placesTaken, type RoomState, type Wish } from './state.ts';

/** Who asks, when, and as which command; the rules themselves read no clock. */
export interface Asking {
  readonly by: MemberId;
  readonly command: CommandId;
  readonly now: Instant;
}

/**
 * The rules of the theatre: what a member's command leads to, or why it is refused. Pure. What is already so is
 * accepted without events, so that a repeated command is harmless.
 */
export function decide(state: RoomState, command: RoomCommand, asking: Asking): Decision {
  const member = memberOf(state, asking.by);
  if (member === undefined) return refused('not_a_member');
  if (member.causes.includes(asking.command)) return accepted();
  if (!mayCommand(grantsOf(state, asking.by), command.type)) {
    const isEarly = command.type === 'hand.raise' || command.type === 'stage.enter';
    return refused(isEarly && member.role === 'audience' ? 'wrong_phase' : 'forbidden');
  }
  return (
    decideOwn(state, member, command, asking.now) ??
    decideEvening(state, command, asking) ??
    decideMember(state, command, asking)
  );
}

/** What the house itself asks: connections, time, facts of the media plane. Never refused. */
export function decideBySystem(state: RoomState, command: SystemCommand, now: Instant): readonly RoomEvent[] {
  return decideSystem(state, command, now);
}

/** Commands about oneself; `undefined` for the others. */
function decideOwn(
  state: RoomState,
  member: Member,
  command: RoomCommand,
  now: Instant,
): Decision | undefined {
  const { id, standing } = member;
  switch (command.type) {
    case 'hand.raise':
      return raise(member, command.wish);
    case 'hand.withdraw':
      return standing.at === 'hand_raised'
        ? accepted({ type: 'hand.lowered', member: id, reason: 'withdrawn' })
        : decline(member);
    case 'invitation.accept':
      return accept(state, member, now);
    case 'invitation.decline':
      return decline(member);
    case 'stage.enter':
      return isCast(member.role) ? enterStage(state, member) : takeFloor(state, member, command.wish);
    case 'stage.leave':
      return accepted(...leaveStage(state, id, 'stepped_down'));
    case 'media.switch':
      return member.off[command.source] === !command.on
        ? accepted()
        : accepted({ type: 'media.switched', member: id, source: command.source, off: !command.on });
    case 'chat.say':
      return sayLine(state, member, command.text, now);
    case 'note.send':
      return sendNote(state, member, command.to);
    case 'room.leave':
      return accepted({ type: 'member.left', member: id, reason: 'left' });
    default:
      return undefined;
  }
}

function raise({ id, standing }: Member, wish: Wish): Decision {
  if (standing.at === 'hand_raised' && standing.wish === wish) return accepted();
  if (standing.at !== 'audience' && standing.at !== 'hand_raised') return refused('wrong_standing');
  return accepted({ type: 'hand.raised', member: id, wish });
}

const decline = ({ id, standing }: Member): Decision =>
  standing.at === 'invited'
    ? accepted({ type: 'invitation.ended', member: id, reason: 'declined' })
    : accepted();

function accept(state: RoomState, { id, standing }: Member, now: Instant): Decision {
  if (standing.at === 'on_stage' || standing.at === 'backstage') return accepted();
  if (standing.at !== 'invited' || now >= standing.expiresAt) return refused('invitation_over');
  const { wish } = standing;
  if (standing.to === 'backstage') return accepted({ type: 'backstage.entered', member: id, wish });
  if (state.phase !== 'live') return refused('wrong_phase');
  if (state.stage.length >= placesOf(state)) return refused('stage_full');
  return accepted({ type: 'stage.entered', member: id, wish });
}

/** A spectator steps on by themselves while the floor is the house's; with everybody speaking, as a voice alone. */
function takeFloor(state: RoomState, { id, standing }: Member, wish: Wish = 'voice'): Decision {
  if (standing.at === 'on_stage') return accepted();
  if (standing.at !== 'audience' && standing.at !== 'hand_raised') return refused('wrong_standing');
  if (placesTaken(state) >= placesOf(state)) return refused('stage_full');
  return state.settings.floor === 'everybody'
    ? accepted({ type: 'stage.entered', member: id, wish: 'voice', fromSeat: true })
    : accepted({ type: 'stage.entered', member: id, wish });
}
