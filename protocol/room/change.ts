import type { MemberId } from '../ids.ts';
import { memberOf, membersOf, type Member, type RoomState, type Standing } from './state.ts';

/* Small changes of a state, for `evolve`: each keeps what belongs together in step. */

/** Moves a member, and keeps `hands` and `stage` in step with where everybody stands. */
export function stand(state: RoomState, id: MemberId, standing: Standing): RoomState {
  return {
    ...change(state, id, () => ({ standing })),
    hands: listed(state.hands, id, standing.at === 'hand_raised'),
    stage: listed(state.stage, id, standing.at === 'on_stage'),
    spotlight: state.spotlight === id && standing.at !== 'on_stage' ? null : state.spotlight,
  };
}

function listed(list: readonly MemberId[], id: MemberId, belongs: boolean): readonly MemberId[] {
  if (list.includes(id) === belongs) return list;
  return belongs ? [...list, id] : list.filter((other) => other !== id);
}

export function without(state: RoomState, id: MemberId): RoomState {
  return {
    ...state,
    members: Object.fromEntries(
      membersOf(state).flatMap((member) => (member.id === id ? [] : [[member.id, member]])),
    ),
    hands: state.hands.filter((other) => other !== id),
    stage: state.stage.filter((other) => other !== id),
    spotlight: state.spotlight === id ? null : state.spotlight,
  };
}

/** Somebody goes, and what was ordered about them stays. */
export function left(state: RoomState, id: MemberId): RoomState {
  const member = memberOf(state, id);
  if (member === undefined) return state;
  const { muted, chat, saidAt, resting } = member;
  const isOrdered = saidAt > 0 || chat !== 'free' || resting !== null || Object.values(muted).includes(true);
  const ordered = isOrdered ? { ...state.ordered, [id]: { muted, chat, saidAt, resting } } : state.ordered;
  return { ...without(state, id), ordered };
}

/** One member otherwise than before; who is not there is not made. */
export function change(state: RoomState, id: MemberId, by: (member: Member) => Partial<Member>): RoomState {
  const member = memberOf(state, id);
  return member === undefined
    ? state
    : { ...state, members: { ...state.members, [id]: { ...member, ...by(member) } } };
}

/** A list that has this, once. */
export const added = <Id>(list: readonly Id[], id: Id): readonly Id[] =>
  list.includes(id) ? list : [...list, id];
