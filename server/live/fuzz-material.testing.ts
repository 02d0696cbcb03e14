import type { MemberId } from '../../protocol/ids.ts';
import type { RoomCommand } from '../../protocol/room/index.ts';
import type { ConsumerOptions, FarewellReason } from '../../protocol/socket.ts';
import type { Connection, MessageName, MessageOf } from './connection.ts';

/** A connection that notes what it is told. */
export class FuzzConnection implements Connection {
  readonly member: MemberId;
  readonly role: Connection['role'];
  readonly name: string;
  readonly seatHash: string;
  readonly takeOver: boolean;
  readonly ticketRevision = undefined;
  ended = false;
  farewell: FarewellReason | undefined;
  /** Ids of the consumers that it has been told of and that were not closed since. */
  readonly announced = new Set<string>();

  constructor(who: { id: MemberId; role: Connection['role'] }, seatHash: string, takeOver: boolean) {
    this.member = who.id;
    this.role = who.role;
    this.name = `name of ${who.id}`;
    this.seatHash = seatHash;
    this.takeOver = takeOver;
  }

  hear(): void {
    // What audiences hear is followed by the test itself.
  }

  send<Name extends MessageName>(name: Name, ...[message]: MessageOf<Name>): void {
    if (this.ended) throw new Error('something was said to a connection that had ended');
    if (name === 'mediaReset') this.announced.clear();
    if (message === undefined) return;
    if ('consumers' in message) this.announce(message.consumers);
    if (name === 'consumersClose' && 'ids' in message)
      for (const id of message.ids) this.announced.delete(id);
  }

  announce(consumers: readonly ConsumerOptions[]): void {
    for (const { id } of consumers) this.announced.add(id);
  }

  end(reason: FarewellReason): void {
    this.ended = true;
    this.farewell = reason;
  }
}

/** What members ask of the room. */
export const commands: ((random: () => number) => RoomCommand)[] = [
  () => ({ type: 'hand.raise', wish: 'voice_and_video' }),
  () => ({ type: 'hand.raise', wish: 'voice' }),
  () => ({ type: 'hand.withdraw' }),
  () => ({ type: 'invitation.accept' }),
  () => ({ type: 'invitation.accept' }),
  () => ({ type: 'invitation.decline' }),
  () => ({ type: 'stage.enter' }),
  () => ({ type: 'stage.leave' }),
  (random) => ({ type: 'media.switch', source: pick(random, ['microphone', 'camera']), on: random() < 0.6 }),
  () => ({ type: 'chat.say', text: 'Bravo' }),
  () => ({ type: 'note.send', to: 'desk', text: 'Ready' }),
  (random) => ({ type: 'curtain.set', down: random() < 0.5 }),
  (random) => ({ type: 'bows.call', on: random() < 0.5 }),
  (random) => ({ type: 'settings.change', floor: random() < 0.3 ? 'open' : 'invitation' }),
  (random) => ({ type: 'settings.change', latecomers: random() < 0.3 ? 'by_director' : 'at_once' }),
  () => ({ type: 'latecomer.admit' }),
  () => ({ type: 'stage.next' }),
  (random) => ({ type: 'talkback.set', to: random() < 0.5 ? 'wings' : null }),
  (random) => ({ type: 'media.mute_many', members: 'guests', source: 'microphone', muted: random() < 0.5 }),
  (random) => ({ type: 'phase.set', to: pick(random, ['foyer', 'live', 'live', 'intermission', 'live']) }),
];
/** What directors ask about a member. */
export const directions: ((member: MemberId, random: () => number) => RoomCommand)[] = [
  (member) => ({ type: 'stage.invite', member }),
  (member) => ({ type: 'stage.invite', member }),
  (member) => ({ type: 'stage.invite', member, to: 'backstage' }),
  (member) => ({ type: 'stage.bring', member }),
  (member) => ({ type: 'talkback.set', to: member }),
  (member) => ({ type: 'spotlight.set', member }),
  (member, random) => ({ type: 'role.give', member, role: random() < 0.7 ? 'director' : 'actor' }),
  (member, random) => ({ type: 'cast.standby', member, on: random() < 0.7 }),
  (member) => ({ type: 'member.readmit', member }),
  (member) => ({ type: 'stage.dismiss', member }),
  (member, random) => ({ type: 'media.mute', member, source: 'microphone', muted: random() < 0.6 }),
  (member, random) => ({ type: 'hand.move', member, to: Math.floor(random() * 4) }),
  (member, random) => (random() < 0.2 ? { type: 'member.remove', member } : { type: 'hand.lower', member }),
];

export function pick<T>(random: () => number, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}
