import { describe, expect, test } from 'vitest';
import { FakeDevices } from './testing/fake-browser.ts';
import { asTrack, FakeTrack } from './testing/fake-tracks.ts';
import type { Talk } from './state.ts';
import { TalkbackPolicy } from './talkback.ts';

function talking(microphone?: FakeTrack) {
  const devices = new FakeDevices();
  const shown: Talk[] = [];
  const policy = new TalkbackPolicy({
    devices,
    chosen: () => ({}),
    microphone: () => microphone && asTrack(microphone),
    show: (talk) => shown.push(talk),
  });
  return { devices, policy, shown };
}

describe('the microphone of a talkback', () => {
  test('is asked for once, without a camera, and is silent until it is let through', async () => {
    const { policy, devices, shown } = talking();
    expect(await policy.open()).toBe(true);
    expect(await policy.open()).toBe(true);
    expect(devices.asked).toEqual([{ profile: 'voice', camera: false }]);
    expect(shown).toEqual([{ at: 'asking' }, { at: 'ready' }]);
    expect(policy.track?.enabled).toBe(false);
    policy.enable(true);
    expect(policy.track?.enabled).toBe(true);
  });

  test('is let through at once when that was said while it was asked for', async () => {
    const { policy } = talking();
    const opening = policy.open();
    policy.enable(true);
    await opening;
    expect(policy.track?.enabled).toBe(true);
  });

  test('is another end of the one that is open already, and of a life of its own', async () => {
    const microphone = new FakeTrack('audio', 'stage');
    microphone.enabled = false;
    const { policy, devices } = talking(microphone);
    policy.enable(true);
    await policy.open();
    expect(devices.asked).toEqual([]);
    expect(policy.track?.id).toBe('stage-clone');
    expect(policy.track?.enabled).toBe(true);
    policy.close();
    expect(microphone).toMatchObject({ readyState: 'live', enabled: false });
  });

  test('that is refused is told, and asked for again the next time', async () => {
    const { policy, devices, shown } = talking();
    devices.failure = new DOMException('no', 'NotAllowedError');
    expect(await policy.open()).toBe(false);
    expect(shown.at(-1)).toEqual({ at: 'refused', reason: 'denied' });
    devices.failure = undefined;
    expect(await policy.open()).toBe(true);
  });

  test('that comes after the desk has gone is closed at once', async () => {
    const { policy, devices } = talking();
    const opening = policy.open();
    policy.close();
    expect(await opening).toBe(false);
    expect(devices.running).toEqual([]);
  });

  test('that was unplugged is opened anew for the next word', async () => {
    const { policy, devices, shown } = talking();
    await policy.open();
    devices.running[0]?.end();
    expect(policy.track).toBeUndefined();
    expect(shown.at(-1)).toEqual({ at: 'none' });
    expect(await policy.open()).toBe(true);
    expect(devices.asked).toHaveLength(2);
  });
});
