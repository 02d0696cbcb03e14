import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { execFileSync } from 'node:child_process';
import * as mediasoup from 'mediasoup';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { SetupError } from '../platform/errors.ts';
import { silentLog } from '../platform/log.ts';
import { findWorkerPath } from '../worker-path.ts';
import { WorkerPool } from './workers.ts';

const options = { count: 1, basePort: 0, publicAddress: '127.0.0.1', workerBin: findWorkerPath(process.env) };

/** A worker program that a test can take away. */
async function standIn(folder: string): Promise<string> {
  const program = join(folder, 'worker');
  await writeFile(program, `#!/bin/sh\nexec '${options.workerBin ?? mediasoup.workerBin}' "$@"\n`);
  await chmod(program, 0o755);
  return program;
}

/** Worker processes that this process has started. */
const workersOfOurs = () =>
  execFileSync('ps', ['-eo', 'ppid=,pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.trim().startsWith(`${process.pid} `) && line.includes('mediasoup-worker'));

let pool: WorkerPool | undefined;
afterEach(async () => {
  await pool?.close();
  pool = undefined;
});

test('a taken port is told in words, and no worker stays behind', async () => {
  const taken = createServer().listen(0, '0.0.0.0');
  onTestFinished(() => void taken.close());
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const before = workersOfOurs();
  const failure = await WorkerPool.start({ ...options, basePort: port }, silentLog).catch((e: unknown) => e);
  expect(failure).toBeInstanceOf(SetupError);
  expect((failure as SetupError).message).toBe(
    `Port ${port}, for media, is taken by another program. Stop it, or set MEDIA_PORT to another one (0: any that is free).`,
  );
  expect(workersOfOurs()).toEqual(before);
});

/** A port that is taken until the test ends, with a free one before it. */
async function takenAfterFree(): Promise<number> {
  const taken = createServer().listen(0, '0.0.0.0');
  onTestFinished(() => void taken.close());
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const before = createServer().listen(port - 1, '0.0.0.0');
  // Of other programs on this machine one may have it.
  const isFree = await once(before, 'listening').then(
    () => true,
    () => false,
  );
  if (!isFree) return takenAfterFree();
  before.close();
  await once(before, 'close');
  return port;
}

test('a second worker’s port is named as its own', async () => {
  const port = await takenAfterFree();
  await expect(WorkerPool.start({ ...options, count: 2, basePort: port - 1 }, silentLog)).rejects.toThrow(
    `Port ${port}, for media,`,
  );
});

test('a worker that cannot be replaced at once is tried again until it can', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rampa-worker-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [program, away] = [await standIn(folder), join(folder, 'away')];
  pool = await WorkerPool.start({ ...options, workerBin: program }, silentLog);
  const [pid = 0] = await pool.pids();
  await rename(program, away);
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => pool?.pids()).toEqual([]);
  await expect(pool.leastLoaded()).rejects.toThrow('media_failed');
  await rename(away, program);
  await expect.poll(() => pool?.pids(), { timeout: 10_000 }).toHaveLength(1);
  await expect(pool.leastLoaded()).resolves.toMatchObject({ rooms: 0 });
});

test('a pool that closes tries no longer', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rampa-worker-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const program = await standIn(folder);
  pool = await WorkerPool.start({ ...options, workerBin: program }, silentLog);
  const [pid = 0] = await pool.pids();
  await rm(program);
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => pool?.pids()).toEqual([]);
  await expect(pool.leastLoaded()).rejects.toThrow('media_failed');
  await pool.close();
  await expect(pool.leastLoaded()).rejects.toThrow('media_failed');
  expect(await pool.pids()).toEqual([]);
});

test.skipIf(process.platform !== 'linux')(
  'a worker finds nothing of our environment but what it needs',
  async () => {
    vi.stubEnv('POSTGRES_PASSWORD', 'of the database');
    vi.stubEnv('LD_LIBRARY_PATH', '/opt/lib');
    onTestFinished(() => void vi.unstubAllEnvs());
    pool = await WorkerPool.start(options, silentLog);
    const [pid = 0] = await pool.pids();
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8');
    const names = environment.split('\0').flatMap((line) => (line === '' ? [] : [line.split('=')[0]]));
    const others = names.filter((name) => name?.startsWith('MEDIASOUP_') === false).sort();
    expect(others).toEqual(['LC_ALL', 'LD_LIBRARY_PATH', 'PATH', 'TZ']);
    expect(process.env['POSTGRES_PASSWORD']).toBe('of the database');
  },
);

/** A log that is read instead of shown. */
function noted(): { log: Logger; lines: string[] } {
  const lines: string[] = [];
  return { log: pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) }), lines };
}

test('workers that a Ctrl-C reaches before us are neither mourned nor replaced', async () => {
  const { log, lines } = noted();
  const told = new AbortController();
  // The signal comes long before this is over, and ends the waiting.
  pool = await WorkerPool.start({ ...options, count: 2, signalLagMs: 600_000 }, log, told.signal);
  for (const pid of await pool.pids()) process.kill(pid, 'SIGINT');
  // Their places are being waited for: the deaths have been noticed.
  const waiting = () =>
    Promise.race([pool?.pids().then(() => false), new Promise((resolve) => setImmediate(resolve, true))]);
  await expect.poll(waiting).toBe(true);
  const seeking = pool.leastLoaded().catch((error: unknown) => error);
  told.abort();
  await pool.close();
  await expect(seeking).resolves.toMatchObject({ code: 'media_failed' });
  expect(workersOfOurs()).toEqual([]);
  expect(lines).toEqual([]);
});

test('a worker that dies by itself is replaced at once, and told of', async () => {
  const { log, lines } = noted();
  pool = await WorkerPool.start(options, log, new AbortController().signal);
  const [pid = 0] = await pool.pids();
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => pool?.pids()).not.toContain(pid);
  await expect(pool.leastLoaded()).resolves.toMatchObject({ rooms: 0 });
  expect(lines.filter((line) => line.includes('a media worker died'))).toHaveLength(1);
});
