import { Client } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Database } from './database/index.ts';
import { createTestDatabase } from './database/testing.ts';
import { Jobs } from './jobs.ts';
import { silentLog } from './log.ts';

const patience = { timeout: 15_000, interval: 20 };
const Numbered = z.object({ number: z.number() });
let db: Database;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const open = (): Jobs => new Jobs({ url: db.url, log: silentLog, pollSeconds: 0.5 });
/** Jobs of this queue by their state. */
async function states(name: string): Promise<string[]> {
  const rows = await db.prisma.$queryRaw<{ state: string }[]>`
    SELECT state::text FROM jobs.job WHERE name = ${name} ORDER BY created_on`;
  return rows.map(({ state }) => state);
}

test('a job is done, tried again when it fails, and of one key there waits one', async () => {
  const done: number[] = [];
  let failures = 2;
  const jobs = open();
  jobs.work('again', { data: Numbered }, ({ number }) => {
    if (number === 1 && failures > 0) {
      failures -= 1;
      return Promise.reject(new Error('of a test'));
    }
    done.push(number);
    return Promise.resolve();
  });
  await jobs.start();
  await jobs.send('again', { key: 'later', data: { number: 9 }, afterSeconds: 3600 });
  await jobs.send('again', { key: 'later', data: { number: 9 }, afterSeconds: 3600 });
  await jobs.send('again', { key: '1', data: { number: 1 } });
  await jobs.send('again', { key: '2', data: { number: 2 } });
  await vi.waitFor(() => expect(done.toSorted((one, other) => one - other)).toEqual([1, 2]), patience);
  await vi.waitFor(
    async () => expect((await states('again')).toSorted()).toEqual(['completed', 'completed', 'created']),
    patience,
  );
  await jobs.close();
});

test('closing tells a job to stop, and another process goes on with it', async () => {
  let begun = false;
  const first = open();
  first.work('slow', { data: Numbered }, (_data, signal) => {
    begun = true;
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('of a test')), { once: true });
    });
  });
  await first.start();
  await first.send('slow', { key: 'a', data: { number: 1 } });
  await vi.waitFor(() => expect(begun).toBe(true), patience);
  await first.close();

  const done: number[] = [];
  const second = open();
  second.work('slow', { data: Numbered }, ({ number }) => {
    done.push(number);
    return Promise.resolve();
  });
  await second.start();
  await vi.waitFor(() => expect(done).toEqual([1]), patience);
  await second.close();
});

test('lost connections end nothing: they are opened again', async () => {
  const done: number[] = [];
  const jobs = open();
  jobs.work('away', { data: Numbered }, ({ number }) => {
    done.push(number);
    return Promise.resolve();
  });
  await jobs.start();
  const killer = new Client({ connectionString: db.url });
  await killer.connect();
  const killed = await killer.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'rampa-jobs'`,
  );
  await killer.end();
  expect(killed.rowCount).toBeGreaterThan(0);
  await vi.waitFor(() => jobs.send('away', { key: 'x', data: { number: 3 } }), patience);
  await vi.waitFor(() => expect(done).toEqual([3]), patience);
  await jobs.close();
});
