import type { Page } from '@playwright/test';
import { type LikenessName, likenesses } from './likeness.ts';

/** Lets a page's own browser record a film of one of the likenesses: what it can record, it can play. As WebM. */
export async function recordFilm(page: Page, name: LikenessName, seconds: number): Promise<Buffer> {
  const { colour, hertz } = likenesses[name];
  const base64 = await page.evaluate(record, { colour: `rgb(${colour.join(' ')})`, hertz, seconds });
  return Buffer.from(base64, 'base64');
}

interface Film {
  readonly colour: string;
  readonly hertz: number;
  readonly seconds: number;
}

/** Runs in the page: a colour with a walking bar, and a pitch. */
async function record({ colour, hertz, seconds }: Film): Promise<string> {
  const [width, height] = [640, 360];
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const brush = canvas.getContext('2d');
  const context = new AudioContext();
  const sound = context.createMediaStreamDestination();
  const tone = new OscillatorNode(context, { frequency: hertz });
  tone.connect(new GainNode(context, { gain: 0.5 })).connect(sound);
  tone.start();
  await context.resume();
  const recorder = new MediaRecorder(
    new MediaStream([...canvas.captureStream(20).getTracks(), ...sound.stream.getTracks()]),
  );
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const done = new Promise((resolve) => (recorder.onstop = resolve));
  recorder.start();
  for (let frame = 0; frame < seconds * 20; frame += 1) {
    if (brush !== null) {
      brush.fillStyle = colour;
      brush.fillRect(0, 0, width, height);
      brush.fillStyle = 'white';
      brush.fillRect((frame * 20) % width, 0, 64, height);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  recorder.stop();
  await done;
  await context.close();
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa([...bytes].map((byte) => String.fromCharCode(byte)).join(''));
}
