import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MemberId } from '../../protocol/ids.ts';
import { memoryStore } from '../session/index.ts';
import { measureClockOffset } from './clock-offset.ts';
import { cameraEncodings, soundProfileOf } from './encodings.ts';
import { type LayerChoice, layerForWidth, LayerPolicy } from './layer-policy.ts';
import { pageIsCurrent, reloadOutdatedPage } from './outdated-page.ts';
import { simulationAskedBy } from './simulate.ts';
import { ReconnectPolicy } from './reconnect-policy.ts';
import { hasLight } from './devices.ts';
import type { RoomConnection } from './socket.ts';
import { timerClock } from './testing/fake-browser.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('reconnecting', () => {
  const take = (policy: ReconnectPolicy, count: number) => Array.from({ length: count }, () => policy.next());

  test('is tried at once, soon, and then with patience and some chance', () => {
    expect(take(new ReconnectPolicy(() => 0), 8)).toEqual([0, 300, 1_200, 2_700, 4_800, 7_000, 7_000, 7_000]);
    expect(take(new ReconnectPolicy(() => 0.5), 4)).toEqual([0, 300, 1_700, 3_200]);
  });

  test('begins anew after a success, and later when the house has asked for it', () => {
    const policy = new ReconnectPolicy(() => 0);
    take(policy, 5);
    policy.reset();
    expect(policy.next()).toBe(0);
    policy.reset();
    policy.yield();
    expect(policy.next()).toBe(1_200);
  });
});

test('the clock is taken from the answer that was fastest', async () => {
  // How long each answer takes, there and back; the server is 5 s ahead.
  const ways = [
    [400, 0],
    [10, 10],
    [0, 300],
    [100, 200],
    [50, 0],
  ] as const;
  let asked = 0;
  const request = async () => {
    const [there = 0, back = 0] = ways[asked++] ?? [];
    vi.setSystemTime(Date.now() + there);
    const now = Date.now() + 5_000;
    vi.setSystemTime(Date.now() + back);
    await Promise.resolve();
    return { now };
  };
  // Only `request` is used.
  const connection = { request } as unknown as RoomConnection;
  expect(await measureClockOffset(connection, timerClock)).toBe(5_000);
  expect(asked).toBe(5);
});

describe('layers', () => {
  test.each([
    [0, null],
    [1, 0],
    [400, 0],
    [401, 1],
    [800, 1],
    [801, 2],
    [3_000, 2],
  ] as const)('a picture of %i device pixels wants %s', (width, layer) => {
    expect(layerForWidth(width)).toBe(layer);
  });

  test('are chosen in batches, for pictures alone, and only when they change', () => {
    const sent: (readonly LayerChoice[])[] = [];
    const policy = new LayerPolicy(timerClock, (choices) => sent.push(choices));
    policy.opened([
      { id: 'a', member: memberId(1), source: 'camera', kind: 'video' },
      { id: 'b', member: memberId(1), source: 'microphone', kind: 'audio' },
      { id: 'c', member: memberId(2), source: 'camera', kind: 'video' },
    ]);
    policy.showAt(memberId(1), 'camera', 1_000);
    policy.showAt(memberId(2), 'camera', 0);
    vi.advanceTimersByTime(99);
    expect(sent).toEqual([]);
    vi.advanceTimersByTime(1);
    const first = [
      { id: 'a', spatial: 2 },
      { id: 'c', spatial: null },
    ];
    expect(sent).toEqual([first]);
    policy.showAt(memberId(1), 'camera', 900);
    vi.advanceTimersByTime(100);
    expect(sent).toHaveLength(1);
    policy.closed('a');
    policy.opened([{ id: 'd', member: memberId(1), source: 'camera', kind: 'video' }]);
    vi.advanceTimersByTime(100);
    expect(sent[1]).toEqual([{ id: 'd', spatial: 2 }]);
  });
});

describe('encodings', () => {
  const scales = (settings: MediaTrackSettings) =>
    cameraEncodings(settings).map(({ scaleResolutionDownBy }) => scaleResolutionDownBy);

  test.each([
    [{ width: 1280, height: 720 }, [4, 2, 1]],
    [{ width: 720, height: 1280 }, [4, 2, 1]],
    [{ width: 960, height: 540 }, [4, 2, 1]],
    [{ width: 640, height: 360 }, [2, 1]],
    [{ width: 320, height: 240 }, [1]],
    [{}, [4, 2, 1]],
  ])('of a camera of %o are scaled by %o', (settings, expected) => {
    expect(scales(settings)).toEqual(expected);
  });

  test('cost more the larger they are', () => {
    const bitrates = cameraEncodings({ width: 1280, height: 720 }).map(({ maxBitrate }) => maxBitrate);
    expect(bitrates).toEqual(bitrates.toSorted((a, b) => a - b));
  });
});

describe('an outdated page', () => {
  test('reloads once, and again only after it was current', () => {
    const store = memoryStore();
    const reload = vi.fn();
    expect(reloadOutdatedPage(store, reload)).toBe(true);
    expect(reloadOutdatedPage(store, reload)).toBe(false);
    expect(reload).toHaveBeenCalledTimes(1);
    pageIsCurrent(store);
    expect(reloadOutdatedPage(store, reload)).toBe(true);
  });
});

test('a simulation is asked for by the address', () => {
  expect(simulationAskedBy('?simulate=force-turn')).toEqual({ iceTransportPolicy: 'relay' });
  expect(simulationAskedBy('?simulate=other')).toBeNull();
  expect(simulationAskedBy('')).toBeNull();
});

describe('a picture', () => {
  test('is dark when nothing but its opacity is above black', () => {
    expect(hasLight([0, 0, 0, 255, 8, 8, 8, 255])).toBe(false);
    expect(hasLight([0, 0, 0, 255, 0, 9, 0, 255])).toBe(true);
  });
});

const memberId = (number: number) => MemberId.parse(`00000000-0000-4000-9000-00000000000${number}`);

test('a microphone sounds as it was chosen, a film as music, a private word as speech', () => {
  const sources = ['microphone', 'screen_sound', 'talkback'] as const;
  expect(sources.map((source) => soundProfileOf(source, 'music'))).toEqual(['music', 'music', 'voice']);
  expect(sources.map((source) => soundProfileOf(source, 'voice'))).toEqual(['voice', 'music', 'voice']);
});
