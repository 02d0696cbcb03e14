import type { Instant, MemberId } from '../ids.ts';
import { MediaSource } from '../media.ts';
import type { Asking } from './decide.ts';
import type { RoomCommand } from './commands.ts';
import { accepted, type Decision, leaveStage, refused } from './decision.ts';
import { moderate } from './decide-words.ts';
import { invite } from './decide-member.ts';
import type { RoomEvent } from './events.ts';
import {
  isCast,
  mayBeSpokenTo,
  memberOf,
  membersOf,
  placesOf,
  placesTaken,
  type ChosenSettings,
  type Member,
  type Phase,
  type RoomState,
} from './state.ts';

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

/** The phases over which the curtain can be down. */
const curtained: readonly Phase[] = ['foyer', 'live', 'intermission'];
export const mayCurtain = (phase: Phase): boolean => curtained.includes(phase);

/** A director's commands over the whole evening; that the sender may direct has been asked before. */
export function decideEvening(state: RoomState, command: RoomCommand, asking: Asking): Decision | undefined {
  switch (command.type) {
    case 'phase.set':
      return setPhase(state, command, asking.now);
    case 'curtain.set':
      if (state.curtain === command.down) return accepted();
      return mayCurtain(state.phase)
        ? accepted({ type: 'curtain.moved', down: command.down })
        : refused('wrong_phase');
    case 'bows.call':
      return callBows(state, command.on);
    case 'house.lock':
      return state.locked === command.locked
        ? accepted()
        : accepted({ type: 'house.locked', locked: command.locked });
    case 'settings.change':
      return changeSettings(state, command, asking.now);
    case 'latecomer.admit':
      return admit(state, command.member);
    case 'stage.next':
      return next(state, asking);
    case 'spotlight.set':
      return spotlight(state, command.member);
    case 'talkback.set':
      return talkback(state, asking.by, command.to);
    case 'media.mute_many':
      return muteMany(state, command, asking.by);
    case 'chat.delete':
    case 'chat.pin':
    case 'chat.moderate':
      return moderate(state, command);
    default:
      return undefined;
  }
}

function setPhase(
  state: RoomState,
  { to, minutes }: Extract<RoomCommand, { type: 'phase.set' }>,
  now: Instant,
): Decision {
  if (to === state.phase) return accepted();
  if (!following[state.phase].includes(to)) return refused('wrong_phase');
  const endsAt = to === 'intermission' && minutes !== undefined ? now + minutes * 60_000 : undefined;
  return accepted(...phaseEvents(state, to, endsAt));
}

/** Everything that goes with a change of phase. */
export function phaseEvents(state: RoomState, to: Phase, endsAt?: Instant): readonly RoomEvent[] {
  const change: RoomEvent = { type: 'phase.changed', to, ...(endsAt !== undefined && { endsAt }) };
  return [...clearing(state, to), change, ...admitting(state, to)];
}

/** Spectators leave the stage when the show pauses or ends; at the end, and when the house closes, all is cleared. */
function clearing(state: RoomState, to: Phase): readonly RoomEvent[] {
  if (to === 'live' || to === 'foyer') return [];
  const over = to !== 'intermission';
  return membersOf(state).flatMap(({ id, role, standing }): readonly RoomEvent[] => {
    switch (standing.at) {
      case 'invited':
        // Who is asked behind the stage may come in the interval too.
        return over || standing.to !== 'backstage'
          ? [{ type: 'invitation.ended', member: id, reason: 'phase' }]
          : [];
      case 'hand_raised':
        return over ? [{ type: 'hand.lowered', member: id, reason: 'phase' }] : [];
      case 'on_stage':
        return role === 'audience' || to === 'finished' ? leaveStage(state, id, 'phase') : [];
      case 'backstage':
        return over ? leaveStage(state, id, 'phase') : [];
      default:
        return [];
    }
  });
}

/** Latecomers come in at the interval, unless the director wants to see each of them; at the end they see that it is over. */
function admitting(state: RoomState, to: Phase): readonly RoomEvent[] {
  const all = to === 'finished' || (to === 'intermission' && state.settings.latecomers !== 'by_director');
  return all ? waiting(state) : [];
}

const waiting = (state: RoomState): readonly RoomEvent[] =>
  membersOf(state)
    .filter(({ standing }) => standing.at === 'waiting')
    .map(({ id }) => ({ type: 'latecomer.admitted', member: id }));

function admit(state: RoomState, id: MemberId | undefined): Decision {
  if (id === undefined) return accepted(...waiting(state));
  const member = memberOf(state, id);
  if (member === undefined) return refused('unknown_member');
  return member.standing.at === 'waiting' ? accepted({ type: 'latecomer.admitted', member: id }) : accepted();
}

/** At the curtain call whoever of the actors is here comes on, as long as there are places. */
function callBows(state: RoomState, on: boolean): Decision {
  if (state.bows === on) return accepted();
  if (state.phase !== 'live') return refused('wrong_phase');
  const coming = on
    ? membersOf(state)
        .filter(({ role, standing, presence }) => {
          const isHere = presence.at === 'connected';
          return role === 'actor' && standing.at === 'backstage' && isHere;
        })
        .slice(0, Math.max(0, placesOf(state) - placesTaken(state)))
    : [];
  return accepted(
    ...coming.map(({ id }) => ({ type: 'stage.entered', member: id, wish: 'voice_and_video' }) as const),
    { type: 'bows.called', on },
  );
}

function changeSettings(
  state: RoomState,
  command: Extract<RoomCommand, { type: 'settings.change' }>,
  now: Instant,
): Decision {
  const { maxOnStage, latecomers, floor, turnMs } = command;
  const wanted: ChosenSettings = {
    ...(maxOnStage !== undefined && { maxOnStage }),
    ...(latecomers !== undefined && { latecomers }),
    ...(floor !== undefined && { floor }),
    ...(turnMs !== undefined && { turnMs }),
  };
  const changed = Object.fromEntries(
    Object.entries(wanted).filter(([key, value]) => state.settings[key as keyof ChosenSettings] !== value), // a key of `wanted`
  ) as ChosenSettings;
  if (Object.keys(changed).length === 0) return accepted();
  const ended = state.settings.floor === 'everybody' && changed.floor !== undefined;
  return accepted(
    { type: 'settings.changed', ...changed },
    ...(ended ? silencing(state) : []),
    ...(changed.floor === undefined ? [] : anew(state)),
    ...(changed.turnMs === undefined ? [] : timing(state, changed.turnMs, now)),
  );
}

/** A floor that is given anew is open to whoever was dismissed from the last one, and to whoever was silenced there. */
const anew = (state: RoomState): readonly RoomEvent[] =>
  membersOf(state).flatMap(({ id, role, standing, muted, resting }): readonly RoomEvent[] => {
    if (role !== 'audience') return [];
    const isUp = standing.at === 'on_stage' || standing.at === 'backstage';
    const silenced = isUp ? [] : MediaSource.options.filter((source) => muted[source]);
    return [
      ...(resting === null ? [] : [{ type: 'rest.ended', member: id } as const]),
      ...silenced.map((source) => ({ type: 'media.muted', member: id, source, muted: false }) as const),
    ];
  });

/** Whoever speaks already has as much time from now on as everybody. */
const timing = (state: RoomState, turnMs: number | null, now: Instant): readonly RoomEvent[] =>
  membersOf(state)
    .filter(({ role, standing }) => role === 'audience' && standing.at === 'on_stage')
    .map(({ id }) => ({ type: 'turn.timed', member: id, endsAt: turnMs === null ? null : now + turnMs }));

/** When no longer everybody may speak, those who spoke from their seats listen again. */
const silencing = (state: RoomState): readonly RoomEvent[] =>
  membersOf(state)
    .filter(speaksFromSeat)
    .flatMap(({ id }) => leaveStage(state, id, 'floor'));

const speaksFromSeat = ({ standing }: Member): boolean => standing.at === 'on_stage' && !!standing.fromSeat;

/** Spectators who were asked up, or came up to an open stage. */
const guestsOnStage = (state: RoomState): readonly Member[] =>
  membersOf(state).filter(
    (member) => member.role === 'audience' && member.standing.at === 'on_stage' && !speaksFromSeat(member),
  );

/** One tap in a masterclass: thanks to whoever is up, and the next hand is asked. Who speaks from a seat is not up. */
function next(state: RoomState, { by, now }: Asking): Decision {
  if (state.phase !== 'live') return refused('wrong_phase');
  const leaving = guestsOnStage(state).flatMap(({ id }) => leaveStage(state, id, 'dismissed'));
  // Nobody is asked who has lost the connection: the house would wait for them.
  const first = state.hands.find((id) => memberOf(state, id)?.presence.at === 'connected');
  const member = first === undefined ? undefined : memberOf(state, first);
  if (member === undefined) return accepted(...leaving);
  const freed = state.stage.filter((id) =>
    leaving.every((event) => !('member' in event) || event.member !== id),
  );
  const invited = invite({ ...state, stage: freed }, member, { by, now });
  return invited.ok ? accepted(...leaving, ...invited.events) : invited;
}

function spotlight(state: RoomState, id: MemberId | null): Decision {
  if (state.spotlight === id) return accepted();
  if (id !== null && !state.stage.includes(id)) {
    return refused(memberOf(state, id) === undefined ? 'unknown_member' : 'wrong_standing');
  }
  return accepted({ type: 'spotlight.moved', member: id });
}

function talkback(state: RoomState, by: MemberId, to: MemberId | 'wings' | null): Decision {
  if (memberOf(state, by)?.talkback === to) return accepted();
  if (to !== null && to !== 'wings') {
    const receiver = memberOf(state, to);
    if (receiver === undefined) return refused('unknown_member');
    if (receiver.id === by || !mayBeSpokenTo(receiver)) return refused('wrong_standing');
  }
  return accepted({ type: 'talkback.moved', by, to });
}

/** Only those who can be heard can be silenced, and nobody silences themselves together with the others. */
function muteMany(
  state: RoomState,
  { members, source, muted }: Extract<RoomCommand, { type: 'media.mute_many' }>,
  by: MemberId,
): Decision {
  const meant = (member: Member): boolean => {
    if (Array.isArray(members)) return members.includes(member.id);
    return member.id !== by && (members === 'stage' || !isCast(member.role));
  };
  const touched = membersOf(state).filter(
    (member) => member.standing.at === 'on_stage' && meant(member) && member.muted[source] !== muted,
  );
  return accepted(...touched.map(({ id }) => ({ type: 'media.muted', member: id, source, muted }) as const));
}
