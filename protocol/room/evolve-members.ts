import type { Instant, MemberId } from '../ids.ts';
import { added, change, left, stand, without } from './change.ts';
import type { MemberEvent, RoomEvent } from './events.ts';
import { isCast, memberOf, noSwitches, type Member, type RoomState } from './state.ts';

/** The state after somebody came, went, or became something else. */
export function evolveMember(state: RoomState, event: MemberEvent, at: Instant): RoomState {
  switch (event.type) {
    case 'member.connected':
      return connected(state, event, at);
    case 'member.disconnected':
      return change(state, event.member, () => ({
        presence: { at: 'disconnected', since: at, goneAt: event.goneAt },
        trouble: 'none',
        talkback: null,
      }));
    case 'member.left':
      return left(state, event.member);
    case 'member.removed':
      return { ...without(state, event.member), removed: added(state.removed, event.member) };
    case 'member.readmitted':
      return { ...state, removed: state.removed.filter((id) => id !== event.member) };
    case 'latecomer.admitted':
      return {
        ...stand(state, event.member, { at: 'audience' }),
        welcomed: added(state.welcomed, event.member),
      };
    case 'role.given':
      return {
        ...change(state, event.member, () => ({ role: event.role, talkback: null })),
        roles: { ...state.roles, [event.member]: event.role },
      };
  }
}

const forgotten = (ordered: RoomState['ordered'], id: MemberId): RoomState['ordered'] =>
  Object.hasOwn(ordered, id)
    ? Object.fromEntries(Object.entries(ordered).filter(([other]) => other !== id))
    : ordered;

function connected(
  state: RoomState,
  { member: id, role, waiting }: Extract<RoomEvent, { type: 'member.connected' }>,
  at: Instant,
): RoomState {
  const known = memberOf(state, id);
  const member: Member = known ?? {
    id,
    role,
    presence: { at: 'connected' },
    standing:
      waiting === true ? { at: 'waiting', since: at } : { at: isCast(role) ? 'backstage' : 'audience' },
    muted: noSwitches,
    off: noSwitches,
    trouble: 'none',
    chat: 'free',
    saidAt: 0,
    talkback: null,
    standby: false,
    resting: null,
    causes: [],
    ...state.ordered[id],
  };
  const isWelcome = role === 'audience' && member.standing.at !== 'waiting';
  return {
    ...state,
    welcomed: isWelcome ? added(state.welcomed, id) : state.welcomed,
    members: { ...state.members, [id]: { ...member, presence: { at: 'connected' } } },
    ordered: known === undefined ? forgotten(state.ordered, id) : state.ordered,
  };
}
