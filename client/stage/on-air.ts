import type { RoomClientState } from '../room/state.ts';

/**
 * Whether the house hears or sees me: `live` it does; `silent` I am on stage and nothing of mine is let through, or
 * nothing is captured; `connecting` what is captured has not reached the server yet; `off` I am not before the house.
 */
export type OnAir = 'off' | 'connecting' | 'silent' | 'live';

type Facts = Pick<RoomClientState, 'room' | 'self' | 'publishing' | 'capture'>;

/** Judged by what the server has, never by what this page wished for. */
export function onAirOf({ room, self, publishing, capture }: Facts): OnAir {
  if (room?.view.phase.at !== 'live' || room.view.scene.curtain || self?.standing.at !== 'on_stage')
    return 'off';
  // What a director says to somebody in private does not go on air.
  const { talkback: _private, ...onAir } = publishing;
  const sent = Object.values(onAir);
  if (sent.includes('live')) return 'live';
  return sent.includes('paused') || capture.at !== 'ready' ? 'silent' : 'connecting';
}
