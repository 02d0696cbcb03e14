import { FakeHandler, testFakeParameters } from 'mediasoup-client';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { MemberId } from '../../protocol/ids.ts';
import { RtpCapabilities, RtpParameters, type TransportOptions } from '../../protocol/media.ts';
import type { ConsumerOptions } from '../../protocol/socket.ts';
import type { MediaEngine } from './engine.ts';
import { mediasoupEngine } from './mediasoup-engine.ts';
import { FakeTrack, asTrack } from './testing/fake-tracks.ts';

/** mediasoup-client's own stand-in for a browser: everything above it is the real library. */
const handlerFactory = FakeHandler.createFactory({
  generateNativeRtpCapabilities: testFakeParameters.generateNativeRtpCapabilities,
  generateLocalDtlsParameters: testFakeParameters.generateLocalDtlsParameters,
});
const router = RtpCapabilities.parse(testFakeParameters.generateRouterRtpCapabilities());
const transport: TransportOptions = {
  id: 't',
  iceParameters: { usernameFragment: 'u', password: 'p', iceLite: true },
  iceCandidates: [],
  dtlsParameters: { role: 'auto', fingerprints: [{ algorithm: 'sha-256', value: 'AA:'.repeat(31) + 'AA' }] },
};
const member = MemberId.parse('00000000-0000-4000-9000-000000000001');

let engine: MediaEngine;

beforeEach(async () => {
  const made = mediasoupEngine({ handlerFactory })();
  if (made === null) throw new Error('no engine');
  engine = made;
  await engine.load(router);
});

const connect = () => vi.fn(() => Promise.resolve());

describe('loading', () => {
  test('answers with what can be received, in the words of the protocol', async () => {
    const capabilities = await engine.load(router);
    expect(RtpCapabilities.parse(capabilities)).toEqual(capabilities);
    expect(capabilities.codecs?.map(({ mimeType }) => mimeType.toLowerCase())).toContain('audio/opus');
  });

  test('a router that cannot be understood is a refusal', async () => {
    const broken = {
      codecs: [{ kind: 'audio' as const, mimeType: 'nonsense', preferredPayloadType: 100, clockRate: 8000 }],
    };
    await expect(engine.load(broken)).rejects.toMatchObject({ code: 'media_failed' });
  });

  test('nothing can be made before', () => {
    const unloaded = mediasoupEngine({ handlerFactory })();
    const options = { transport, iceServers: [], connect: connect() };
    expect(() => unloaded?.createReceive(options)).toThrow(expect.objectContaining({ code: 'media_failed' }));
  });
});

describe('sending', () => {
  const sending = () => {
    const publish = vi.fn((_source: string, _parameters: RtpParameters) => Promise.resolve('producer'));
    const connecting = connect();
    const send = engine.createSend({ transport, iceServers: [], connect: connecting, publish });
    return { send, publish, connecting };
  };

  test('connects once, and offers each source with parameters that the protocol takes', async () => {
    const { send, publish, connecting } = sending();
    const microphone = asTrack(new FakeTrack('audio', 'a'));
    const camera = asTrack(new FakeTrack('video', 'v'));
    const producer = await send.publish({ source: 'microphone', track: microphone, profile: 'voice' });
    await send.publish({ source: 'camera', track: camera, profile: 'voice' });
    expect(producer.id).toBe('producer');
    expect(connecting).toHaveBeenCalledTimes(1);
    expect(publish.mock.calls.map(([source]) => source)).toEqual(['microphone', 'camera']);
    for (const [, parameters] of publish.mock.calls)
      expect(RtpParameters.safeParse(parameters).success).toBe(true);
    expect(publish.mock.calls[1]?.[1].encodings).toHaveLength(3);
    expect(publish.mock.calls[1]?.[1].codecs[0]?.mimeType).toBe('video/VP8');
  });

  test('sends the letters of a screen in one layer, a film in two', async () => {
    const { send, publish } = sending();
    const [screen, film] = [new FakeTrack('video', 's'), new FakeTrack('video', 'f')];
    film.contentHint = 'motion';
    await send.publish({ source: 'screen', track: asTrack(screen), profile: 'voice' });
    await send.publish({ source: 'screen', track: asTrack(film), profile: 'voice' });
    const offers = publish.mock.calls.map(([, parameters]) => parameters);
    expect(offers.map(({ encodings }) => encodings?.length)).toEqual([1, 2]);
  });

  test('never stops or disables a track that is somebody else’s', async () => {
    const { send } = sending();
    const track = new FakeTrack('audio', 'a');
    const producer = await send.publish({ source: 'microphone', track: asTrack(track), profile: 'voice' });
    const other = new FakeTrack('audio', 'b');
    await producer.replaceTrack(asTrack(other));
    producer.close();
    send.close();
    expect([track.readyState, other.readyState]).toEqual(['live', 'live']);
    expect(other.enabled).toBe(true);
  });

  test('passes on what the house says to an offer', async () => {
    const { send, publish } = sending();
    const no = new Error('no');
    publish.mockRejectedValueOnce(no);
    const offered = send.publish({
      source: 'microphone',
      track: asTrack(new FakeTrack('audio', 'a')),
      profile: 'voice',
    });
    await expect(offered).rejects.toBe(no);
  });
});

describe('receiving', () => {
  const options = (id: string, codecMimeType: string): ConsumerOptions => {
    const { kind, producerId, rtpParameters } = testFakeParameters.generateConsumerRemoteParameters({
      id,
      codecMimeType,
    });
    const parsed = RtpParameters.parse(rtpParameters);
    const source = kind === 'audio' ? ('microphone' as const) : ('camera' as const);
    return { id, kind, producerId, rtpParameters: parsed, member, source, producerPaused: false };
  };

  test('connects once and gives a track for each consumer', async () => {
    const connecting = connect();
    const receive = engine.createReceive({ transport, iceServers: [], connect: connecting });
    const consumers = await Promise.all([
      receive.consume(options('1', 'audio/opus')),
      receive.consume(options('2', 'video/VP8')),
    ]);
    expect(consumers.map(({ track }) => track.kind)).toEqual(['audio', 'video']);
    expect(connecting).toHaveBeenCalledTimes(1);
    consumers[0].close();
    expect(receive.state).not.toBe('closed');
    receive.close();
    receive.close();
    expect(receive.state).toBe('closed');
  });

  test('tells its states to one listener, and restarts with fresh servers', async () => {
    const receive = engine.createReceive({ transport, iceServers: [], connect: connect() });
    const states: string[] = [];
    receive.onState((state) => states.push(`old ${state}`));
    receive.onState((state) => states.push(state));
    await receive.consume(options('1', 'audio/opus'));
    await receive.restartIce(transport.iceParameters, [
      { urls: ['turn:127.0.0.1'], username: 'u', credential: 'c' },
    ]);
    expect(states).toEqual(['connecting']);
  });
});
