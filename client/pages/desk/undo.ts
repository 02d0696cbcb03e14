import type { MemberId } from '../../../protocol/ids.ts';
import type { DeskMember, DeskView, RoomCommand } from '../../../protocol/room/index.ts';
import { guestsUp, nextHand } from './commands-of.ts';

/** The part of a command that this module is about. */
type Of<Type extends RoomCommand['type']> = Extract<RoomCommand, { type: Type }>;

/**
 * The inverse of an act: the commands that take it back, in order, given what the desk saw before it and who gave the
 * command. None where nothing changes, and where no command leads back: a phase, an arrival, a bow.
 */
export function inverseOf(before: DeskView, command: RoomCommand, own: MemberId): readonly RoomCommand[] {
  switch (command.type) {
    case 'curtain.set':
      return ifSo(before.scene.curtain !== command.down, { ...command, down: !command.down });
    case 'house.lock':
      return ifSo(before.door.locked !== command.locked, { ...command, locked: !command.locked });
    case 'spotlight.set':
      return ifSo(before.scene.spotlight !== command.member, { ...command, member: before.scene.spotlight });
    case 'chat.moderate':
      return ifSo(before.chat.mode !== command.mode, { ...command, mode: before.chat.mode });
    case 'settings.change':
      return settingsBefore(before, command);
    case 'media.mute_many':
      return unmuting(before, command, own);
    case 'stage.next':
      return nextTakenBack(before);
    case 'member.readmit':
      return [];
    default:
      return 'member' in command ? aboutMember(before, command) : [];
  }
}

const ifSo = (isChange: boolean, command: RoomCommand): readonly RoomCommand[] => (isChange ? [command] : []);

function aboutMember(before: DeskView, command: RoomCommand): readonly RoomCommand[] {
  if (!('member' in command) || typeof command.member !== 'string') return [];
  const member = before.members[command.member];
  if (member === undefined) return [];
  switch (command.type) {
    case 'media.mute':
      return ifSo(member.muted[command.source] !== command.muted, { ...command, muted: !command.muted });
    case 'stage.dismiss':
      return broughtBack(before, member);
    case 'stage.bring':
      return takenBehind(member);
    case 'stage.invite':
      if (member.standing !== 'hand_raised' && member.standing !== 'audience') return [];
      return [{ type: 'invitation.cancel', member: member.id }, ...handBack(before, member.id)];
    case 'hand.lower':
      return handBack(before, member.id);
    case 'hand.move':
      return ifSo(placeOf(before, member.id) !== command.to, {
        ...command,
        to: placeOf(before, member.id),
      });
    case 'invitation.cancel':
      return ifSo(member.standing === 'invited', invitation(member.id, member.invitedTo));
    case 'cast.standby':
      return ifSo(member.standby !== command.on, { ...command, on: member.standby });
    case 'chat.hush':
      return ifSo(member.chat !== command.chat, { ...command, chat: member.chat });
    case 'member.remove':
      return [{ type: 'member.readmit', member: member.id }];
    default:
      return [];
  }
}

const invitation = (member: MemberId, to: 'stage' | 'backstage' | null): Of<'stage.invite'> =>
  to === 'backstage' ? { type: 'stage.invite', member, to } : { type: 'stage.invite', member };

const placeOf = (view: DeskView, member: MemberId): number => view.hands.findIndex(({ id }) => id === member);

/** Back into the queue, and to the same place in it; nothing for whoever was not in it. */
function handBack(before: DeskView, member: MemberId): readonly RoomCommand[] {
  const to = placeOf(before, member);
  return to < 0
    ? []
    : [
        { type: 'hand.restore', member },
        { type: 'hand.move', member, to },
      ];
}

/** The cast can be brought on again; a spectator is asked again, since nobody is put before a house unasked. */
function broughtBack({ scene }: DeskView, { id, role, standing }: DeskMember): readonly RoomCommand[] {
  if (role !== 'audience') {
    if (standing !== 'on_stage') return [];
    const bring: RoomCommand = { type: 'stage.bring', member: id };
    return scene.spotlight === id ? [bring, { type: 'spotlight.set', member: id }] : [bring];
  }
  if (standing !== 'on_stage' && standing !== 'backstage') return [];
  return [invitation(id, standing === 'backstage' ? 'backstage' : 'stage')];
}

/** A guest cannot be sent behind the stage again: once dismissed, they sit in the house. */
function takenBehind({ id, role, standing, standby }: DeskMember): readonly RoomCommand[] {
  if (role === 'audience' || standing !== 'backstage') return [];
  const dismiss: RoomCommand = { type: 'stage.dismiss', member: id };
  return standby ? [dismiss, { type: 'cast.standby', member: id, on: true }] : [dismiss];
}

function settingsBefore({ settings }: DeskView, command: Of<'settings.change'>): readonly RoomCommand[] {
  const { maxOnStage, latecomers, floor, turnMs } = command;
  const changed = {
    ...(maxOnStage !== undefined &&
      maxOnStage !== settings.maxOnStage && { maxOnStage: settings.maxOnStage }),
    ...(latecomers !== undefined &&
      latecomers !== settings.latecomers && { latecomers: settings.latecomers }),
    ...(floor !== undefined && floor !== settings.floor && { floor: settings.floor }),
    ...(turnMs !== undefined && turnMs !== settings.turnMs && { turnMs: settings.turnMs }),
  };
  return ifSo(Object.keys(changed).length > 0, { type: 'settings.change', ...changed });
}

/** Whom a command for many touches: on stage, meant by it, and not so already. */
export function mutedBy(
  { members }: DeskView,
  { members: meant, source, muted }: Of<'media.mute_many'>,
  own: MemberId,
): readonly DeskMember[] {
  return Object.values(members).filter((member) => {
    if (member.standing !== 'on_stage' || member.muted[source] === muted) return false;
    if (Array.isArray(meant)) return meant.includes(member.id);
    return member.id !== own && (meant === 'stage' || member.role === 'audience');
  });
}

/** Exactly those who were touched: whoever was muted before stays so. */
function unmuting(before: DeskView, command: Of<'media.mute_many'>, own: MemberId): readonly RoomCommand[] {
  const touched = mutedBy(before, command, own).map(({ id }) => id);
  return ifSo(touched.length > 0, { ...command, members: touched, muted: !command.muted });
}

/** The next hand goes back to the head of the queue; whoever was thanked is asked again. */
function nextTakenBack(before: DeskView): readonly RoomCommand[] {
  const first = nextHand(before);
  const queue: readonly RoomCommand[] =
    first === undefined ? [] : [{ type: 'invitation.cancel', member: first }, ...handBack(before, first)];
  return [...queue, ...guestsUp(before).map(({ id }) => invitation(id, null))];
}
