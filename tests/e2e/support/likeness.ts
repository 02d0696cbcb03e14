import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaptureFiles } from './chromium.ts';

/** By what one is told from others on stage: a colour and the pitch of a voice. */
export interface Likeness {
  /** 8-bit sRGB. */
  readonly colour: readonly [red: number, green: number, blue: number];
  readonly hertz: number;
}

/** The people whom tests put before a camera. */
export const likenesses = {
  actor: { colour: [30, 150, 70], hertz: 330 },
  guest: { colour: [190, 40, 150], hertz: 720 },
} as const satisfies Record<string, Likeness>;
export type LikenessName = keyof typeof likenesses;

/** Writes the files that a fake camera and microphone play over and over. */
export async function writeCapture(folder: string, name: LikenessName): Promise<CaptureFiles> {
  const files = { picture: join(folder, `${name}.y4m`), sound: join(folder, `${name}.wav`) };
  await writeFile(files.picture, movingPicture(likenesses[name].colour));
  await writeFile(files.sound, speech(likenesses[name].hertz));
  return files;
}

const width = 640;
const height = 360;
const framesPerSecond = 20;
const frameCount = 20;
/** A bright bar walks over the colour, so that a frozen picture is told from a living one. */
const barWidth = 64;

/** One second of a colour with a walking bar, as YUV4MPEG2 with 4:2:0 planes. */
export function movingPicture(colour: Likeness['colour']): Buffer {
  const [luma, cb, cr] = toYCbCr(colour);
  const header = `YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`;
  const frames = Array.from({ length: frameCount }, (_, index) => {
    const row = Buffer.alloc(width, luma);
    const from = Math.floor((index / frameCount) * (width - barWidth));
    row.fill(235, from, from + barWidth);
    const chroma = (width / 2) * (height / 2);
    const planes = [...Array<Buffer>(height).fill(row), Buffer.alloc(chroma, cb), Buffer.alloc(chroma, cr)];
    return Buffer.concat([Buffer.from('FRAME\n'), ...planes]);
  });
  return Buffer.concat([Buffer.from(header), ...frames]);
}

/** ITU-R BT.601, limited range. */
function toYCbCr([red, green, blue]: Likeness['colour']): [number, number, number] {
  return [
    16 + (65.481 * red + 128.553 * green + 24.966 * blue) / 255,
    128 + (-37.797 * red - 74.203 * green + 112 * blue) / 255,
    128 + (112 * red - 93.786 * green - 18.214 * blue) / 255,
  ].map(Math.round) as [number, number, number]; // map keeps the length
}

const sampleRate = 48_000;
const speechSeconds = 2;
const syllableSeconds = 0.25;

/**
 * Two seconds of something that a noise suppressor takes for speech: a pitch with overtones, in syllables. As 16-bit
 * mono WAV.
 */
export function speech(hertz: number): Buffer {
  const samples = sampleRate * speechSeconds;
  const data = Buffer.alloc(samples * 2);
  for (let index = 0; index < samples; index += 1) {
    const seconds = index / sampleRate;
    const inSyllable = (seconds % syllableSeconds) / syllableSeconds;
    const loudness = Math.sin(Math.PI * Math.min(1, inSyllable / 0.8)) ** 2;
    const wave = [0.6, 0.2, 0.1].reduce(
      (sum, part, overtone) => sum + part * Math.sin(2 * Math.PI * hertz * (overtone + 1) * seconds),
      0,
    );
    data.writeInt16LE(Math.round(0.6 * loudness * wave * 32_767), index * 2);
  }
  return Buffer.concat([wavHeader(data.length), data]);
}

/** RIFF WAVE, PCM. */
function wavHeader(dataBytes: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + dataBytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20); // PCM
  header.writeUInt16LE(1, 22); // channels
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * 2, 28);
  header.writeUInt16LE(2, 32); // bytes of a frame
  header.writeUInt16LE(16, 34); // bits of a sample
  header.write('data', 36);
  header.writeUInt32LE(dataBytes, 40);
  return header;
}
