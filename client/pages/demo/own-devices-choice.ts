import { actorTune, guestTune } from '../../demo/tune.ts';
import { drawnCapture } from '../../demo/drawn-capture.ts';
import { drawActor, drawGuest } from '../../demo/figures.ts';
import type { CaptureSource } from '../../room/api.ts';
import { browserDevices } from '../../room/devices.ts';

/** The actor of the demonstration: drawn, with a quiet melody. */
export const actorCapture = drawnCapture(drawActor, actorTune);

const guestCapture = drawnCapture(drawGuest, guestTune);

/** The spectator of the demonstration: drawn, until the visitor offers camera and microphone. */
export interface SpectatorCapture {
  readonly capture: CaptureSource;
  readonly useOwnDevices: (isOwn: boolean) => void;
}

export function spectatorCapture(): SpectatorCapture {
  let own = false;
  return {
    capture: (wish, profile) =>
      own
        ? browserDevices.open({ profile, camera: wish === 'voice_and_video' })
        : guestCapture(wish, profile),
    useOwnDevices: (isOwn) => {
      own = isOwn;
    },
  };
}
