import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Refusal } from '../../protocol/refusal.ts';
import { IceRecovery } from './ice-recovery.ts';
import { timerClock } from './testing/fake-browser.ts';
import { FakeTransport } from './testing/fake-engine.ts';
import { pass, settle } from './testing/visitor.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

const iceParameters = { usernameFragment: 'new', password: 'p' };
const iceServers = [{ urls: ['turn:house'], username: 'fresh', credential: 'c' }];

function recovering() {
  const transport = new FakeTransport({
    transport: { id: 't', iceParameters, iceCandidates: [], dtlsParameters: { fingerprints: [] } },
    iceServers: [],
    connect: () => Promise.resolve(),
  });
  const restartIce = vi.spyOn(transport, 'restartIce');
  const askRestart = vi.fn(() => Promise.resolve({ iceParameters, iceServers }));
  const rebuild = vi.fn();
  const shown: string[] = [];
  const show = (state: string) => void shown.push(state);
  const recovery = new IceRecovery({ transport, clock: timerClock, askRestart, rebuild, show });
  transport.become('connected');
  return { transport, recovery, restartIce, askRestart, rebuild, shown };
}

test('a short gap is waited out', async () => {
  const { transport, askRestart, rebuild, shown } = recovering();
  transport.become('disconnected');
  await pass(1_400);
  transport.become('connected');
  await pass(60_000);
  expect(askRestart).not.toHaveBeenCalled();
  expect(rebuild).not.toHaveBeenCalled();
  expect(shown).toEqual(['connected', 'disconnected', 'connected']);
});

test('a longer one restarts ICE with fresh parameters and credentials', async () => {
  const { transport, restartIce, rebuild } = recovering();
  transport.become('disconnected');
  await pass(1_600);
  expect(restartIce).toHaveBeenCalledExactlyOnceWith(iceParameters, iceServers);
  await pass(60_000);
  expect(rebuild).not.toHaveBeenCalled();
});

test('a restart that does not connect in time is given up', async () => {
  const { transport, rebuild } = recovering();
  transport.afterRestart = 'disconnected';
  transport.become('disconnected');
  await pass(9_000);
  expect(rebuild).not.toHaveBeenCalled();
  await pass(1_000);
  expect(rebuild).toHaveBeenCalledTimes(1);
  await pass(60_000);
  expect(rebuild).toHaveBeenCalledTimes(1);
});

test('a failure is followed by a new beginning at once, and only one', async () => {
  const { transport, rebuild } = recovering();
  transport.become('failed');
  transport.become('failed');
  await settle();
  expect(rebuild).toHaveBeenCalledTimes(1);
});

test('a house that does not know the transport any more makes a new beginning necessary', async () => {
  const { transport, askRestart, rebuild } = recovering();
  askRestart.mockRejectedValue(new Refusal('media_unknown', ''));
  transport.become('disconnected');
  await pass(1_600);
  expect(rebuild).toHaveBeenCalledTimes(1);
});

test('without a connection nothing is done: its return brings new media', async () => {
  const { transport, askRestart, rebuild } = recovering();
  askRestart.mockRejectedValue(new Refusal('unavailable', ''));
  transport.become('disconnected');
  await pass(60_000);
  expect(rebuild).not.toHaveBeenCalled();
});

test('another network is looked at before the old way is missed, once at a time', async () => {
  const { transport, recovery, restartIce } = recovering();
  recovery.networkChanged();
  recovery.networkChanged();
  await settle();
  expect(restartIce).toHaveBeenCalledTimes(1);
  transport.state = 'new';
  recovery.networkChanged();
  await settle();
  expect(restartIce).toHaveBeenCalledTimes(1);
});

test('closed, it does nothing more', async () => {
  const { transport, recovery, askRestart, rebuild, shown } = recovering();
  transport.become('disconnected');
  recovery.close();
  await pass(60_000);
  transport.become('failed');
  expect(askRestart).not.toHaveBeenCalled();
  expect(rebuild).not.toHaveBeenCalled();
  expect(shown).toEqual(['connected', 'disconnected']);
});
