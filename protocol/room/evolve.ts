import type { CommandId, Instant, MemberId } from '../ids.ts';
import type { LogEntry, RoomEvent } from './events.ts';
import {
  isCast,
  memberOf,
  membersOf,
  noSwitches,
  type Member,
  type RoomState,
  type Standing,
  type Wish,
} from './state.ts';

const rememberedCauses = 64;

/**
 * The state after one entry of the log. Pure and total over every event this version knows.
 * @throws Error when the entry is not the next one, or of a kind that this version does not know: a log that cannot
 *   be understood must stop loudly.
 */
export function evolve(state: RoomState, entry: LogEntry): RoomState {
  if (entry.seq !== state.seq + 1) throw new Error(`log entry ${entry.seq} after ${state.seq}`);
  const next = { ...apply(state, entry.event, entry.at), seq: entry.seq };
  return entry.cause === undefined ? next : remember(next, entry.cause.member, entry.cause.command);
}

function remember(state: RoomState, id: MemberId, command: CommandId): RoomState {
  return change(state, id, ({ causes }) =>
    causes.at(-1) === command ? {} : { causes: [...causes, command].slice(-rememberedCauses) },
  );
}

function apply(state: RoomState, event: RoomEvent, at: Instant): RoomState {
  switch (event.type) {
    case 'room.resumed':
      return resumed(state, event, at);
    case 'phase.changed':
      return { ...state, phase: event.to, phaseSince: at };
    case 'settings.changed':
      return {
        ...state,
        settings: { ...state.settings, maxOnStage: event.maxOnStage },
        maxOnStageChosen: true,
      };
    case 'member.connected':
      return connected(state, event);
    case 'member.disconnected':
      return change(state, event.member, () => ({
        presence: { at: 'disconnected', since: at, goneAt: event.goneAt },
        trouble: 'none',
      }));
    case 'member.left':
      return without(state, event.member);
    case 'member.removed':
      return { ...without(state, event.member), removed: [...new Set([...state.removed, event.member])] };
    case 'hand.raised':
      return handRaised(state, event.member, event.wish, at);
    case 'hand.lowered':
    case 'invitation.ended':
      return stand(state, event.member, { at: 'audience' });
    case 'hand.moved': {
      const others = state.hands.filter((id) => id !== event.member);
      return { ...state, hands: others.toSpliced(event.to, 0, event.member) };
    }
    case 'invitation.sent':
      return invited(state, event);
    case 'stage.entered':
      return stand(state, event.member, { at: 'on_stage', wish: event.wish, since: at });
    case 'stage.left':
      return stepDown(state, event.member);
    case 'media.switched':
      return change(state, event.member, ({ off }) => ({ off: { ...off, [event.source]: event.off } }));
    case 'media.muted':
      return change(state, event.member, ({ muted }) => ({
        muted: { ...muted, [event.source]: event.muted },
      }));
    case 'media.trouble':
      return change(state, event.member, () => ({ trouble: event.trouble }));
    default:
      throw new Error(`unknown event ${JSON.stringify(event satisfies never)}`);
  }
}

function resumed(
  state: RoomState,
  event: Extract<RoomEvent, { type: 'room.resumed' }>,
  at: Instant,
): RoomState {
  const { settings } = event;
  const members = membersOf(state).map((member): Member => {
    const { standing } = member;
    return {
      ...member,
      presence: { at: 'disconnected', since: at, goneAt: at + settings.graceMs },
      standing: standing.at === 'invited' ? { ...standing, expiresAt: at + settings.invitationMs } : standing,
      trouble: 'none',
    };
  });
  return {
    ...state,
    epoch: event.epoch,
    settings,
    members: Object.fromEntries(members.map((member) => [member.id, member])),
  };
}

function connected(
  state: RoomState,
  { member: id, role }: Extract<RoomEvent, { type: 'member.connected' }>,
): RoomState {
  const known = memberOf(state, id);
  const member: Member = known ?? {
    id,
    role,
    presence: { at: 'connected' },
    standing: { at: isCast(role) ? 'backstage' : 'audience' },
    muted: noSwitches,
    off: noSwitches,
    trouble: 'none',
    causes: [],
  };
  return { ...state, members: { ...state.members, [id]: { ...member, presence: { at: 'connected' } } } };
}

function handRaised(state: RoomState, id: MemberId, wish: Wish, at: Instant): RoomState {
  const standing = memberOf(state, id)?.standing;
  const since = standing?.at === 'hand_raised' ? standing.since : at;
  return stand(state, id, { at: 'hand_raised', wish, since });
}

function invited(state: RoomState, event: Extract<RoomEvent, { type: 'invitation.sent' }>): RoomState {
  const standing = memberOf(state, event.member)?.standing;
  if (standing?.at !== 'hand_raised') throw new Error('an invitation answers a raised hand');
  const { wish, since } = standing;
  return stand(state, event.member, { at: 'invited', wish, since, by: event.by, expiresAt: event.expiresAt });
}

/** Leaving the stage ends what a director or the member had switched there. */
function stepDown(state: RoomState, id: MemberId): RoomState {
  const member = memberOf(state, id);
  if (member === undefined) return state;
  if (isCast(member.role)) return stand(state, id, { at: 'backstage' });
  const cleared = change(state, id, () => ({ muted: noSwitches, off: noSwitches, trouble: 'none' as const }));
  return stand(cleared, id, { at: 'audience' });
}

/** Moves a member, and keeps `hands` and `stage` in step with where everybody stands. */
function stand(state: RoomState, id: MemberId, standing: Standing): RoomState {
  return {
    ...change(state, id, () => ({ standing })),
    hands: listed(state.hands, id, standing.at === 'hand_raised'),
    stage: listed(state.stage, id, standing.at === 'on_stage'),
  };
}

function listed(list: readonly MemberId[], id: MemberId, belongs: boolean): readonly MemberId[] {
  if (list.includes(id) === belongs) return list;
  return belongs ? [...list, id] : list.filter((other) => other !== id);
}

function without(state: RoomState, id: MemberId): RoomState {
  return {
    ...state,
    members: Object.fromEntries(
      membersOf(state).flatMap((member) => (member.id === id ? [] : [[member.id, member]])),
    ),
    hands: state.hands.filter((other) => other !== id),
    stage: state.stage.filter((other) => other !== id),
  };
}

function change(state: RoomState, id: MemberId, by: (member: Member) => Partial<Member>): RoomState {
  const member = memberOf(state, id);
  return member === undefined
    ? state
    : { ...state, members: { ...state.members, [id]: { ...member, ...by(member) } } };
}
