import type { MemberId } from '../../../protocol/ids.ts';
import type { DeskView, RoomCommand, ToldEvent } from '../../../protocol/room/index.ts';
import { type ActWords, actWords } from './act-words.ts';
import { mutedBy } from './undo.ts';

/**
 * What has just been done, in the words of the log, to be offered for undoing; `undefined` for what needs no offer: a
 * light or a place in the queue is taken back by the same button.
 */
export function doneWords(before: DeskView, command: RoomCommand, own: MemberId): ActWords | undefined {
  const about = 'member' in command ? nameOf(before, command.member) : null;
  switch (command.type) {
    case 'media.mute_many': {
      const count = mutedBy(before, command, own).length;
      return { key: command.muted ? 'muted-many' : 'unmuted-many', args: { count } };
    }
    case 'stage.next':
      return { key: 'next' };
    case 'hand.lower':
      return { key: 'hand-lowered', args: { name: about ?? '' } };
    default: {
      const event = eventLike(command);
      return event === undefined ? undefined : actWords({ event, about })[0];
    }
  }
}

const nameOf = (view: DeskView, id: MemberId | null | undefined): string | null =>
  id === null || id === undefined ? null : (view.members[id]?.name ?? null);

/** The entry of the log that this command leads to when it is accepted, as far as its sentence needs it. */
function eventLike(command: RoomCommand): ToldEvent | undefined {
  switch (command.type) {
    case 'curtain.set':
      return { type: 'curtain.moved', down: command.down };
    case 'house.lock':
      return { type: 'house.locked', locked: command.locked };
    case 'settings.change': {
      const { type: _, ...changed } = command;
      return { type: 'settings.changed', ...changed };
    }
    case 'spotlight.set':
      return { type: 'spotlight.moved', member: command.member };
    case 'chat.moderate':
      return { type: 'chat.moderated', mode: command.mode };
    default:
      return 'member' in command && typeof command.member === 'string'
        ? eventAbout(command, command.member)
        : undefined;
  }
}

function eventAbout(command: RoomCommand, member: MemberId): ToldEvent | undefined {
  switch (command.type) {
    case 'media.mute':
      return { type: 'media.muted', member, source: command.source, muted: command.muted };
    case 'stage.dismiss':
      return { type: 'stage.left', member, reason: 'dismissed' };
    case 'stage.bring':
      return { type: 'stage.entered', member, wish: 'voice_and_video' };
    case 'stage.invite':
      return {
        type: 'invitation.sent',
        member,
        by: member,
        expiresAt: 0,
        ...(command.to !== undefined && { to: command.to }),
      };
    case 'invitation.cancel':
      return { type: 'invitation.ended', member, reason: 'cancelled' };
    case 'chat.hush':
      return { type: 'chat.hushed', member, chat: command.chat };
    case 'member.remove':
      return { type: 'member.removed', member, ...(command.ban === true && { ban: true }) };
    default:
      return undefined;
  }
}
