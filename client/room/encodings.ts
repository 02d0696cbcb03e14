import type { SoundProfile } from './api.ts';

/**
 * Three simulcast layers of one camera, lowest first: a quarter, a half and all of its width. The names and temporal
 * layers are the engine's.
 */
export const cameraEncodings = [
  { scaleResolutionDownBy: 4, maxBitrate: 150_000 },
  { scaleResolutionDownBy: 2, maxBitrate: 500_000 },
  { scaleResolutionDownBy: 1, maxBitrate: 1_500_000 },
] as const;

export interface OpusOptions {
  readonly opusStereo: boolean;
  /** Silence sends next to nothing (RFC 7587 §3.1.3). */
  readonly opusDtx: boolean;
  /** Each packet carries the one before in low quality, against single losses (RFC 7587 §3.3). */
  readonly opusFec: boolean;
  readonly opusMaxAverageBitrate: number;
}

/** How a microphone is encoded: speech is helped over a bad network, music is left as it is. */
export const opusOptions: Record<SoundProfile, OpusOptions> = {
  voice: { opusStereo: false, opusDtx: true, opusFec: true, opusMaxAverageBitrate: 40_000 },
  music: { opusStereo: true, opusDtx: false, opusFec: false, opusMaxAverageBitrate: 160_000 },
};

/** How a microphone is captured. */
export const microphoneConstraints: Record<SoundProfile, MediaTrackConstraints> = {
  voice: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 },
  music: { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: 2 },
};

/** How a camera is captured; the best that the layers are made for, or what there is. */
export const cameraConstraints: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30, max: 30 },
  facingMode: 'user',
};
