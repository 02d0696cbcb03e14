import type { SoundProfile } from './api.ts';
import { cameraConstraints, microphoneConstraints } from './encodings.ts';

/** This device's camera and microphone, and how the system routes sound around them. */
export interface CaptureDevices {
  /** Browsers give capture to secure origins alone: https, or loopback. */
  readonly access: 'possible' | 'insecure' | 'missing';
  /** @throws DOMException of getUserMedia */
  open(wanted: { readonly profile: SoundProfile; readonly camera: boolean }): Promise<MediaStream>;
  /** Whether a camera track shows nothing at all, as some web views' do. */
  looksBlack(track: MediaStreamTrack): Promise<boolean>;
  /** Tells the system what the page does with sound, where it listens (Safari's Audio Session API). */
  declareSound(use: 'playback' | 'play-and-record'): void;
}

/** A camera that has shown no light for this long has none: auto-exposure is done well before. */
const blackPatienceMs = 2_000;
const blackSampleMs = 100;
/** 8-bit value up to which a pixel is black; limited range video has its black at 16, decoded to 0. */
const blackLevel = 8;
const sampleWidthPx = 32;
const sampleHeightPx = 18;

export const browserDevices: CaptureDevices = {
  get access() {
    // Missing on insecure origins and in some web views, whatever TypeScript's DOM library says.
    const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
    if (mediaDevices !== undefined) return 'possible';
    return globalThis.isSecureContext ? 'missing' : 'insecure';
  },
  open: ({ profile, camera }) =>
    navigator.mediaDevices.getUserMedia({
      audio: microphoneConstraints[profile],
      video: camera ? cameraConstraints : false,
    }),
  looksBlack,
  declareSound: (use) => {
    // Not in TypeScript's DOM library: https://www.w3.org/TR/audio-session/
    const { audioSession } = navigator as Navigator & { audioSession?: { type: string } };
    if (audioSession !== undefined) audioSession.type = use;
  },
};

/** Looks until a lit pixel is seen, which with a working camera is the first frame. */
async function looksBlack(track: MediaStreamTrack): Promise<boolean> {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  const canvas = document.createElement('canvas');
  canvas.width = sampleWidthPx;
  canvas.height = sampleHeightPx;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  try {
    await video.play();
    for (let waited = 0; waited < blackPatienceMs; waited += blackSampleMs) {
      context?.drawImage(video, 0, 0, sampleWidthPx, sampleHeightPx);
      const pixels = context?.getImageData(0, 0, sampleWidthPx, sampleHeightPx).data;
      if (pixels === undefined || hasLight(pixels)) return false;
      await new Promise((resolve) => setTimeout(resolve, blackSampleMs));
    }
    return true;
  } catch {
    // A picture that cannot be looked at is not known to be black.
    return false;
  } finally {
    video.srcObject = null;
  }
}

/** RGBA bytes: whether any colour of any pixel is above black. */
export function hasLight(pixels: ArrayLike<number>): boolean {
  for (let index = 0; index < pixels.length; index += 1) {
    if (index % 4 !== 3 && (pixels[index] ?? 0) > blackLevel) return true;
  }
  return false;
}
