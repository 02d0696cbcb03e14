import { describe, expect, test } from 'vitest';
import type { CaptureSource } from './api.ts';
import { CapturePolicy } from './capture.ts';
import type { Capture } from './state.ts';
import { FakeDevices } from './testing/fake-browser.ts';
import { fakeStream, FakeTrack } from './testing/fake-tracks.ts';

function capturing(source?: CaptureSource) {
  const devices = new FakeDevices();
  const shown: Capture[] = [];
  const policy = new CapturePolicy({
    devices,
    show: (capture) => shown.push(capture),
    ...(source && { source }),
  });
  return { devices, policy, shown, last: () => shown.at(-1) };
}

const settled = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

describe('the question for permission', () => {
  test('is asked once for what is wished, and shown meanwhile', async () => {
    const { policy, devices, shown } = capturing();
    expect(await policy.open('voice_and_video')).toBe(true);
    expect(await policy.open('voice_and_video')).toBe(true);
    expect(devices.asked).toEqual([{ profile: 'voice', camera: true }]);
    expect(shown.map(({ at }) => at)).toEqual(['asking', 'ready']);
  });

  test('a smaller wish closes the camera without asking', async () => {
    const { policy, devices, last } = capturing();
    await policy.open('voice_and_video');
    expect(await policy.open('voice')).toBe(true);
    expect(devices.asked).toHaveLength(1);
    expect(devices.running.map(({ kind }) => kind)).toEqual(['audio']);
    expect(last()).toMatchObject({ at: 'ready' });
    expect(Object.keys(policy.tracks)).toEqual(['microphone']);
  });

  test('an answer that comes after the wish was dropped opens nothing', async () => {
    const { policy, devices, last } = capturing();
    const opening = policy.open('voice');
    policy.close();
    expect(await opening).toBe(false);
    expect(devices.running).toEqual([]);
    expect(last()).toEqual({ at: 'none' });
  });

  test.each([
    ['NotAllowedError', 'denied'],
    ['SecurityError', 'denied'],
    ['NotFoundError', 'missing'],
    ['OverconstrainedError', 'missing'],
    ['NotReadableError', 'busy'],
    ['AbortError', 'busy'],
    ['TypeError', 'failed'],
  ])('%s is told as "%s"', async (name, reason) => {
    const { policy, devices, last } = capturing();
    devices.failure = Object.assign(new Error('no'), { name });
    expect(await policy.open('voice')).toBe(false);
    expect(last()).toEqual({ at: 'refused', reason });
  });

  test.each(['insecure', 'missing'] as const)('cannot be asked where access is %s', async (access) => {
    const { policy, devices, last } = capturing();
    devices.access = access;
    expect(await policy.open('voice')).toBe(false);
    expect(devices.asked).toEqual([]);
    expect(last()).toEqual({ at: 'refused', reason: access });
  });

  test('refused for more, leaves what was there', async () => {
    const { policy, devices, last } = capturing();
    await policy.open('voice');
    devices.failure = new DOMException('no camera', 'NotFoundError');
    expect(await policy.open('voice_and_video')).toBe(false);
    expect(last()).toMatchObject({ at: 'ready' });
    expect(devices.running).toHaveLength(1);
  });
});

test('a camera that shows nothing is refused, and goes off', async () => {
  const { policy, devices, last } = capturing();
  devices.black = true;
  expect(await policy.open('voice_and_video')).toBe(false);
  expect(last()).toEqual({ at: 'refused', reason: 'black' });
  expect(devices.running).toEqual([]);
});

test('the system is told what the page does with sound', async () => {
  const { policy, devices } = capturing();
  await policy.open('voice');
  expect(devices.declared).toBe('play-and-record');
  policy.close();
  expect(devices.declared).toBe('playback');
});

test('what is disabled stays so in the next track too', async () => {
  const { policy, devices } = capturing();
  await policy.open('voice');
  policy.enable('microphone', false);
  await policy.setProfile('music');
  const [microphone] = devices.running;
  expect(microphone?.id).toBe('audio-2');
  expect(microphone?.enabled).toBe(false);
});

describe('a track that has died', () => {
  test('is opened anew at once when it was unplugged', async () => {
    const { policy, devices } = capturing();
    await policy.open('voice');
    devices.running[0]?.end();
    await settled();
    expect(policy.tracks.microphone?.id).toBe('audio-2');
    expect(devices.running).toHaveLength(1);
  });

  test('leaves the other one, when it cannot be had again', async () => {
    const { policy, devices, last } = capturing();
    await policy.open('voice_and_video');
    devices.failure = new DOMException('gone', 'NotFoundError');
    devices.running.find(({ kind }) => kind === 'video')?.end();
    await settled();
    expect(last()).toMatchObject({ at: 'ready' });
    expect(Object.keys(policy.tracks)).toEqual(['microphone']);
  });

  test('ends the capture when it was the only one', async () => {
    const { policy, devices, last } = capturing();
    await policy.open('voice');
    devices.failure = new DOMException('gone', 'NotReadableError');
    devices.running[0]?.end();
    await settled();
    expect(last()).toEqual({ at: 'refused', reason: 'busy' });
    expect(policy.ready).toBe(false);
  });
});

test('another source needs no device', async () => {
  const drawn = [new FakeTrack('audio', 'oscillator'), new FakeTrack('video', 'canvas')];
  const { policy, devices, last } = capturing(() => Promise.resolve(fakeStream(drawn)));
  devices.access = 'insecure';
  expect(await policy.open('voice_and_video')).toBe(true);
  expect(devices.asked).toEqual([]);
  expect(last()).toMatchObject({ at: 'ready', tracks: { microphone: drawn[0], camera: drawn[1] } });
});
