import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type CheckFindings, ReportRequest } from '../../protocol/check.ts';
import type { TransportOptions } from '../../protocol/media.ts';
import { FakeDevices, timerClock } from '../room/testing/fake-browser.ts';
import { FakeEngine } from '../room/testing/fake-engine.ts';
import { asTrack, FakeTrack } from '../room/testing/fake-tracks.ts';
import { HttpClient } from '../session/index.ts';
import { DeviceCheck, findingsOf } from './device-check.ts';
import type { Stat } from './figures.ts';

const transport: TransportOptions = {
  id: 't',
  iceParameters: { usernameFragment: 'u', password: 'p' },
  iceCandidates: [],
  dtlsParameters: { fingerprints: [{ algorithm: 'sha-256', value: `${'AA:'.repeat(31)}AA` }] },
};
const loop = 'L'.repeat(43);
const echo = {
  ...{ id: 'consumer', producerId: 'producer', kind: 'audio' },
  rtpParameters: { codecs: [{ mimeType: 'audio/opus', payloadType: 100, clockRate: 48_000 }] },
};

/** A house that echoes, as far as a page can tell. */
class FakeLoops {
  readonly asked: string[] = [];
  readonly reports: unknown[] = [];
  iceServers: readonly object[] = [{ urls: ['turn:127.0.0.1'], username: 'u', credential: 'c' }];
  /** Openings that are refused before one is granted. */
  refusals = 0;

  readonly fetch = (url: string, init: RequestInit): Promise<Response> => {
    this.asked.push(url.replace('/api/check/', ''));
    const answer = (body: unknown, status = 200): Promise<Response> =>
      Promise.resolve(new Response(JSON.stringify(body), { status }));
    switch (url) {
      case '/api/check/loops':
        if (this.refusals > 0) {
          this.refusals -= 1;
          return answer({ error: { code: 'unavailable', retryAfterSeconds: 5 } }, 503);
        }
        return answer({
          ...{ loop, rtpCapabilities: {}, send: transport, receive: transport, iceServers: this.iceServers },
        });
      case '/api/check/loops/produce':
        return answer({ producerId: 'producer' });
      case '/api/check/loops/consume':
        return answer(echo);
      case '/api/check/reports':
        if (typeof init.body === 'string') this.reports.push(JSON.parse(init.body));
        return answer({ code: 'K7MX4P', expiresAt: 1 });
      default:
        return answer({});
    }
  };
}

function open() {
  const house = new FakeLoops();
  const devices = new FakeDevices();
  const engines: { readonly relay: boolean; readonly engine: FakeEngine }[] = [];
  /** Ways whose connections do not come about. */
  const closed = new Set<'direct' | 'relay'>();
  const heard: ((heard: 'good' | 'silent') => void)[] = [];
  const signals: FakeTrack[] = [];
  const createEngine = (relay: boolean): FakeEngine => {
    const engine = new FakeEngine();
    engines.push({ relay, engine });
    const create = engine.createReceive.bind(engine);
    engine.createReceive = (options) => {
      const made = create(options);
      made.getStats = () => Promise.resolve(receivedBy(Date.now()) as unknown as RTCStatsReport); // read as stats
      return made;
    };
    const createSend = engine.createSend.bind(engine);
    engine.createSend = (options) => {
      const made = createSend(options);
      made.getStats = () => Promise.resolve(sentBy(Date.now()) as unknown as RTCStatsReport); // read as stats
      const become = made.become.bind(made);
      if (closed.has(relay ? 'relay' : 'direct')) {
        made.become = (state) => become(state === 'connected' ? 'failed' : state);
      }
      return made;
    };
    return engine;
  };
  const check = new DeviceCheck({
    ...{ devices, createEngine, clock: timerClock, agent: { browser: 'chrome', system: 'linux' } },
    http: new HttpClient({ fetch: house.fetch }),
    playChime: () => Promise.resolve(),
    createSignal: () => {
      const [microphone, camera] = [new FakeTrack('audio', 'tone'), new FakeTrack('video', 'patches')];
      signals.push(microphone, camera);
      return {
        microphone: asTrack(microphone),
        camera: asTrack(camera),
        close: () => {
          microphone.stop();
          camera.stop();
        },
      };
    },
    listenTo: (_track, tell) => {
      heard.push(tell);
      return () => heard.pop();
    },
  });
  const found = (): CheckFindings => findingsOf(check.store.getState());
  return { check, house, devices, engines, closed, heard, signals, found };
}

const sentBy = (ms: number): ReadonlyMap<string, Stat> =>
  new Map([['a', { type: 'outbound-rtp', kind: 'audio', packetsSent: ms / 20 }]]);

/** 600 kbit/s of picture and all of the sound, since the beginning of time. */
const receivedBy = (ms: number): ReadonlyMap<string, Stat> =>
  new Map([
    ['v', { type: 'inbound-rtp', kind: 'video', bytesReceived: ms * 75, packetsReceived: ms }],
    ['a', { type: 'inbound-rtp', kind: 'audio', packetsReceived: ms / 20 }],
  ]);

beforeEach(() => {
  vi.useFakeTimers();
});

describe('camera and microphone', () => {
  test('are asked for once, looked at and listened to', async () => {
    const { check, devices, heard, found } = open();
    await check.openDevices('voice_and_video');
    expect(devices.asked).toEqual([{ profile: 'voice', camera: true }]);
    expect(check.store.getState()).toMatchObject({ microphone: 'listening', capture: { at: 'open' } });
    await vi.advanceTimersByTimeAsync(0);
    expect(found().camera).toBe('good');
    heard.at(-1)?.('silent');
    expect(found().microphone).toBe('silent');
    heard.at(-1)?.('good');
    expect(found().microphone).toBe('good');
    check.close();
    expect(devices.running).toEqual([]);
    expect(devices.declared).toBe('playback');
    expect(heard).toEqual([]);
  });

  test('can be switched off again, and what they have shown is remembered', async () => {
    const { check, devices, heard, found } = open();
    await check.openDevices('voice_and_video');
    await vi.advanceTimersByTimeAsync(0);
    heard.at(-1)?.('good');
    check.closeDevices();
    expect(devices.running).toEqual([]);
    expect(found()).toMatchObject({ microphone: 'good', camera: 'good' });
    expect(check.store.getState().capture).toEqual({ at: 'closed' });
  });

  test('a black picture is shown and named', async () => {
    const { check, devices, found } = open();
    devices.black = true;
    await check.openDevices('voice_and_video');
    await vi.advanceTimersByTimeAsync(0);
    expect(found().camera).toBe('black');
    expect(devices.running).toHaveLength(2);
  });

  test('a refusal is one for both; a missing camera leaves the microphone', async () => {
    const { check, devices, found } = open();
    devices.failure = new DOMException('', 'NotAllowedError');
    await check.openDevices('voice_and_video');
    expect(found()).toMatchObject({ microphone: 'denied', camera: 'denied' });
    const real = devices.open.bind(devices);
    devices.failure = undefined;
    devices.open = (wanted) =>
      wanted.camera ? Promise.reject(new DOMException('', 'NotFoundError')) : real(wanted);
    await check.openDevices('voice_and_video');
    expect(check.store.getState()).toMatchObject({ microphone: 'listening', camera: 'missing' });
    expect(devices.running).toHaveLength(1);
  });

  test('an answer that comes after the check was closed opens nothing', async () => {
    const { check, devices } = open();
    const opening = check.openDevices('voice_and_video');
    check.close();
    await opening;
    expect(devices.running).toEqual([]);
  });
});

describe('the network', () => {
  test('is measured straight and by the way round, and everything is closed', async () => {
    const { check, house, engines, signals, found } = open();
    const measuring = check.measure();
    await vi.advanceTimersByTimeAsync(100);
    expect(check.store.getState().measuring).toBe('direct');
    await check.measure();
    await vi.advanceTimersByTimeAsync(20_000);
    await measuring;
    expect(found()).toMatchObject({ direct: 'good', relay: 'good' });
    expect(check.store.getState()).toMatchObject({ measuring: null, figures: { videoKbps: 600 } });
    const straight = engines.filter(({ relay }) => !relay).flatMap(({ engine }) => engine.sends);
    expect(straight.map(({ options }) => options.iceServers)).toEqual([[]]);
    expect(engines.flatMap(({ engine }) => engine.open)).toEqual([]);
    expect(signals.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
    expect(house.asked.filter((path) => path === 'loops/close')).toHaveLength(2);
  });

  test('without TURN is measured straight alone', async () => {
    const { check, house, found } = open();
    house.iceServers = [];
    const measuring = check.measure();
    await vi.advanceTimersByTimeAsync(20_000);
    await measuring;
    expect(found()).toMatchObject({ direct: 'good', relay: 'absent' });
  });

  test('that lets nothing through straight may do so by the way round', async () => {
    const { check, closed, found } = open();
    closed.add('direct');
    const measuring = check.measure();
    await vi.advanceTimersByTimeAsync(40_000);
    await measuring;
    expect(found()).toMatchObject({ direct: 'blocked', relay: 'good' });
  });

  test('waits its turn when others measure, and not for ever', async () => {
    const { check, house, found } = open();
    house.refusals = 2;
    const measuring = check.measure();
    await vi.advanceTimersByTimeAsync(40_000);
    await measuring;
    expect(found().direct).toBe('good');
    house.refusals = 100;
    const again = check.measure();
    await vi.advanceTimersByTimeAsync(60_000);
    await again;
    expect(found()).toMatchObject({ direct: 'busy', relay: 'untested' });
  });

  test('is left alone once the check is closed', async () => {
    const { check, engines } = open();
    const measuring = check.measure();
    await vi.advanceTimersByTimeAsync(100);
    check.close();
    await vi.advanceTimersByTimeAsync(0);
    await measuring;
    expect(engines.flatMap(({ engine }) => engine.open)).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the report', () => {
  test('says what was found, and is outdated by the next finding', async () => {
    const { check, house } = open();
    check.sayHeard(false);
    const leaving = check.leaveReport();
    await vi.advanceTimersByTimeAsync(0);
    await leaving;
    expect(check.store.getState().report).toEqual({ at: 'made', code: 'K7MX4P' });
    const [report] = house.reports;
    expect(ReportRequest.parse(report)).toMatchObject({
      findings: { speaker: 'unheard', microphone: 'untested' },
      agent: { browser: 'chrome', system: 'linux' },
    });
    check.sayHeard(true);
    expect(check.store.getState().report).toEqual({ at: 'none' });
  });
});
