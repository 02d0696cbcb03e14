import type { CommandId, Instant, MemberId } from '../ids.ts';
import type { RoomCommand, SystemCommand } from './commands.ts';
import { decideDirection } from './decide-direction.ts';
import { decideSystem } from './decide-system.ts';
import type { RoomEvent } from './events.ts';
import { grantsOf, mayCommand } from './grants.ts';
import { accepted, type Decision, enterStage, refused } from './decision.ts';
import { memberOf, type Member, type RoomState } from './state.ts';

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
    return refused(command.type === 'hand.raise' && member.role === 'audience' ? 'wrong_phase' : 'forbidden');
  }
  return decideOwn(state, member, command, asking.now) ?? decideDirection(state, command, asking);
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
      if (standing.at === 'invited')
        return accepted({ type: 'invitation.ended', member: id, reason: 'declined' });
      return standing.at === 'hand_raised'
        ? accepted({ type: 'hand.lowered', member: id, reason: 'withdrawn' })
        : accepted();
    case 'invitation.accept':
      return accept(state, member, now);
    case 'invitation.decline':
      return standing.at === 'invited'
        ? accepted({ type: 'invitation.ended', member: id, reason: 'declined' })
        : accepted();
    case 'stage.enter':
      return enterStage(state, member);
    case 'stage.leave':
      return standing.at === 'on_stage'
        ? accepted({ type: 'stage.left', member: id, reason: 'stepped_down' })
        : accepted();
    case 'media.switch':
      return member.off[command.source] === !command.on
        ? accepted()
        : accepted({ type: 'media.switched', member: id, source: command.source, off: !command.on });
    case 'room.leave':
      return accepted({ type: 'member.left', member: id, reason: 'left' });
    default:
      return undefined;
  }
}

function raise({ id, standing }: Member, wish: 'voice' | 'voice_and_video'): Decision {
  if (standing.at === 'hand_raised' && standing.wish === wish) return accepted();
  if (standing.at !== 'audience' && standing.at !== 'hand_raised') return refused('wrong_standing');
  return accepted({ type: 'hand.raised', member: id, wish });
}

function accept(state: RoomState, { id, standing }: Member, now: Instant): Decision {
  if (standing.at === 'on_stage') return accepted();
  if (standing.at !== 'invited' || now >= standing.expiresAt) return refused('invitation_over');
  if (state.phase !== 'live') return refused('wrong_phase');
  if (state.stage.length >= state.settings.maxOnStage) return refused('stage_full');
  return accepted({ type: 'stage.entered', member: id, wish: standing.wish });
}
