import { encodeTimecode, timecodeColumns, timecodeHeight } from '../timecode.ts';
import beepUrl from './beep.ts?worker&url';
import { now } from './clock.ts';
import { addWorklet } from './worklets.ts';

const width = 640;
const height = 360;
const framesPerSecond = 25;

/** A picture that says when it was drawn, and a sound whose beginnings are noted. */
export interface Source {
  readonly stream: MediaStream;
  /** When the sound began to beep since the last call, in milliseconds since 1970. */
  readonly takeBeeps: () => number[];
  readonly close: () => void;
}

export async function openSource(): Promise<Source> {
  const picture = openPicture();
  const sound = await openSound();
  return {
    stream: new MediaStream([picture.track, sound.track]),
    takeBeeps: sound.takeBeeps,
    close: () => {
      picture.close();
      sound.close();
    },
  };
}

function openPicture(): { readonly track: MediaStreamTrack; readonly close: () => void } {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d', { alpha: false });
  // A rate of 0 gives a frame exactly when it is asked for.
  const [track] = canvas.captureStream(0).getVideoTracks();
  if (context === null || !(track instanceof CanvasCaptureMediaStreamTrack)) throw new Error('no canvas');
  let frame = 0;
  const timer = setInterval(() => {
    frame += 1;
    drawScenery(context, frame);
    drawTimecode(context, now());
    track.requestFrame();
  }, 1000 / framesPerSecond);
  return {
    track,
    close: () => {
      clearInterval(timer);
      track.stop();
    },
  };
}

/** Something that moves, so that the encoder has work to do. */
function drawScenery(context: CanvasRenderingContext2D, frame: number): void {
  context.fillStyle = `hsl(${String((frame * 3) % 360)} 60% 40%)`;
  context.fillRect(0, timecodeHeight(width), width, height);
  context.fillStyle = '#fff';
  context.fillRect((frame * 15) % width, height / 2, 60, 60);
}

function drawTimecode(context: CanvasRenderingContext2D, timeMs: number): void {
  const size = width / timecodeColumns;
  encodeTimecode(timeMs).forEach((bit, index) => {
    context.fillStyle = bit ? '#fff' : '#000';
    context.fillRect(
      (index % timecodeColumns) * size,
      Math.floor(index / timecodeColumns) * size,
      size,
      size,
    );
  });
}

async function openSound(): Promise<Omit<Source, 'stream'> & { readonly track: MediaStreamTrack }> {
  const context = new AudioContext();
  await addWorklet(context, beepUrl);
  const beep = new AudioWorkletNode(context, 'beep', { numberOfInputs: 0, outputChannelCount: [1] });
  const beeps: number[] = [];
  // The worklet sends nothing but times.
  beep.port.onmessage = ({ data }: MessageEvent<number>) => void beeps.push(data);
  const output = context.createMediaStreamDestination();
  beep.connect(output);
  const [track] = output.stream.getAudioTracks();
  if (track === undefined) throw new Error('no sound');
  return { track, takeBeeps: () => beeps.splice(0), close: () => void context.close() };
}
