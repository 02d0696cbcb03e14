import type { SoundProfile } from './api.ts';
import { cameraConstraints, microphoneConstraints } from './encodings.ts';
import type { Undo } from './environment.ts';

/** What a person can choose among. */
export const deviceKinds = ['microphone', 'camera'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** Ids of the devices that a person has chosen; of each kind that is absent, the one that the browser gives. */
export type DeviceChoice = Readonly<Partial<Record<DeviceKind, string>>>;

/** A camera or a microphone as a person knows it. */
export interface DeviceOption {
  readonly id: string;
  readonly label: string;
}

export interface WantedDevices {
  readonly profile: SoundProfile;
  readonly camera: boolean;
  /** False leaves the microphone as it is and opens a camera alone. */
  readonly microphone?: boolean;
  /** Taken where they are there; else the browser gives others. */
  readonly chosen?: DeviceChoice;
}

/** A choice as a part of what is wanted. */
export const preferred = (chosen: DeviceChoice): Pick<WantedDevices, 'chosen'> =>
  Object.keys(chosen).length === 0 ? {} : { chosen };

/** This device's camera and microphone, and how the system routes sound around them. */
export interface CaptureDevices {
  /** Browsers give capture to secure origins alone: https, or loopback. */
  readonly access: 'possible' | 'insecure' | 'missing';
  /** @throws DOMException of getUserMedia */
  open(wanted: WantedDevices): Promise<MediaStream>;
  /** What is plugged in. Browsers name nothing before the first permission: then it is empty. Never rejects. */
  list(): Promise<Readonly<Record<DeviceKind, readonly DeviceOption[]>>>;
  /** Something was plugged in or out. */
  onChange(listener: () => void): Undo;
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
  open: ({ profile, camera, microphone = true, chosen = {} }) =>
    navigator.mediaDevices.getUserMedia({
      audio: microphone && { ...microphoneConstraints[profile], ...preferring(chosen.microphone) },
      video: camera && cameraOf(chosen.camera),
    }),
  list: async () => {
    const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
    const all = (await mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
    return { microphone: optionsOf(all, 'audioinput'), camera: optionsOf(all, 'videoinput') };
  },
  onChange: (listener) => {
    const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
    mediaDevices?.addEventListener('devicechange', listener);
    return () => mediaDevices?.removeEventListener('devicechange', listener);
  },
  looksBlack,
  declareSound: (use) => {
    // Not in TypeScript's DOM library: https://www.w3.org/TR/audio-session/
    const { audioSession } = navigator as Navigator & { audioSession?: { type: string } };
    if (audioSession !== undefined) audioSession.type = use;
  },
};

/** Not `exact`: what was chosen once may be unplugged today. */
const preferring = (deviceId: string | undefined): MediaTrackConstraints =>
  deviceId === undefined ? {} : { deviceId: { ideal: deviceId } };

/** Who has chosen a camera does not want the one that faces them. */
function cameraOf(chosen: string | undefined): MediaTrackConstraints {
  if (chosen === undefined) return cameraConstraints;
  const { facingMode: _any, ...picture } = cameraConstraints;
  return { ...picture, ...preferring(chosen) };
}

/** Chromium's names for "whatever the system says", beside the devices themselves. */
const aliases: readonly string[] = ['default', 'communications'];

function optionsOf(devices: readonly MediaDeviceInfo[], kind: MediaDeviceKind): readonly DeviceOption[] {
  return devices
    .filter((device) => device.kind === kind && device.label !== '' && !aliases.includes(device.deviceId))
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}

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
