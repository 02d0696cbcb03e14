import { expect, onTestFinished, test } from 'vitest';
import { findProgram, processExists, startChild, within, type Child } from './children.ts';

async function shell(script: string): Promise<{ child: Child; lines: string[] }> {
  const lines: string[] = [];
  const child = await startChild({
    command: '/bin/sh',
    args: ['-c', script],
    output: { line: (line) => lines.push(line) },
  });
  onTestFinished(() => void child.stop([], 0));
  return { child, lines };
}

async function said(lines: string[], line: string): Promise<void> {
  await expect.poll(() => lines).toContain(line);
}

test('a child hears nothing of our environment but what it needs', async () => {
  process.env['RAMPA_TEST_SECRET'] = 'ours';
  const { child, lines } = await shell('env; echo end');
  await child.exited;
  await said(lines, 'end');
  const names = lines.map((line) => line.split('=')[0]);
  expect(names).toEqual(expect.arrayContaining(['PATH', 'LC_ALL', 'TZ']));
  expect(names).not.toContain('RAMPA_TEST_SECRET');
});

test('a child leads a process group of its own', async () => {
  const { child, lines } = await shell('ps -o pgid= -p $$ | tr -d " "');
  await child.exited;
  await said(lines, String(child.pid));
});

test('a program that is not there is an error of the start', async () => {
  const start = startChild({ command: '/nonexistent', args: [], output: { line: () => {} } });
  await expect(start).rejects.toMatchObject({ code: 'ENOENT' });
});

test('stops with the first signal that helps', async () => {
  const { child, lines } = await shell(
    'trap "echo no" INT; trap "echo yes; exit 3" TERM; echo up; while :; do sleep 0.01; done',
  );
  await said(lines, 'up');
  expect(await child.stop(['SIGINT', 'SIGTERM'], 200)).toEqual({ code: 3, signal: null });
  await said(lines, 'no');
});

test('kills the whole group when no signal helps', async () => {
  const { child, lines } = await shell('trap "" INT; sleep 600 & echo $!; wait; sleep 600');
  await expect.poll(() => lines).toHaveLength(1);
  expect(await child.stop(['SIGINT'], 50)).toEqual({ code: null, signal: 'SIGKILL' });
  await expect.poll(() => processExists(Number(lines[0]))).toBe(false);
});

test('stopping a child that has ended answers how it ended', async () => {
  const { child } = await shell('exit 7');
  await child.exited;
  expect(await child.stop(['SIGINT'], 50)).toEqual({ code: 7, signal: null });
});

test('within answers the value in time, else undefined', async () => {
  expect(await within(Promise.resolve(1), 1000)).toBe(1);
  expect(await within(new Promise(() => {}), 1)).toBeUndefined();
});

test('a program is found as a shell finds it', () => {
  expect(findProgram('sh')).toMatch(/^\/.*\/sh$/);
  expect(findProgram('/bin/sh')).toBe('/bin/sh');
  expect(findProgram('no-such-program')).toBeUndefined();
  expect(findProgram('/etc/passwd')).toBeUndefined();
});
