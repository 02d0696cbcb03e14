import type { CaptureSource } from '../room/api.ts';
import { brushOn } from './brush.ts';
import { type Figure, pictureHeight, pictureWidth } from './figures.ts';
import { readPalette } from './palette.ts';
import { type Tune, voiceAt } from './tune.ts';
import { singing } from './voice.ts';

const framesPerSecond = 20;

/**
 * A drawn figure instead of camera and microphone: asks for no permission, needs nobody present. It draws and sings
 * until all of its tracks have been stopped.
 */
export const drawnCapture =
  (figure: Figure, tune: Tune): CaptureSource =>
  (wish) => {
    const voice = singing(tune);
    const picture = wish === 'voice_and_video' ? drawing(figure, tune) : null;
    const tracks = [voice.track, ...(picture === null ? [] : [picture.track])];
    const ticker = new Worker(new URL('../room/ticker.ts', import.meta.url), { type: 'module' });
    ticker.onmessage = () => {
      // Stopping a track oneself fires no event (Media Capture §4.3.3): it is looked for.
      if (tracks.every((track) => track.readyState === 'ended')) {
        ticker.terminate();
        voice.close();
        return;
      }
      voice.tick();
      picture?.draw();
    };
    return Promise.resolve(new MediaStream(tracks));
  };

interface Drawing {
  readonly track: MediaStreamTrack;
  readonly draw: () => void;
}

function drawing(figure: Figure, tune: Tune): Drawing {
  const canvas = document.createElement('canvas');
  canvas.width = pictureWidth;
  canvas.height = pictureHeight;
  const context = canvas.getContext('2d', { alpha: false });
  const [track] = canvas.captureStream(framesPerSecond).getVideoTracks();
  if (context === null || track === undefined)
    throw new DOMException('no canvas to draw on', 'NotFoundError');
  const brush = brushOn(context);
  const palette = readPalette();
  const began = performance.now();
  const draw = (): void => {
    const seconds = (performance.now() - began) / 1000;
    figure(brush, palette, seconds, voiceAt(tune, seconds));
  };
  draw();
  return { track, draw };
}
