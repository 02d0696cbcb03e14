import type { RoomClientState } from '../../room/state.ts';
import { onAirOf } from '../../stage/on-air.ts';

/**
 * What the house has of a director now. Before the house: `live` picture and voice, `heard` the voice alone, `seen`
 * the picture alone, `private` a word to somebody alone, `silent` nothing, `connecting` nothing yet. On stage without
 * the house: `early` before the show or between its parts, `curtain`. Behind the stage: `wings` the others there hear
 * one, `quiet` nobody does.
 */
export type OwnAir =
  | ('live' | 'heard' | 'seen' | 'private' | 'silent' | 'connecting')
  | ('early' | 'curtain')
  | ('wings' | 'quiet');

type Facts = Pick<RoomClientState, 'room' | 'self' | 'publishing' | 'capture'>;

/** Judged by what the server has, never by what this page wished for. */
export function ownAirOf(facts: Facts): OwnAir {
  const { room, self, publishing } = facts;
  if (self?.standing.at !== 'on_stage') return publishing.microphone === 'live' ? 'wings' : 'quiet';
  if (room?.view.phase.at !== 'live') return 'early';
  if (room.view.scene.curtain) return 'curtain';
  if (self.talkback !== null) return 'private';
  const onAir = onAirOf(facts);
  if (onAir !== 'live') return onAir === 'off' ? 'silent' : onAir;
  if (publishing.microphone !== 'live') return 'seen';
  return publishing.camera === 'live' ? 'live' : 'heard';
}

/** Whether the house hears one's voice. */
export const isHeard = (air: OwnAir): boolean => air === 'live' || air === 'heard';
