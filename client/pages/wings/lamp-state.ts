import type { RoomClientState } from '../../room/state.ts';
import { type OnAir, onAirOf } from '../../stage/on-air.ts';

/**
 * What the lamp says to somebody who only sees it from the side: `dark` the house does not hear me; `standby` I am next;
 * `curtain` I am on stage behind a curtain that is down; the others as `OnAir`.
 */
export type LampState = 'dark' | 'standby' | 'curtain' | Exclude<OnAir, 'off'>;

type Facts = Pick<RoomClientState, 'room' | 'self' | 'publishing' | 'capture'>;

export function lampOf(facts: Facts): LampState {
  const onAir = onAirOf(facts);
  if (onAir !== 'off') return onAir;
  const { room, self } = facts;
  const isOnStage = self?.standing.at === 'on_stage';
  if (room?.view.phase.at === 'live' && room.view.scene.curtain && isOnStage) return 'curtain';
  return self?.standby === true && !isOnStage ? 'standby' : 'dark';
}
