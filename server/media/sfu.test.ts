import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MemberId } from '../../protocol/ids.ts';
import { OfferedRtpParameters, RtpCapabilities } from '../../protocol/media.ts';
import { processExists } from '../platform/children.ts';
import { silentLog } from '../platform/log.ts';
import { findWorkerPath } from '../worker-path.ts';
import type { MediaListener, MediaRoom } from './plane.ts';
import { Sfu } from './sfu.ts';

const anna = MemberId.parse('a0000000-0000-4000-8000-000000000001');
const boris = MemberId.parse('a0000000-0000-4000-8000-000000000002');
const limits = { maxIncomingBps: 1_000_000 };
const opus = { mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 };
const vp8 = { mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000 };
const options = { basePort: 0, publicAddress: '127.0.0.1', workerBin: findWorkerPath(process.env) };

let sfu: Sfu;

beforeAll(async () => {
  sfu = await Sfu.start({ count: 2, ...options }, silentLog);
});
afterAll(() => sfu.close());

interface Heard {
  readonly listener: MediaListener;
  readonly gone: string[];
  readonly paused: boolean[];
  lost: number;
}

function listen(): Heard {
  const heard: Heard = {
    gone: [],
    paused: [],
    lost: 0,
    listener: {
      producerGone: (member, source) => heard.gone.push(`producer ${member} ${source}`),
      consumersGone: (_member, ids) => heard.gone.push(...ids),
      producerPaused: (_member, _ids, paused) => heard.paused.push(paused),
      connectionLost: (member) => heard.gone.push(`connection ${member}`),
      levels: () => undefined,
      lost: () => {
        heard.lost += 1;
      },
    },
  };
  return heard;
}

let ssrc = 40_000;
const offer = (codec: typeof opus | typeof vp8) => {
  ssrc += 1;
  return { mid: String(ssrc), codecs: [codec], encodings: [{ ssrc }], rtcp: { cname: 'test' } };
};

async function annaToBoris(room: MediaRoom) {
  await room.openTransport(anna, 'send', limits);
  await room.openTransport(boris, 'receive', limits);
  await room.publish(anna, 'microphone', offer(opus));
  const consumer = await room.receive(boris, anna, 'microphone', room.rtpCapabilities);
  if (consumer === undefined) throw new Error('nothing to receive');
  return consumer;
}

describe('a room on a worker', () => {
  it('leaves nothing behind when its members leave', async () => {
    const room = await sfu.open(listen().listener);
    await annaToBoris(room);
    expect(await room.count()).toEqual({ transports: 2, producers: 1, consumers: 1 });
    room.drop(anna);
    room.drop(boris);
    expect(await room.count()).toEqual({ transports: 0, producers: 0, consumers: 0 });
    room.close();
  });

  it('tells receivers when a producer ends or is held, by whatever way', async () => {
    const heard = listen();
    const room = await sfu.open(heard.listener);
    const consumer = await annaToBoris(room);
    room.hold(anna, 'microphone', false);
    await expect.poll(() => heard.paused).toEqual([false]);
    room.hold(anna, 'microphone', true);
    await expect.poll(() => heard.paused).toEqual([false, true]);
    room.closeTransport(anna, 'send');
    await expect.poll(() => heard.gone).toEqual([consumer.id]);
    expect(await room.count()).toEqual({ transports: 1, producers: 0, consumers: 0 });
    room.close();
  });

  it('answers a repeated request with what is there already', async () => {
    const room = await sfu.open(listen().listener);
    const [one, two] = await Promise.all([
      room.openTransport(anna, 'send', limits),
      room.openTransport(anna, 'send', limits),
    ]);
    expect(one.id).toBe(two.id);
    const parameters = offer(opus);
    const producers = await Promise.all([
      room.publish(anna, 'microphone', parameters),
      room.publish(anna, 'microphone', parameters),
    ]);
    expect(new Set(producers).size).toBe(1);
    expect(await room.count()).toMatchObject({ transports: 1, producers: 1 });
    room.close();
  });

  it('connects a transport once: a repeat is answered as the first, another certificate is refused', async () => {
    const room = await sfu.open(listen().listener);
    await room.openTransport(anna, 'receive', limits);
    const said = (byte: string) => ({
      role: 'client' as const,
      fingerprints: [{ algorithm: 'sha-256' as const, value: Array(32).fill(byte).join(':') }],
    });
    const connect = (byte: string) => room.connectTransport(anna, 'receive', said(byte));
    await Promise.all([connect('AB'), connect('AB')]);
    await expect(connect('AB')).resolves.toBeUndefined();
    await expect(connect('CD')).rejects.toThrow('media_parameters_invalid');
    room.close();
  });

  it('takes the right certificate after one that could not be used', async () => {
    const room = await sfu.open(listen().listener);
    await room.openTransport(anna, 'receive', limits);
    const fingerprint = { algorithm: 'sha-256' as const, value: Array(32).fill('AB').join(':') };
    const connect = (...fingerprints: (typeof fingerprint)[]) =>
      room.connectTransport(anna, 'receive', { fingerprints });
    await expect(connect()).rejects.toThrow('media_parameters_invalid');
    await expect(connect(fingerprint)).resolves.toBeUndefined();
    room.close();
  });

  it('closes what is still being opened when its owner leaves', async () => {
    const room = await sfu.open(listen().listener);
    const opening = room.openTransport(anna, 'receive', limits);
    room.drop(anna);
    await expect(opening).rejects.toThrow('media_unknown');
    expect(await room.count()).toMatchObject({ transports: 0 });
    room.close();
  });

  it('hands on no name that the sender chose', async () => {
    const room = await sfu.open(listen().listener);
    await room.openTransport(anna, 'send', limits);
    await room.openTransport(boris, 'receive', limits);
    const named = { ...offer(opus), msid: 'chosen-stream chosen-track', rtcp: { cname: 'chosen-name' } };
    await room.publish(anna, 'microphone', named);
    const consumer = await room.receive(boris, anna, 'microphone', room.rtpCapabilities);
    expect(consumer?.rtpParameters.rtcp?.cname).toMatch(/^\S+$/);
    expect(JSON.stringify(consumer)).not.toContain('chosen');
    room.close();
  });

  it('derives the kind from the source: a camera offered as a microphone is refused', async () => {
    const room = await sfu.open(listen().listener);
    await room.openTransport(anna, 'send', limits);
    await expect(room.publish(anna, 'microphone', offer(vp8))).rejects.toThrow('media_parameters_invalid');
    room.close();
  });
});

describe('what clients offer', () => {
  it('never ends a worker once a schema has let it through', async () => {
    const room = await sfu.open(listen().listener);
    const pids = await sfu.pids();
    const mutated = fc.record({
      mid: fc.option(fc.string({ maxLength: 18 }), { nil: undefined }),
      codecs: fc.array(
        fc.record({
          mimeType: fc.constantFrom(
            'audio/opus',
            'video/VP8',
            'video/H264',
            'video/rtx',
            'audio/telephone-event',
          ),
          payloadType: fc.integer({ min: -1, max: 130 }),
          clockRate: fc.constantFrom(0, 8000, 48_000, 90_000),
          channels: fc.constantFrom(1, 2, 8),
          parameters: fc.constantFrom({}, { apt: 96 }, { apt: 'x' }, { 'packetization-mode': 1 }),
        }),
        { maxLength: 3 },
      ),
      encodings: fc.array(
        fc.record(
          { ssrc: fc.integer({ min: 0, max: 4_294_967_295 }), rid: fc.string({ maxLength: 4 }) },
          { requiredKeys: [] },
        ),
        { maxLength: 4 },
      ),
      headerExtensions: fc.array(
        fc.record({
          uri: fc.constantFrom('urn:ietf:params:rtp-hdrext:sdes:mid', 'x'),
          id: fc.integer({ min: 0, max: 300 }),
        }),
        { maxLength: 2 },
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        mutated,
        fc.constantFrom('microphone' as const, 'camera' as const),
        async (raw, source) => {
          const parsed = OfferedRtpParameters.safeParse(JSON.parse(JSON.stringify(raw)));
          if (!parsed.success) return;
          await room.openTransport(anna, 'send', limits);
          await room.publish(anna, source, parsed.data).catch(() => undefined);
          room.unpublish(anna, source);
        },
      ),
      { numRuns: 400 },
    );
    expect(await room.count()).toMatchObject({ producers: 0 });
    expect(await sfu.pids()).toEqual(pids);
    room.close();
  });

  it('that a browser could not have said is refused before that', () => {
    for (const hostile of [
      { codecs: [], encodings: [{}] },
      { codecs: [opus] },
      { codecs: [opus], encodings: [] },
      { codecs: [{ ...opus, payloadType: 4000 }], encodings: [{}] },
      { codecs: [{ ...opus, mimeType: 'audio/' + 'x'.repeat(5000) }], encodings: [{}] },
      { codecs: [opus], encodings: Array.from({ length: 100 }, () => ({})) },
      null,
      'offer',
    ]) {
      expect(OfferedRtpParameters.safeParse(hostile).success).toBe(false);
    }
    const tooMany = {
      codecs: Array.from({ length: 1000 }, () => ({ kind: 'audio', preferredPayloadType: 1, ...opus })),
    };
    expect(RtpCapabilities.safeParse(tooMany).success).toBe(false);
  });
});

describe('a worker that dies', () => {
  it('takes its own rooms along and no others, and is replaced', async () => {
    const [one, two] = [listen(), listen()];
    const rooms = [await sfu.open(one.listener), await sfu.open(two.listener)];
    const pids = await sfu.pids();
    process.kill(pids[0] ?? 0, 'SIGKILL');
    await expect.poll(() => one.lost + two.lost).toBe(1);
    await expect.poll(() => sfu.pids()).toHaveLength(2);
    const survivor = one.lost === 1 ? rooms[1] : rooms[0];
    await expect(survivor?.count()).resolves.toMatchObject({ transports: 0 });
    const renewed = await sfu.open(listen().listener);
    await expect(annaToBoris(renewed)).resolves.toMatchObject({ kind: 'audio' });
  });

  it('ends with the house, and its process with it', async () => {
    const house = await Sfu.start({ count: 1, ...options }, silentLog);
    const [pid = 0] = await house.pids();
    expect(processExists(pid)).toBe(true);
    await house.close();
    expect(processExists(pid)).toBe(false);
  });
});
