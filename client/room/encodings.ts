import type { SoundProfile } from './api.ts';

export interface CameraEncoding {
  readonly scaleResolutionDownBy: number;
  /** Bits per second. */
  readonly maxBitrate: number;
}

/** What a picture of 1280, 640 and 320 pixels costs at most. */
const bitrates = { large: 1_500_000, middle: 500_000, small: 150_000 };

/**
 * The simulcast layers of a camera, lowest first: about 320, 640 and 1280 pixels on the longer side, as many of them
 * as the camera has. libwebrtc gives a picture below 960 pixels only two layers and one below 480 only one, and leaves
 * out the largest of more: so no more are asked for. The layers' names are the engine's business.
 */
export function cameraEncodings({ width = 1280, height = 720 }: MediaTrackSettings): CameraEncoding[] {
  const { large, middle, small } = bitrates;
  const longerSide = Math.max(width, height);
  if (longerSide < 480) return [{ scaleResolutionDownBy: 1, maxBitrate: small * 2 }];
  if (longerSide < 960) {
    return [
      { scaleResolutionDownBy: 2, maxBitrate: small },
      { scaleResolutionDownBy: 1, maxBitrate: middle },
    ];
  }
  return [
    { scaleResolutionDownBy: 4, maxBitrate: small },
    { scaleResolutionDownBy: 2, maxBitrate: middle },
    { scaleResolutionDownBy: 1, maxBitrate: large },
  ];
}

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
