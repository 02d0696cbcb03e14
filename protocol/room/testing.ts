import fc from 'fast-check';
import { CommandId, LineId, MemberId, type Role, type ShowId } from '../ids.ts';
import { MediaSource } from '../media.ts';
import type { RoomCommand, SystemCommand } from './commands.ts';
import { decide, decideBySystem } from './decide.ts';
import { eventVersion, type LogEntry, type RoomEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { chatAllowances, chatModes } from './chat.ts';
import type { Words } from './words.ts';
import {
  defaultSettings,
  destinations,
  emptyRoom,
  floors,
  latecomerRules,
  phases,
  type RoomSettings,
  type RoomState,
  wishes,
} from './state.ts';

/** Material for the properties of the room: a small company, random acts, and a room played by them. */

const uuid = (prefix: string, n: number): string =>
  `${prefix}0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const memberId = (n: number): MemberId => MemberId.parse(uuid('a', n));
export const commandId = (n: number): CommandId => CommandId.parse(uuid('c', n));

/** Who may come: two directors, three actors, and spectators. */
export const company: readonly { readonly id: MemberId; readonly role: Role }[] = Array.from(
  { length: 12 },
  (_, n) => ({
    id: memberId(n),
    role: n < 2 ? 'director' : n < 5 ? 'actor' : 'audience',
  }),
);

export const testSettings: RoomSettings = {
  ...defaultSettings,
  capacity: 5,
  maxOnStage: 3,
  invitationMs: 30_000,
  graceMs: 20_000,
};

/** What happens next: somebody asks something, or the house does, or time passes. */
export type Act =
  | { readonly kind: 'command'; readonly by: MemberId; readonly id: CommandId; readonly command: RoomCommand }
  | { readonly kind: 'system'; readonly command: SystemCommand }
  | { readonly kind: 'wait'; readonly ms: number };

const someone = fc.constantFrom(...company.map(({ id }) => id));
const source = fc.constantFrom(...MediaSource.options);
const about = <Type extends RoomCommand['type']>(type: Type) => someone.map((member) => ({ type, member }));

/** What is said early in the evenings below has these numbers. */
const line = fc.integer({ min: 10, max: 40 }).map((n) => LineId.parse(n));
const text = fc.constantFrom('Браво', 'Speak up, please', 'x'.repeat(300), 'Тише. '.repeat(40).trim());

const ownCommand: fc.Arbitrary<RoomCommand> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...wishes).map((wish) => ({ type: 'hand.raise' as const, wish })) },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      { type: 'hand.withdraw' as const },
      { type: 'invitation.accept' as const },
      { type: 'invitation.accept' as const },
      { type: 'invitation.decline' as const },
      { type: 'stage.enter' as const },
      { type: 'stage.enter' as const, wish: 'voice' as const },
      { type: 'stage.leave' as const },
      { type: 'room.leave' as const },
    ),
  },
  fc.record({ type: fc.constant('media.switch' as const), source, on: fc.boolean() }),
  { weight: 3, arbitrary: text.map((said) => ({ type: 'chat.say' as const, text: said })) },
  fc.record({
    type: fc.constant('note.send' as const),
    to: fc.oneof(someone, fc.constantFrom('cast' as const, 'desk' as const)),
    text,
  }),
);

const settingsChange = fc.oneof(
  fc.integer({ min: 1, max: 5 }).map((maxOnStage) => ({ maxOnStage })),
  fc.constantFrom(...latecomerRules).map((latecomers) => ({ latecomers })),
  fc.constantFrom(...floors).map((floor) => ({ floor })),
  fc.constantFrom(15_000, null).map((turnMs) => ({ turnMs })),
);

const eveningCommand: fc.Arbitrary<RoomCommand> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(...phases, 'live' as const, 'live' as const)
      .map((to) => ({ type: 'phase.set' as const, to })),
  },
  fc.constant({ type: 'phase.set' as const, to: 'intermission' as const, minutes: 15 }),
  { weight: 2, arbitrary: fc.boolean().map((down) => ({ type: 'curtain.set' as const, down })) },
  fc.boolean().map((on) => ({ type: 'bows.call' as const, on })),
  fc.boolean().map((locked) => ({ type: 'house.lock' as const, locked })),
  { weight: 2, arbitrary: settingsChange.map((change) => ({ type: 'settings.change' as const, ...change })) },
  fc.constant({ type: 'latecomer.admit' as const }),
  fc.constant({ type: 'stage.next' as const }),
  fc.oneof(someone, fc.constant(null)).map((member) => ({ type: 'spotlight.set' as const, member })),
  fc
    .oneof(someone, fc.constantFrom('wings' as const, null))
    .map((to) => ({ type: 'talkback.set' as const, to })),
  fc.record({
    type: fc.constant('media.mute_many' as const),
    members: fc.oneof(
      fc.constantFrom('guests' as const, 'stage' as const),
      fc.array(someone, { minLength: 1, maxLength: 3 }),
    ),
    source,
    muted: fc.boolean(),
  }),
  line.map((id) => ({ type: 'chat.delete' as const, line: id })),
  fc.oneof(line, fc.constant(null)).map((id) => ({ type: 'chat.pin' as const, line: id })),
  fc.constantFrom(...chatModes).map((mode) => ({ type: 'chat.moderate' as const, mode })),
);

const memberCommand: fc.Arbitrary<RoomCommand> = fc.oneof(
  fc.record({ type: fc.constant('hand.move' as const), member: someone, to: fc.nat(8) }),
  about('hand.lower'),
  about('hand.restore'),
  { weight: 3, arbitrary: about('stage.invite') },
  fc.record({
    type: fc.constant('stage.invite' as const),
    member: someone,
    to: fc.constantFrom(...destinations),
  }),
  about('invitation.cancel'),
  { weight: 2, arbitrary: about('stage.bring') },
  about('stage.dismiss'),
  fc.record({ type: fc.constant('cast.standby' as const), member: someone, on: fc.boolean() }),
  fc.record({ type: fc.constant('media.mute' as const), member: someone, source, muted: fc.boolean() }),
  fc.record({
    type: fc.constant('chat.hush' as const),
    member: someone,
    chat: fc.constantFrom(...chatAllowances),
  }),
  about('member.remove'),
  fc.record({ type: fc.constant('member.remove' as const), member: someone, ban: fc.boolean() }),
  about('member.readmit'),
  fc.record({
    type: fc.constant('role.give' as const),
    member: someone,
    role: fc.constantFrom('actor' as const, 'director' as const),
  }),
);

export const arbitraryCommand: fc.Arbitrary<RoomCommand> = fc.oneof(
  { weight: 5, arbitrary: ownCommand },
  { weight: 4, arbitrary: eveningCommand },
  { weight: 4, arbitrary: memberCommand },
);

const arbitrarySystem: fc.Arbitrary<SystemCommand> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...company).map(({ id, role }) => connectOf(id, role)) },
  { weight: 2, arbitrary: someone.map((member) => ({ type: 'member.disconnect' as const, member })) },
  { weight: 1, arbitrary: someone.map((member) => ({ type: 'member.revoke' as const, member })) },
  { weight: 2, arbitrary: fc.constant({ type: 'deadlines.pass' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('media.report' as const),
      member: someone,
      trouble: fc.constantFrom('none' as const, 'send' as const, 'receive' as const),
    }),
  },
  { weight: 1, arbitrary: fc.integer({ min: 2, max: 9 }).map((epoch) => resumeOf(epoch)) },
);

const connectOf = (member: MemberId, role: Role): SystemCommand => ({ type: 'member.connect', member, role });
const resumeOf = (epoch: number): SystemCommand => ({ type: 'room.resume', epoch, settings: testSettings });

/** Directors ask more often than their number: otherwise little would happen on stage. */
const asker = fc.oneof(someone, fc.constant(memberId(0)));

export const arbitraryAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('command' as const),
      by: asker,
      id: fc.nat(400).map(commandId),
      command: arbitraryCommand,
    }),
  },
  { weight: 4, arbitrary: arbitrarySystem.map((command) => ({ kind: 'system' as const, command })) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 40_000 }).map((ms) => ({ kind: 'wait' as const, ms })) },
);

/** A full house, live, as a start for acts that would rarely get so far by chance. */
export const openingActs: readonly Act[] = [
  ...company.slice(0, 10).map(({ id, role }): Act => ({ kind: 'system', command: connectOf(id, role) })),
  { kind: 'command', by: memberId(0), id: commandId(900), command: { type: 'phase.set', to: 'foyer' } },
  { kind: 'command', by: memberId(0), id: commandId(901), command: { type: 'phase.set', to: 'live' } },
];

let lastCommand = 1000;
const does = (by: MemberId, command: RoomCommand): Act => ({
  kind: 'command',
  by,
  id: commandId(++lastCommand),
  command,
});

/** The show runs: an actor and a spectator on stage, one invited, two with raised hands. */
export const busyActs: readonly Act[] = [
  ...openingActs,
  does(memberId(2), { type: 'stage.enter' }),
  ...[5, 6, 7, 8].map((n) => does(memberId(n), { type: 'hand.raise', wish: 'voice_and_video' })),
  does(memberId(0), { type: 'stage.invite', member: memberId(5) }),
  does(memberId(5), { type: 'invitation.accept' }),
  does(memberId(0), { type: 'stage.invite', member: memberId(6) }),
];

/** Latecomers wait for the interval, one is there; a spectator is asked behind the stage; the chat is in use. */
export const lateActs: readonly Act[] = [
  ...company.slice(0, 7).map(({ id, role }): Act => ({ kind: 'system', command: connectOf(id, role) })),
  does(memberId(0), { type: 'phase.set', to: 'foyer' }),
  ...[5, 6, 2].map((n) => does(memberId(n), { type: 'chat.say', text: 'Good evening' })),
  does(memberId(0), { type: 'settings.change', latecomers: 'at_interval' }),
  does(memberId(0), { type: 'phase.set', to: 'live' }),
  { kind: 'system', command: connectOf(memberId(7), 'audience') },
  does(memberId(5), { type: 'hand.raise', wish: 'voice_and_video' }),
  does(memberId(0), { type: 'stage.invite', member: memberId(5), to: 'backstage' }),
];

export const arbitraryEvening: fc.Arbitrary<readonly Act[]> = fc
  .tuple(
    fc.constantFrom([], openingActs, busyActs, busyActs, lateActs),
    fc.array(arbitraryAct, { maxLength: 60, size: 'max' }),
  )
  .map(([opening, acts]) => [...opening, ...acts]);

/** What happened at one act. */
export interface Scene {
  readonly act: Act;
  readonly steps: readonly {
    readonly before: RoomState;
    readonly entry: LogEntry;
    readonly after: RoomState;
  }[];
}

/** Plays acts in a new room; the log is every step's entry in order. */
export function play(acts: readonly Act[], observe: (scene: Scene) => void = () => undefined): RoomState {
  let state = emptyRoom(1 as ShowId); // a literal of the brand, for tests alone
  let now = 1_000_000;
  const perform = (act: Act): void => {
    if (act.kind === 'wait') {
      now += act.ms;
      return;
    }
    const cause = act.kind === 'command' ? { member: act.by, command: act.id } : undefined;
    const steps = eventsOf(state, act, now).map((event) => {
      const before = state;
      const epoch = event.type === 'room.resumed' ? event.epoch : state.epoch;
      const entry: LogEntry = {
        seq: state.seq + 1,
        epoch,
        at: now,
        version: eventVersion,
        event,
        ...(cause && { cause }),
      };
      state = evolve(state, entry);
      return { before, entry, after: state };
    });
    observe({ act, steps });
  };
  perform({ kind: 'system', command: resumeOf(1) });
  for (const act of acts) perform(act);
  return state;
}

function eventsOf(state: RoomState, act: Exclude<Act, { kind: 'wait' }>, now: number): readonly RoomEvent[] {
  if (act.kind === 'system') return decideBySystem(state, act.command, now);
  const decision = decide(state, act.command, { by: act.by, command: act.id, now });
  return decision.ok ? decision.events : [];
}

/** Everybody's name, and words for every line, as the projections want them. */
export const words: Words = {
  names: new Map(company.map(({ id }, n) => [id, `Person ${n}`])),
  texts: new Map(Array.from({ length: 200 }, (_, n) => [LineId.parse(n + 1), `Words ${n + 1}`])),
};
