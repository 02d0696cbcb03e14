import type { MemberId } from '../../../protocol/ids.ts';
import type { DeskView, RoomCommand, ToldEvent } from '../../../protocol/room/index.ts';
import { guestsUp, nextHand } from './commands-of.ts';
import { mutedBy } from './undo.ts';

/**
 * Whether what a command changed has been changed once more since, by another desk or by whom it was about: then it is
 * somebody else's decision now, and is not taken back from here. Judged by the log of the evening, where the command
 * itself is the first change.
 * @param seen the desk when the command was given
 */
export function isOverruled(seen: DeskView, now: DeskView, command: RoomCommand, own: MemberId): boolean {
  const since = seen.acts.at(-1)?.seq ?? 0;
  const changes = now.acts.filter(({ seq }) => seq > since).flatMap(({ event }) => subjectsOf(event));
  return subjectsOfCommand(seen, command, own).some(
    (subject) => changes.filter((one) => one === subject).length > 1,
  );
}

const place = (member: MemberId): string => `place ${member}`;

/** What an act of the log changes, in a word for each. */
function subjectsOf(event: ToldEvent): readonly string[] {
  switch (event.type) {
    case 'settings.changed': {
      const { type, ...changed } = event;
      return Object.keys(changed).map((key) => `${type} ${key}`);
    }
    case 'media.muted':
      return [`mute ${event.member} ${event.source}`];
    case 'chat.hushed':
      return [`hush ${event.member}`];
    case 'member.removed':
    case 'member.readmitted':
      return [`door ${event.member}`];
    case 'invitation.sent':
    case 'invitation.ended':
    case 'backstage.entered':
    case 'stage.entered':
    case 'stage.left':
      return [place(event.member)];
    default:
      return [event.type];
  }
}

function subjectsOfCommand(seen: DeskView, command: RoomCommand, own: MemberId): readonly string[] {
  switch (command.type) {
    case 'curtain.set':
      return ['curtain.moved'];
    case 'house.lock':
      return ['house.locked'];
    case 'spotlight.set':
      return ['spotlight.moved'];
    case 'chat.moderate':
      return ['chat.moderated'];
    case 'settings.change': {
      const { type: _, ...changed } = command;
      return Object.keys(changed).map((key) => `settings.changed ${key}`);
    }
    case 'media.mute':
      return [`mute ${command.member} ${command.source}`];
    case 'media.mute_many':
      return mutedBy(seen, command, own).map(({ id }) => `mute ${id} ${command.source}`);
    case 'chat.hush':
      return [`hush ${command.member}`];
    case 'member.remove':
      return [`door ${command.member}`];
    case 'stage.next': {
      const first = nextHand(seen);
      return [...guestsUp(seen).map(({ id }) => id), ...(first === undefined ? [] : [first])].map(place);
    }
    case 'stage.invite':
    case 'stage.bring':
    case 'stage.dismiss':
    case 'invitation.cancel':
      return [place(command.member)];
    default:
      return [];
  }
}
