import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MediaSource, RtpParameters } from '../../protocol/media.ts';
import { type MediaPlane, type MediaRoom, Sfu } from '../media/index.ts';
import { silentLog } from '../platform/log.ts';
import { findWorkerPath } from '../worker-path.ts';
import { RoomFuzz, settled } from './fuzz.testing.ts';

let sfu: Sfu;

beforeAll(async () => {
  const workerBin = findWorkerPath(process.env);
  sfu = await Sfu.start({ count: 1, basePort: 0, publicAddress: '127.0.0.1', workerBin }, silentLog);
});

afterAll(() => sfu.close());

let lastSsrc = 1000;

/** What a browser would offer, without the browser. */
function offered(source: MediaSource): RtpParameters {
  lastSsrc += 2;
  const codec =
    source === 'microphone'
      ? { mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 }
      : { mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000 };
  return { mid: String(lastSsrc), codecs: [codec], encodings: [{ ssrc: lastSsrc }], rtcp: { cname: 'fuzz' } };
}

/** Answers of a worker come in the order of the questions: after this one, all earlier ones are there. */
async function answered(room: MediaRoom | undefined): Promise<void> {
  for (let round = 0; round < 8; round++) {
    await room?.count();
    await settled();
  }
}

describe('a room on a real worker', () => {
  it.each(Array.from({ length: 20 }, (_, n) => n + 1))('keeps every promise, seed %i', async (seed) => {
    let room: MediaRoom | undefined;
    const plane: MediaPlane = {
      open: async (listener) => (room = await sfu.open(listener)),
      close: () => Promise.resolve(),
    };
    const elsewhere = await sfu.open(listener);
    const capabilities = elsewhere.rtpCapabilities;
    elsewhere.close();
    const fuzz = new RoomFuzz({
      seed,
      steps: 120,
      plane,
      capabilities,
      rtpParameters: offered,
      room: () => room,
      stir: async (random) => {
        if (random() < 0.4) await answered(room);
      },
      quiet: () => answered(room),
    });
    await expect(fuzz.run()).resolves.toBeUndefined();
  });
});

const nothing = (): void => undefined;
const listener = {
  producerGone: nothing,
  consumersGone: nothing,
  producerPaused: nothing,
  connectionLost: nothing,
  levels: nothing,
  lost: nothing,
};
