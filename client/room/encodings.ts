import type { MediaSource } from '../../protocol/media.ts';
import type { SoundProfile } from './api.ts';

export interface PictureEncoding {
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
export function cameraEncodings({ width = 1280, height = 720 }: MediaTrackSettings): PictureEncoding[] {
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

/**
 * A shared screen or film. A screen is one layer: its letters are unreadable in a smaller one, and it costs little
 * while it stands still. A film moves like a camera, and has a half for those who see it small.
 */
export function screenEncodings(hint: string): PictureEncoding[] {
  const whole = { scaleResolutionDownBy: 1, maxBitrate: 2_500_000 };
  return hint === 'motion' ? [{ scaleResolutionDownBy: 2, maxBitrate: 600_000 }, whole] : [whole];
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

/** What comes out of a file or a screen is no speech to be cleaned, and a talkback no music. */
export function soundProfileOf(source: MediaSource, microphone: SoundProfile): SoundProfile {
  if (source === 'microphone') return microphone;
  return source === 'screen_sound' ? 'music' : 'voice';
}

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

/** How a screen is captured: every letter of it, at a pace that leaves something for the camera. */
export const screenConstraints: MediaTrackConstraints = {
  width: { max: 1920 },
  height: { max: 1080 },
  frameRate: { ideal: 15, max: 30 },
};

/** The sound of a screen, without the voices that this page itself plays (Chromium; others do not know the word). */
export const screenSoundConstraints: MediaTrackConstraints & { readonly restrictOwnAudio: boolean } = {
  ...microphoneConstraints.music,
  restrictOwnAudio: true,
};
