import { expect, test } from 'vitest';
import { processExists, signalProcess, startChild } from './children.ts';
import { silentLog } from './log.ts';
import { Supervisor } from './supervisor.ts';

const sleeper = () => startChild({ command: 'sleep', args: ['600'], output: { line: () => {} } });
const options = { name: 'sleeper', log: silentLog, stopSignals: ['SIGINT'] as const, stopPatienceMs: 1000 };

test('starts a child again that died, until it works, and ends it when closed', async () => {
  let launches = 0;
  const supervisor = await Supervisor.start({
    ...options,
    launch: () => {
      launches += 1;
      return launches === 2 ? Promise.reject(new Error('not yet')) : sleeper();
    },
  });
  const { pid } = supervisor;
  signalProcess(pid, 'SIGKILL');
  await expect.poll(() => supervisor.pid, { timeout: 5000 }).not.toBe(pid);
  expect(launches).toBe(3);
  const second = supervisor.pid;
  await supervisor.close();
  expect(processExists(second)).toBe(false);
});

test('does not start it again when the end was asked for', async () => {
  let launches = 0;
  const supervisor = await Supervisor.start({
    ...options,
    launch: () => {
      launches += 1;
      return sleeper();
    },
  });
  await supervisor.close();
  expect(launches).toBe(1);
});

test('closing is not kept waiting by a child that does not come back', async () => {
  let launches = 0;
  const supervisor = await Supervisor.start({
    ...options,
    launch: () => {
      launches += 1;
      return launches === 1 ? sleeper() : Promise.reject(new Error('never'));
    },
  });
  signalProcess(supervisor.pid, 'SIGKILL');
  await expect.poll(() => launches).toBe(2);
  await supervisor.close();
  expect(launches).toBe(2);
});

test('a first start that fails is the owner’s to hear', async () => {
  const launch = () => Promise.reject(new Error('no such luck'));
  await expect(Supervisor.start({ ...options, launch })).rejects.toThrow('no such luck');
});
