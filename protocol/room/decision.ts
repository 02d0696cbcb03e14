import type { RefusalCode } from '../refusal.ts';
import type { RoomEvent } from './events.ts';
import {
  isGuestBackstage,
  memberOf,
  type Member,
  placesOf,
  placesTaken,
  type RoomState,
  type Wish,
} from './state.ts';
import type { MemberId } from '../ids.ts';

/** What a command leads to: events in order (none when nothing changes), or a refusal. */
export type Decision =
  | { readonly ok: true; readonly events: readonly RoomEvent[] }
  | { readonly ok: false; readonly code: RefusalCode; readonly retryAfterSeconds?: number };

export const accepted = (...events: readonly RoomEvent[]): Decision => ({ ok: true, events });
export const refused = (code: RefusalCode, retryAfterSeconds?: number): Decision =>
  retryAfterSeconds === undefined ? { ok: false, code } : { ok: false, code, retryAfterSeconds };

/** Cast takes the stage in any phase but the last, so as to stand ready when the show begins. */
export function enterStage(state: RoomState, member: Member): Decision {
  const { id, standing } = member;
  if (standing.at === 'on_stage') return accepted();
  if (standing.at !== 'backstage') return refused('wrong_standing');
  if (isGuestBackstage(member)) return bringGuest(state, id, standing.wish ?? 'voice');
  if (state.phase === 'finished') return refused('wrong_phase');
  return placesTaken(state) < placesOf(state)
    ? accepted({ type: 'stage.entered', member: id, wish: 'voice_and_video' })
    : refused('stage_full');
}

/** A spectator goes before the house only while there is a show; the place has been promised to them before. */
function bringGuest(state: RoomState, id: MemberId, wish: Wish): Decision {
  if (state.phase !== 'live') return refused('wrong_phase');
  return state.stage.length < placesOf(state)
    ? accepted({ type: 'stage.entered', member: id, wish })
    : refused('stage_full');
}

/** The events that take a member off the stage, or from behind it. */
export function leaveStage(
  state: RoomState,
  id: MemberId,
  reason: Extract<RoomEvent, { type: 'stage.left' }>['reason'],
): readonly RoomEvent[] {
  const member = memberOf(state, id);
  const isThere = member?.standing.at === 'on_stage' || (member !== undefined && isGuestBackstage(member));
  return isThere ? [{ type: 'stage.left', member: id, reason }] : [];
}
