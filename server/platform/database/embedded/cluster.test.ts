import { mkdtemp, realpath, rm, stat } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { processExists, signalProcess } from '../../children.ts';
import { silentLog } from '../../log.ts';
import { startCluster, type Cluster } from './cluster.ts';

let dataFolder: string;
let started: Cluster[];

beforeEach(async () => {
  started = [];
  dataFolder = await mkdtemp(join(await realpath(tmpdir()), 'rampa-cluster-'));
});

afterEach(async () => {
  await Promise.all(started.map((cluster) => cluster.close()));
  await rm(dataFolder, { recursive: true, force: true });
});

async function start(): Promise<Cluster> {
  const cluster = await startCluster({ dataFolder, log: silentLog });
  started.push(cluster);
  return cluster;
}

async function query<Row extends object>(cluster: Cluster, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: cluster.url('postgres') });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('keeps its data from one start to the next, durably, behind a password that only we can read', async () => {
  const first = await start();
  await query(first, 'CREATE TABLE play AS SELECT 1 AS acts');
  expect(await query(first, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
  const { pid } = first;
  await first.close();
  expect(processExists(pid)).toBe(false);

  const second = await start();
  expect(await query(second, 'SELECT * FROM play')).toEqual([{ acts: 1 }]);
  expect((await stat(join(dataFolder, 'postgres/password'))).mode & 0o777).toBe(0o600);
  const wrong = new URL(second.url('postgres'));
  wrong.password = 'guess';
  await expect(new Client({ connectionString: wrong.href }).connect()).rejects.toMatchObject({
    code: '28P01',
  });
});

test('a second process on the same folder is refused and does no harm', async () => {
  const first = await start();
  await expect(startCluster({ dataFolder, log: silentLog })).rejects.toThrow(/Another Rampa is running/);
  expect(await query(first, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('replaces a server that a killed process left running', async () => {
  const owner = spawn(process.execPath, [join(import.meta.dirname, 'orphan.fixture.ts'), dataFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: AsyncIterator<string, undefined> = createInterface({ input: owner.stdout })[
    Symbol.asyncIterator
  ]();
  const orphan = Number((await lines.next()).value);
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  expect(processExists(orphan)).toBe(true);

  const cluster = await start();
  expect(processExists(orphan)).toBe(false);
  expect(await query(cluster, 'SELECT * FROM kept')).toEqual([{ word: 'acknowledged' }]);
});

test('recovers from a crash, on the same port, without being asked', async () => {
  const cluster = await start();
  await query(cluster, "CREATE TABLE kept AS SELECT 'acknowledged' AS word");
  const { pid } = cluster;
  signalProcess(pid, 'SIGKILL');
  await expect.poll(() => cluster.pid, { timeout: 20_000 }).not.toBe(pid);
  await expect
    .poll(() => query(cluster, 'SELECT * FROM kept').catch(() => []), { timeout: 20_000 })
    .toEqual([{ word: 'acknowledged' }]);
});

test('starts over a stale process id, also one that belongs to somebody else by now', async () => {
  const first = await start();
  signalProcess(first.pid, 'SIGKILL');
  await first.close();
  const cluster = await start();
  expect(await query(cluster, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});
