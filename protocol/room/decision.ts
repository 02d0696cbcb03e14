import type { RefusalCode } from '../refusal.ts';
import type { RoomEvent } from './events.ts';
import { placesTaken, type Member, type RoomState } from './state.ts';

/** What a command leads to: events in order (none when nothing changes), or a refusal. */
export type Decision =
  | { readonly ok: true; readonly events: readonly RoomEvent[] }
  | { readonly ok: false; readonly code: RefusalCode };

export const accepted = (...events: readonly RoomEvent[]): Decision => ({ ok: true, events });
export const refused = (code: RefusalCode): Decision => ({ ok: false, code });

/** Cast takes the stage in any phase but the last, so as to stand ready when the show begins. */
export function enterStage(state: RoomState, { id, standing }: Member): Decision {
  if (standing.at === 'on_stage') return accepted();
  if (standing.at !== 'backstage') return refused('wrong_standing');
  if (state.phase === 'finished') return refused('wrong_phase');
  return placesTaken(state) < state.settings.maxOnStage
    ? accepted({ type: 'stage.entered', member: id, wish: 'voice_and_video' })
    : refused('stage_full');
}
