import { noSwitches } from '../../protocol/room/index.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { MediaSource } from '../../protocol/media.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { Publishing, type Sending } from './publishing.ts';
import type { RoomClientState } from './state.ts';
import { timerClock } from './testing/fake-browser.ts';
import { FakeSend } from './testing/fake-engine.ts';
import { asTrack, FakeTrack } from './testing/fake-tracks.ts';
import { pass, settle } from './testing/visitor.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

const microphone = asTrack(new FakeTrack('audio', 'microphone'));
const camera = asTrack(new FakeTrack('video', 'camera'));
const silent = noSwitches;
const granted: Sending = {
  prepare: true,
  captured: true,
  tracks: { microphone, camera },
  held: silent,
  profile: 'voice',
};

function publishing(first: Partial<Sending> = {}) {
  const world = {
    sending: { ...granted, ...first },
    connected: true,
    shown: {} as RoomClientState['publishing'],
    sends: [] as FakeSend[],
  };
  /** What the house answers to an offer. */
  const publish = vi.fn((source: MediaSource) => Promise.resolve(source as string));
  const unpublish = vi.fn((_source: MediaSource) => Promise.resolve({}));
  const openTransport = vi.fn(() => {
    const send = new FakeSend({ transport, iceServers: [], connect: () => Promise.resolve(), publish });
    world.sends.push(send);
    return Promise.resolve(send);
  });
  const subject = new Publishing({
    sending: () => world.sending,
    connected: () => world.connected,
    openTransport,
    closeTransport: () => world.sends.at(-1)?.close(),
    unpublish,
    show: (shown) => (world.shown = shown),
    clock: timerClock,
    failed: vi.fn(),
  });
  const change = async (sending: Partial<Sending>): Promise<void> => {
    world.sending = { ...world.sending, ...sending };
    subject.update();
    await settle();
  };
  return { subject, world, publish, unpublish, openTransport, change };
}

const transport = {
  id: 't',
  iceParameters: { usernameFragment: 'u', password: 'p' },
  iceCandidates: [],
  dtlsParameters: { fingerprints: [] },
};

describe('publishing follows', () => {
  test('the grant: a transport to be ready, producers when they are allowed, nothing afterwards', async () => {
    const { world, publish, unpublish, change } = publishing({ tracks: {} });
    await change({});
    expect([world.sends.length, publish.mock.calls.length]).toEqual([1, 0]);
    await change({ tracks: { microphone, camera } });
    expect(world.shown).toEqual({ microphone: 'live', camera: 'live' });
    await change({ tracks: {}, prepare: false });
    expect(world.shown).toEqual({});
    expect(unpublish.mock.calls.flat()).toEqual(['microphone', 'camera']);
    expect(world.sends[0]?.state).toBe('closed');
  });

  test('what is captured: nothing, no transport', async () => {
    const { openTransport, change } = publishing({ tracks: {}, captured: false });
    await change({});
    expect(openTransport).not.toHaveBeenCalled();
  });

  test('another track of the same source, without a new offer', async () => {
    const { world, publish, change } = publishing({ tracks: { microphone } });
    await change({});
    const other = asTrack(new FakeTrack('audio', 'other'));
    await change({ tracks: { microphone: other } });
    expect(publish).toHaveBeenCalledTimes(1);
    expect(world.sends[0]?.producers.get('microphone')?.track).toBe(other);
  });

  test('a grant that goes while the offer is under way', async () => {
    const { world, publish, unpublish, change } = publishing({ tracks: { microphone } });
    let answer: (id: string) => void = () => undefined;
    publish.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    await change({});
    await change({ tracks: {} });
    answer('late');
    await settle();
    expect(world.shown).toEqual({});
    expect(unpublish).toHaveBeenCalledExactlyOnceWith('microphone');
  });
});

describe('the word of the house', () => {
  test('holds and releases', async () => {
    const { subject, world, change } = publishing({ tracks: { microphone } });
    await change({});
    subject.ownProducer('microphone', 'paused');
    expect(world.shown).toEqual({ microphone: 'paused' });
    subject.ownProducer('microphone', 'resumed');
    expect(world.shown).toEqual({ microphone: 'live' });
  });

  test('is believed even if it comes before the answer to the offer', async () => {
    const { subject, world, publish, change } = publishing({ tracks: { microphone } });
    publish.mockImplementationOnce((source) => {
      subject.ownProducer(source, 'paused');
      return Promise.resolve('id');
    });
    await change({});
    expect(world.shown).toEqual({ microphone: 'paused' });
  });

  test('what is muted from the beginning begins held', async () => {
    const { world, change } = publishing({ held: { ...noSwitches, microphone: true } });
    await change({});
    expect(world.shown).toEqual({ microphone: 'paused', camera: 'live' });
  });

  test('a producer it has closed is not offered at once, since its grant goes too', async () => {
    const { subject, world, publish, unpublish, change } = publishing({ tracks: { microphone } });
    await change({});
    subject.ownProducer('microphone', 'closed');
    expect(world.shown).toEqual({});
    await change({ tracks: {} });
    await pass(10_000);
    expect(publish).toHaveBeenCalledTimes(1);
    expect(unpublish).not.toHaveBeenCalled();
    await change({ tracks: { microphone } });
    expect(world.shown).toEqual({ microphone: 'live' });
  });

  test('one that died under a standing grant is offered again after a moment', async () => {
    const { subject, world, change } = publishing({ tracks: { microphone } });
    await change({});
    subject.ownProducer('microphone', 'closed');
    await pass(1_100);
    expect(world.shown).toEqual({ microphone: 'live' });
  });
});

describe('a failure', () => {
  test('of an offer is tried again, ever more slowly', async () => {
    const { world, publish, change } = publishing({ tracks: { microphone } });
    publish.mockRejectedValueOnce(new Refusal('media_failed', '')).mockRejectedValueOnce(new Error('sdp'));
    await change({});
    await pass(1_100);
    expect([publish.mock.calls.length, world.shown]).toEqual([2, {}]);
    await pass(1_000);
    expect(publish).toHaveBeenCalledTimes(2);
    await pass(1_100);
    expect(world.shown).toEqual({ microphone: 'live' });
  });

  test('of one source keeps the next from the transport until it is in order', async () => {
    const { world, publish, change } = publishing();
    publish.mockRejectedValueOnce(new Refusal('media_failed', ''));
    await change({});
    expect(publish).toHaveBeenCalledTimes(1);
    await pass(1_100);
    expect(world.shown).toEqual({ microphone: 'live', camera: 'live' });
  });

  test('that the house has lost its transport opens another one', async () => {
    const { world, publish, change } = publishing({ tracks: { microphone } });
    publish.mockRejectedValueOnce(new Refusal('media_unknown', ''));
    await change({});
    await pass(1_100);
    expect(world.sends.map(({ state }) => state)).toEqual(['closed', 'connected']);
    expect(world.shown).toEqual({ microphone: 'live' });
  });

  test('to get a transport is tried again', async () => {
    const { world, openTransport, change } = publishing({ tracks: { microphone } });
    openTransport.mockRejectedValueOnce(new Refusal('too_many_requests', ''));
    await change({});
    expect(world.shown).toEqual({});
    await pass(1_100);
    expect(world.shown).toEqual({ microphone: 'live' });
  });

  test('to tell the end of a producer is made good before anything is offered', async () => {
    const { unpublish, publish, change } = publishing({ tracks: { microphone } });
    await change({});
    unpublish.mockRejectedValueOnce(new Refusal('too_many_requests', ''));
    await change({ profile: 'music' });
    expect(publish).toHaveBeenCalledTimes(1);
    await pass(1_100);
    expect(unpublish).toHaveBeenCalledTimes(2);
    expect(publish).toHaveBeenCalledTimes(2);
  });

  test('of the connection ends all trying', async () => {
    const { world, publish, change } = publishing({ tracks: {} });
    await change({});
    world.connected = false;
    await change({ tracks: { microphone } });
    await pass(10_000);
    expect(publish).not.toHaveBeenCalled();
  });
});

test('closed, it closes what it has and offers nothing more', async () => {
  const { subject, world, publish, change } = publishing();
  await change({});
  subject.close();
  expect(world.sends[0]?.state).toBe('closed');
  await change({});
  await pass(10_000);
  expect(publish).toHaveBeenCalledTimes(2);
});
