import type { SelfView } from '../../protocol/room/index.ts';
import type { RoomClientState } from '../room/state.ts';

/**
 * Whether the house hears and sees me: `live` both; `heard` my voice alone; `seen` my picture and not my voice; `silent`
 * I am on stage and nothing of mine is let through, or nothing is captured; `connecting` what is captured has not
 * reached the server yet; `off` I am not before the house.
 */
export type OnAir = 'off' | 'connecting' | 'silent' | 'seen' | 'heard' | 'live';

type Facts = Pick<RoomClientState, 'room' | 'self' | 'publishing' | 'capture'>;

/** Judged by what the server has, never by what this page wished for. */
export function onAirOf({ room, self, publishing, capture }: Facts): OnAir {
  if (room?.view.phase.at !== 'live' || room.view.scene.curtain || self?.standing.at !== 'on_stage')
    return 'off';
  // What a director says to somebody in private does not go on air.
  const { talkback: _private, microphone, ...pictures } = publishing;
  const isSeen = Object.values(pictures).includes('live');
  if (microphone === 'live') return isSeen ? 'live' : 'heard';
  if (isSeen) return 'seen';
  const isHeldBack = microphone === 'paused' || Object.values(pictures).includes('paused');
  return isHeldBack || capture.at !== 'ready' ? 'silent' : 'connecting';
}

/** The house hears me: the full red of "live" is for that alone, with or without a picture. */
export const isHeard = (onAir: OnAir): boolean => onAir === 'live' || onAir === 'heard';

/** Whether my picture bears the frame of "live": whole while I am heard, dashed while I am only seen. */
export const frameOf = (onAir: OnAir): 'whole' | 'dashed' | null =>
  isHeard(onAir) ? 'whole' : onAir === 'seen' ? 'dashed' : null;

/** Who has silenced me: a director first, since one's own switch does not help then; `nobody` when it is neither. */
export function silencedBy({ self }: { readonly self: Pick<SelfView, 'muted' | 'off'> | null }): Silencer {
  if (self?.muted.microphone === true) return 'desk';
  return self?.off.microphone === true ? 'self' : 'nobody';
}

export type Silencer = 'desk' | 'self' | 'nobody';
