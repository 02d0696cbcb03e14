import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MemberId } from '../../protocol/ids.ts';
import { Refusal } from '../../protocol/refusal.ts';
import type { ConsumerOptions } from '../../protocol/socket.ts';
import { Consuming } from './consuming.ts';
import type { RemoteMedia } from './state.ts';
import { timerClock } from './testing/fake-browser.ts';
import { FakeReceive } from './testing/fake-engine.ts';
import { pass, settle } from './testing/visitor.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

const member = MemberId.parse('00000000-0000-4000-9000-000000000001');
const consumer = (id: string, source: 'microphone' | 'camera', producerPaused = false): ConsumerOptions => ({
  id,
  producerId: `producer of ${id}`,
  kind: source === 'camera' ? 'video' : 'audio',
  rtpParameters: {
    codecs: [{ mimeType: 'audio/opus', payloadType: 100, clockRate: 48_000 }],
    encodings: [{ ssrc: 1 }],
  },
  member,
  source,
  producerPaused,
});

function consuming() {
  const transport = new FakeReceive({
    transport: {
      id: 't',
      iceParameters: { usernameFragment: 'u', password: 'p' },
      iceCandidates: [],
      dtlsParameters: { fingerprints: [] },
    },
    iceServers: [],
    connect: () => Promise.resolve(),
  });
  const consume = vi.spyOn(transport, 'consume');
  const ready = vi.fn((_ids: string[]) => Promise.resolve({}));
  const failed = vi.fn();
  const closed = vi.fn();
  const broken = vi.fn();
  const world = { remote: [] as readonly RemoteMedia[] };
  const subject = new Consuming({
    transport,
    ready,
    failed,
    closed,
    broken,
    opened: vi.fn(),
    clock: timerClock,
    show: (remote) => (world.remote = remote),
  });
  const shown = () =>
    world.remote.map(({ source, paused, track }) => `${source} ${track.id}${paused ? ' paused' : ''}`);
  return { subject, transport, consume, ready, failed, closed, broken, shown };
}

test('what is opened is shown and acknowledged in one message', async () => {
  const { subject, ready, broken, shown } = consuming();
  await subject.open([consumer('1', 'microphone'), consumer('2', 'camera', true)]);
  expect(broken).not.toHaveBeenCalled();
  expect(shown()).toEqual(['microphone 1', 'camera 2 paused']);
  expect(ready).toHaveBeenCalledExactlyOnceWith(['1', '2']);
});

test('no acknowledgement names more than the protocol takes', async () => {
  const { subject, ready } = consuming();
  await subject.open(Array.from({ length: 70 }, (_, index) => consumer(String(index), 'microphone')));
  expect(ready.mock.calls.map(([ids]) => ids.length)).toEqual([64, 6]);
});

test('what is closed before it was opened is never shown', async () => {
  const { subject, transport, ready, shown } = consuming();
  const opening = subject.open([consumer('1', 'microphone'), consumer('2', 'camera')]);
  subject.close(['1']);
  await opening;
  expect(shown()).toEqual(['camera 2']);
  expect(ready).toHaveBeenCalledExactlyOnceWith(['2']);
  expect([...transport.consumers.keys()]).toEqual(['2']);
});

test('one that cannot be opened keeps nothing from the others, and says that the transport is broken', async () => {
  const { subject, consume, failed, broken, shown } = consuming();
  consume.mockRejectedValueOnce(new Error('sdp'));
  await subject.open([consumer('1', 'microphone'), consumer('2', 'camera')]);
  expect(shown()).toEqual(['camera 2']);
  expect(failed).toHaveBeenCalledTimes(1);
  expect(broken).toHaveBeenCalledTimes(1);
});

test('a source that was opened anew shows its newest, and pauses as it is told', async () => {
  const { subject, closed, shown } = consuming();
  await subject.open([consumer('1', 'camera')]);
  await subject.open([consumer('2', 'camera')]);
  expect(shown()).toEqual(['camera 2']);
  subject.close(['1']);
  expect(closed).toHaveBeenCalledExactlyOnceWith('1');
  subject.setPaused(['2'], true);
  expect(shown()).toEqual(['camera 2 paused']);
  subject.setPaused(['2'], false);
  expect(shown()).toEqual(['camera 2']);
  subject.close(['2', 'unknown']);
  expect(shown()).toEqual([]);
});

test('an acknowledgement that was refused is given again, for what is still there', async () => {
  const { subject, ready } = consuming();
  ready.mockRejectedValueOnce(new Refusal('too_many_requests', ''));
  await subject.open([consumer('1', 'microphone'), consumer('2', 'camera')]);
  subject.close(['1']);
  await pass(1_000);
  expect(ready.mock.calls.map(([ids]) => ids)).toEqual([['1', '2'], ['2']]);
});

test('one that was lost with its connection is not', async () => {
  const { subject, ready } = consuming();
  ready.mockRejectedValue(new Refusal('unavailable', ''));
  await subject.open([consumer('1', 'microphone')]);
  await pass(10_000);
  expect(ready).toHaveBeenCalledTimes(1);
  ready.mockRejectedValue(new Refusal('too_many_requests', ''));
  await subject.open([consumer('2', 'camera')]);
  await settle();
  subject.stop();
  await pass(10_000);
  expect(ready).toHaveBeenCalledTimes(2);
});
