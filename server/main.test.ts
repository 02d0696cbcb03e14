import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { findProgram, processExists } from './platform/children.ts';

const root = join(import.meta.dirname, '..');
// A first start writes a database to a disk that other tests use as well.
const patience = { timeout: 60_000 };
vi.setConfig({ testTimeout: 150_000 });

let dataFolder: string;

beforeEach(async () => {
  dataFolder = await mkdtemp(join(await realpath(tmpdir()), 'rampa-main-'));
});

afterEach(() => rm(dataFolder, { recursive: true, force: true }));

interface Running {
  readonly process: ChildProcess;
  readonly lines: readonly string[];
  /** Resolves with the first line that matches. */
  line(pattern: RegExp): Promise<string>;
}

/** Starts the server as a terminal would: through npm, as the leader of a process group. */
function start(env: Record<string, string>): Running {
  const child = spawn('npm', ['run', '--silent', 'start:app'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATA_DIR: dataFolder, PORT: '0', LOG_FORMAT: 'pretty', ...env },
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => lines.push(line));
  }
  onTestFinished(() => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  });
  const line = async (pattern: RegExp) => {
    await expect.poll(() => lines, patience).toContainEqual(expect.stringMatching(pattern));
    return lines.find((each) => pattern.test(each)) ?? '';
  };
  return { process: child, lines, line };
}

/** Processes of a group, and every process that works in the data folder. */
function processesOf(group: number): string[] {
  return execFileSync('ps', ['-eo', 'pid=,pgid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.trim().split(/\s+/)[1] === String(group) || line.includes(dataFolder));
}

test('Ctrl-C closes the house: exit 0, nothing left of it, nothing else ended', async () => {
  const bystander = spawn('sleep', ['600']);
  onTestFinished(() => void bystander.kill());
  const server = start({});
  const address = /http:\S+/.exec(await server.line(/Open http/))?.[0] ?? '';
  expect(await (await fetch(new URL('/api/house', address))).json()).toMatchObject({ demo: true });
  // The socket's path is Socket.IO's alone: answered twice, it would be an error in the log.
  expect((await fetch(new URL('/socket.io/?EIO=4&transport=polling', address))).status).toBe(400);
  const group = server.process.pid ?? 0;
  expect(processesOf(group).join('\n')).toMatch(/server\/main\.ts[^]*postgres/);

  process.kill(-group, 'SIGINT');
  expect(await once(server.process, 'exit')).toEqual([0, null]);
  await server.line(/closed$/);
  expect(server.lines.filter((line) => /error|warn/i.test(line))).toEqual([]);
  expect(processesOf(group)).toEqual([]);
  expect(processExists(bystander.pid ?? 0)).toBe(true);
});

// A house without coturn has one child fewer to be stopped in the middle of.
const children = [
  'initdb',
  'mediasoup-worker',
  ...(findProgram('turnserver') === undefined ? [] : ['turnserver']),
];

test.each(children)('a stop as %s has just begun leaves nothing behind', async (program) => {
  // coturn's files then lie where its process is recognised by.
  const server = start({ TMPDIR: dataFolder });
  const group = server.process.pid ?? 0;
  await expect.poll(() => processesOf(group).some((line) => line.includes(program)), patience).toBe(true);
  process.kill(-group, 'SIGINT');
  expect(await once(server.process, 'exit')).toEqual([0, null]);
  expect(server.lines.join('\n')).not.toContain('Open http');
  expect(processesOf(group)).toEqual([]);
});

test('says what is wrong in words and without a stack, and fails', async () => {
  const server = start({ PORT: 'many', MAX_ON_STAGE: '0' });
  const [code] = await once(server.process, 'exit');
  expect(code).not.toBe(0);
  await server.line(/PORT: must be a whole number/);
  await server.line(/MAX_ON_STAGE: must be from 1 to 16/);
  expect(server.lines.filter((line) => line.trimStart().startsWith('at '))).toEqual([]);
});

test('a taken port is told as such', async () => {
  const first = start({});
  const port = new URL(/http:\S+/.exec(await first.line(/Open http/))?.[0] ?? '').port;
  const second = start({ PORT: port, DATA_DIR: `${dataFolder}/second` });
  await second.line(new RegExp(`Port ${port} is taken`));
  process.kill(-(first.process.pid ?? 0), 'SIGINT');
  await once(first.process, 'exit');
});
