import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { MediaSource } from '../../protocol/media.ts';
import { FakeHouse } from './testing/fake-house.ts';
import { settle, sit, type Visitor } from './testing/visitor.ts';

let house: FakeHouse;
let director: Visitor;
let actor: Visitor;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  house = new FakeHouse();
  director = await sit(house, house.invite('director', 'Dina'));
  actor = await sit(house, house.invite('actor', 'Anna'));
  house.direct({ type: 'phase.set', to: 'foyer' });
  house.direct({ type: 'phase.set', to: 'live' });
  await settle();
});

afterEach(() => {
  vi.useRealTimers();
});

const producer = ({ guest }: Visitor, source: MediaSource) =>
  house.media.producers.find((one) => one.member === guest.member && one.source === source);
const receives = (visitor: Visitor, from: Visitor) =>
  visitor.state().remote.flatMap(({ member, source }) => (member === from.guest.member ? [source] : []));

async function talk(to: Parameters<Visitor['client']['talk']>[0]): Promise<boolean> {
  const talking = director.client.talk(to);
  await settle();
  return talking;
}

describe('the talkback', () => {
  const track = () => director.browser.devices.running[0];

  test('is not heard by the house from a director on stage either, whose microphone is silent meanwhile', async () => {
    await director.client.openCapture('voice');
    await director.client.command({ type: 'stage.enter' });
    await settle();
    const sends = () => {
      const { capture } = director.state();
      return capture.at === 'ready' && capture.tracks.microphone?.enabled;
    };
    expect(sends()).toBe(true);
    // At once, before the house has said anything.
    const talking = director.client.talk('wings');
    expect(sends()).toBe(false);
    await settle();
    expect(await talking).toBe(true);
    expect(sends()).toBe(false);
    await talk(null);
    expect(sends()).toBe(true);
  });

  test('is heard by whom it is meant for and by nobody else, and stays ready between the words', async () => {
    const [other, spectator] = [
      await sit(house, house.invite('actor', 'Oleg')),
      await sit(house, house.invite('audience', 'Sam')),
    ];
    expect(await talk(actor.guest.member)).toBe(true);
    expect(receives(actor, director)).toEqual(['talkback']);
    expect(actor.state().self?.spokenToBy).toEqual(['Dina']);
    expect(receives(other, director)).toEqual([]);
    expect(receives(spectator, director)).toEqual([]);
    expect([producer(director, 'talkback')?.paused, track()?.enabled]).toEqual([false, true]);
    const { id } = producer(director, 'talkback') ?? {};

    await talk(null);
    expect(receives(actor, director)).toEqual([]);
    expect(producer(director, 'talkback')).toMatchObject({ id, paused: true });
    expect([track()?.enabled, track()?.readyState]).toEqual([false, 'live']);

    await talk('wings');
    expect(producer(director, 'talkback')).toMatchObject({ id, paused: false });
    expect([receives(actor, director), receives(other, director)]).toEqual([['talkback'], ['talkback']]);
    expect(director.browser.devices.asked).toHaveLength(1);
  });

  test('never begins when the key was let go before there was a microphone', async () => {
    const began = director.client.talk('wings');
    const ended = director.client.talk(null);
    await settle();
    expect([await began, await ended]).toEqual([false, true]);
    expect(house.received.map(({ command }) => command)).not.toContainEqual({
      type: 'talkback.set',
      to: 'wings',
    });
    expect(track()?.enabled).toBe(false);
  });

  test('is not said to be on where the microphone was refused', async () => {
    director.browser.devices.failure = new DOMException('no', 'NotAllowedError');
    expect(await talk('wings')).toBe(false);
    expect(director.state().talk).toEqual({ at: 'refused', reason: 'denied' });
    expect(director.state().self?.talkback).toBeNull();
  });

  test('goes with the direction', async () => {
    const second = await sit(house, house.invite('director', 'Dora'));
    await talk('wings');
    await second.client.command({ type: 'role.give', member: director.guest.member, role: 'actor' });
    await settle();
    expect(producer(director, 'talkback')).toBeUndefined();
    expect(director.browser.devices.running).toEqual([]);
    expect(director.state().talk).toEqual({ at: 'none' });
  });
});

describe('a shared screen', () => {
  const share = async () => {
    const sharing = actor.client.shareScreen();
    await settle();
    return sharing;
  };

  test('is for the wings behind the stage, and for the house on it', async () => {
    const spectator = await sit(house, house.invite('audience', 'Sam'));
    expect(await share()).toBe(true);
    expect(receives(director, actor)).toEqual(['screen', 'screen_sound']);
    expect(receives(spectator, actor)).toEqual([]);
    await actor.client.command({ type: 'stage.enter' });
    await settle();
    expect(receives(spectator, actor)).toEqual(['screen', 'screen_sound']);

    actor.browser.shares.screens[0]?.[0]?.end();
    await settle();
    expect(receives(spectator, actor)).toEqual([]);
    expect(actor.state().sharing).toEqual({ at: 'none' });
  });

  test('is put out by the desk, and by one’s own leaving', async () => {
    await share();
    const member = actor.guest.member;
    house.direct({ type: 'media.mute', member, source: 'screen', muted: true });
    await settle();
    const [screen, sound] = actor.browser.shares.screens[0] ?? [];
    expect([screen?.enabled, sound?.enabled]).toEqual([false, true]);
    expect(producer(actor, 'screen')?.paused).toBe(true);
    await Promise.all([actor.client.leave(), settle()]);
    expect(screen?.readyState).toBe('ended');
  });
});

test('a file goes out when it plays, not before', async () => {
  await actor.client.shareFile(new File([], 'storm.webm'));
  await settle();
  expect(producer(actor, 'screen')).toBeUndefined();
  await actor.client.playShared(true);
  await settle();
  expect(receives(director, actor)).toEqual(['screen', 'screen_sound']);
  actor.client.stopSharing();
  await settle();
  expect(receives(director, actor)).toEqual([]);
});

describe('the choice of devices', () => {
  const inside = { id: 'inside', label: 'Built-in' };
  const headset = { id: 'headset', label: 'Headset' };
  const devices = () => actor.browser.devices;

  beforeEach(async () => {
    devices().plug({ microphone: [inside, headset], camera: [inside] });
    await actor.client.openCapture('voice_and_video');
    await settle();
  });

  test('is listed once something is captured', () => {
    expect(actor.state().devices).toMatchObject({
      microphone: [inside, headset],
      inUse: { microphone: 'inside', camera: 'inside' },
    });
  });

  test('takes the place of the one that is open, and leaves the other kind alone', async () => {
    const before = producer(actor, 'microphone')?.id;
    expect(await actor.client.chooseDevice('microphone', 'headset')).toBe(true);
    await settle();
    expect(devices().asked.at(-1)).toEqual({
      profile: 'voice',
      camera: false,
      chosen: { microphone: 'headset' },
    });
    expect(actor.state().devices).toMatchObject({
      chosen: { microphone: 'headset' },
      inUse: { microphone: 'headset', camera: 'inside' },
    });
    expect(devices().running).toHaveLength(2);
    // The house is sent another track over the same producer.
    expect(producer(actor, 'microphone')?.id).toBe(before);
  });

  test('falls back when it is unplugged, and stays chosen', async () => {
    await actor.client.chooseDevice('microphone', 'headset');
    devices().plug({ microphone: [inside] });
    devices()
      .running.find(({ deviceId }) => deviceId === 'headset')
      ?.end();
    await settle();
    expect(actor.state().devices).toMatchObject({
      chosen: { microphone: 'headset' },
      inUse: { microphone: 'inside' },
    });
  });

  test('is taken back when the other one cannot be had', async () => {
    vi.spyOn(devices(), 'open').mockImplementationOnce(() =>
      Promise.reject(new DOMException('busy', 'NotReadableError')),
    );
    expect(await actor.client.chooseDevice('camera', 'other')).toBe(false);
    await settle();
    expect(actor.state().devices).toMatchObject({ chosen: {}, inUse: { camera: 'inside' } });
  });
});

describe('another background', () => {
  let sent: Visitor;
  const tools = () => sent.browser.backgrounds;
  const camera = () => {
    const { capture } = sent.state();
    return capture.at === 'ready' ? capture.tracks.camera?.id : undefined;
  };
  /** What the others are sent of the camera, by the producers that are open. */
  const published = () =>
    sent.engine.sends.flatMap(({ producers }) => [...producers.values()].map(({ track }) => track.id));
  const frame = async () => {
    tools().studios.at(-1)?.frame();
    await settle();
  };

  const arrive = async (kept?: string) => {
    sent = await sit(house, house.invite('actor', 'Zoya'), { offersBackground: true, ...(kept && { kept }) });
    await sent.client.openCapture('voice_and_video');
    await sent.client.command({ type: 'stage.enter' });
    await settle();
  };
  const ready = async () => {
    tools().arrive();
    await settle();
    await frame();
  };

  test('goes out over the same line, to the others and to oneself, and comes back', async () => {
    await arrive();
    const before = producer(sent, 'camera')?.id;
    expect(before).toBeDefined();
    expect(camera()).toBe('video-1');
    sent.client.chooseBackground('dark');
    await settle();
    expect(published()).toContain('video-1');
    await ready();
    expect([camera(), producer(sent, 'camera')?.id]).toEqual(['studio-1', before]);
    expect(published()).toContain('studio-1');
    expect(published()).not.toContain('video-1');
    // The camera that is in use is still the device.
    expect(sent.browser.devices.running.map(({ id }) => id)).toContain('video-1');

    sent.client.chooseBackground('none');
    await settle();
    expect([camera(), producer(sent, 'camera')?.id]).toEqual(['video-1', before]);
    expect(published()).toContain('video-1');
  });

  test('outlives another camera, and is switched off with it', async () => {
    await arrive();
    sent.client.chooseBackground('blurred');
    await ready();
    sent.browser.devices.plug({ camera: [{ id: 'other', label: 'Other' }] });
    await sent.client.chooseDevice('camera', 'other');
    await settle();
    expect(camera()).toBe('studio-1');
    expect(sent.state().devices.inUse).toMatchObject({ camera: 'other' });
    expect(tools().studios[0]?.cameras).toHaveLength(2);
    const off = sent.client.setSending('camera', false);
    await settle();
    await off;
    expect(tools().studios[0]?.fake.enabled).toBe(false);
  });

  test('of the last time never lets the camera out', async () => {
    await arrive('dark');
    expect(camera()).toBe('studio-1');
    expect(published()).toContain('studio-1');
    expect(published()).not.toContain('video-1');
    tools().arrive(new Error('offline'));
    await settle();
    expect(published()).not.toContain('video-1');
    expect(sent.state().background).toMatchObject({ chosen: 'dark', at: 'covered' });
  });

  test('ends with the capture', async () => {
    await arrive();
    sent.client.chooseBackground('dark');
    await ready();
    sent.client.closeCapture();
    await settle();
    expect(tools().studios[0]?.fake.readyState).toBe('ended');
    expect(tools().segmenters[0]?.closed).toBe(true);
    expect(sent.browser.devices.running).toEqual([]);
  });

  test('is kept from pages that do not offer it', async () => {
    sent = await sit(house, house.invite('actor', 'Zoya'), { kept: 'dark' });
    await sent.client.openCapture('voice_and_video');
    await settle();
    expect([camera(), sent.state().background.offered]).toEqual(['video-1', false]);
  });
});
