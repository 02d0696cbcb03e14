import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silentLog } from '../platform/log.ts';
import { findWorkerPath } from '../worker-path.ts';
import { openLoop } from './loop.ts';
import type { MediaLoop } from './plane.ts';
import { type MediaWorker, WorkerPool } from './workers.ts';

const opus = { mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 };
const vp8 = { mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000 };
const options = { basePort: 0, publicAddress: '127.0.0.1', workerBin: findWorkerPath(process.env) };

let pool: WorkerPool;
beforeAll(async () => {
  pool = await WorkerPool.start({ count: 1, ...options }, silentLog);
});
afterAll(() => pool.close());

let ssrc = 70_000;
const offer = (codec: typeof opus | typeof vp8) => {
  ssrc += 1;
  return { mid: String(ssrc), codecs: [codec], encodings: [{ ssrc }], rtcp: { cname: 'chosen-name' } };
};

/** What the worker holds by its own books. */
async function held({ worker, server }: MediaWorker) {
  const [{ routerIds }, { webRtcTransportIds }] = await Promise.all([worker.dump(), server.dump()]);
  return { routers: routerIds.length, transports: webRtcTransportIds.length };
}

async function echoing(loop: MediaLoop) {
  await loop.produce('microphone', offer(opus));
  await loop.produce('camera', offer(vp8));
  return [
    await loop.consume('microphone', loop.rtpCapabilities),
    await loop.consume('camera', loop.rtpCapabilities),
  ] as const;
}

describe('a loop', () => {
  test('echoes what it is sent, under no name of the sender, and leaves nothing behind', async () => {
    const place = await pool.leastLoaded();
    const loop = await openLoop(place.worker, place.server);
    const [sound, picture] = await echoing(loop);
    expect([sound.kind, picture.kind]).toEqual(['audio', 'video']);
    expect(JSON.stringify([sound, picture])).not.toContain('chosen');
    await loop.ready();
    expect(await held(place)).toEqual({ routers: 1, transports: 2 });
    loop.close();
    loop.close();
    expect(loop.closed.aborted).toBe(true);
    await expect.poll(() => held(place)).toEqual({ routers: 0, transports: 0 });
  });

  test('answers a repeated request with what is there already', async () => {
    const place = await pool.leastLoaded();
    const loop = await openLoop(place.worker, place.server);
    const parameters = offer(opus);
    const ids = await Promise.all([
      loop.produce('microphone', parameters),
      loop.produce('microphone', parameters),
    ]);
    expect(ids[0]).toBe(ids[1]);
    const echo = () => loop.consume('microphone', loop.rtpCapabilities);
    const [one, two] = await Promise.all([echo(), echo()]);
    expect(one.id).toBe(two.id);
    loop.close();
  });

  test('refuses what contradicts itself, and everything once it has closed', async () => {
    const place = await pool.leastLoaded();
    const loop = await openLoop(place.worker, place.server);
    await expect(loop.produce('microphone', offer(vp8))).rejects.toThrow('media_parameters_invalid');
    await expect(loop.consume('camera', loop.rtpCapabilities)).rejects.toThrow('media_unknown');
    const opening = loop.produce('camera', offer(vp8));
    loop.close();
    await expect(opening).rejects.toThrow('media_unknown');
    await expect(loop.produce('microphone', offer(opus))).rejects.toThrow('media_unknown');
    await expect(loop.ready()).rejects.toThrow('media_unknown');
    await expect.poll(() => held(place)).toEqual({ routers: 0, transports: 0 });
  });

  test('says that it has closed when its worker dies', async () => {
    const other = await WorkerPool.start({ count: 1, ...options }, silentLog);
    const { worker, server } = await other.leastLoaded();
    const loop = await openLoop(worker, server);
    process.kill(worker.pid, 'SIGKILL');
    await expect.poll(() => loop.closed.aborted).toBe(true);
    await other.close();
  });
});
