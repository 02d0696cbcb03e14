import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTestDatabase } from '../database/testing.ts';
import { silentLog } from '../log.ts';
import { Inbox, type InboxOptions } from './inbox.ts';

let db: Awaited<ReturnType<typeof createTestDatabase>>;
const open: Inbox[] = [];
beforeAll(async () => {
  db = await createTestDatabase();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((inbox) => inbox.close()));
  await db.prisma.inboxEntry.deleteMany();
});
afterAll(() => db.close());

function inbox(
  handle: (payload: unknown) => Promise<void>,
  { attempts = Infinity, ...options }: Partial<InboxOptions> & { attempts?: number } = {},
): Inbox {
  const made = new Inbox({ prisma: db.prisma, log: silentLog, pollMs: 20, pauseMs: 10, ...options });
  made.on('test', { handle, attemptsOf: () => attempts });
  open.push(made);
  return made;
}
const entry = (key: number, lane = 'one') => ({ key: String(key), lane, payload: key });
const left = () => db.prisma.inboxEntry.count({ where: { processedAt: null } });

describe('the inbox', () => {
  test('does each entry once, however often and by however many at once it is told', async () => {
    const done: unknown[] = [];
    const made = inbox((payload) => {
      done.push(payload);
      return Promise.resolve();
    });
    made.start();
    await Promise.all(Array.from({ length: 20 }, () => made.put('test', [entry(1), entry(2, 'two')])));
    await expect.poll(left).toBe(0);
    expect(done.toSorted()).toEqual([1, 2]);
  });

  test('does a lane in its order and lanes beside each other, with two processes on it', async () => {
    const done: number[] = [];
    let [atOnce, most] = [0, 0];
    const handle = async (payload: unknown): Promise<void> => {
      most = Math.max(most, ++atOnce);
      await new Promise(setImmediate);
      done.push(Number(payload));
      atOnce -= 1;
    };
    const [one, two] = [inbox(handle), inbox(handle)];
    const keys = Array.from({ length: 40 }, (_, index) => index);
    await one.put(
      'test',
      keys.map((key) => entry(key, `lane ${String(key % 4)}`)),
    );
    one.start();
    two.start();
    await expect.poll(left).toBe(0);
    expect(done.toSorted((a, b) => a - b)).toEqual(keys);
    for (const lane of [0, 1, 2, 3]) {
      const ofLane = done.filter((key) => key % 4 === lane);
      expect(ofLane).toEqual(ofLane.toSorted((a, b) => a - b));
    }
    expect(most).toBeGreaterThan(1);
  });

  test('tries again what failed, with its lane behind it and the others going on', async () => {
    const done: unknown[] = [];
    let fails = 2;
    const made = inbox((payload) => {
      if (payload === 1 && fails-- > 0) return Promise.reject(new Error('not yet'));
      done.push(payload);
      return Promise.resolve();
    });
    await made.put('test', [entry(1), entry(2), entry(3, 'other')]);
    made.start();
    await expect.poll(left).toBe(0);
    expect(done).toEqual([3, 1, 2]);
  });

  test('gives up after so many attempts, and says why', async () => {
    const handle = vi.fn((payload: unknown) =>
      payload === 1 ? Promise.reject(new Error('never')) : Promise.resolve(),
    );
    const made = inbox(handle, { attempts: 3 });
    await made.put('test', [entry(1), entry(2)]);
    made.start();
    await expect.poll(left).toBe(0);
    const rows = await db.prisma.inboxEntry.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ attempts, error }) => ({ attempts, error }))).toEqual([
      { attempts: 3, error: 'never' },
      { attempts: 1, error: null },
    ]);
  });

  test('goes on with what a process that died had taken, once its lease is over', async () => {
    const never = inbox(() => new Promise<void>(() => undefined), { leaseMs: 50 });
    await never.put('test', [entry(1)]);
    never.start();
    await expect.poll(async () => (await db.prisma.inboxEntry.findFirst())?.attempts).toBe(1);
    const done: unknown[] = [];
    inbox((payload) => {
      done.push(payload);
      return Promise.resolve();
    }).start();
    await expect.poll(left).toBe(0);
    expect(done).toEqual([1]);
    // It never ends what it has begun: as a process that is gone, it is not waited for.
    open.splice(open.indexOf(never), 1);
  });

  test('leaves entries of sources that this version does not know', async () => {
    const made = inbox(() => Promise.resolve());
    await made.put('unknown', [entry(1)]);
    await made.put('test', [entry(1)]);
    made.start();
    await expect.poll(left).toBe(1);
  });
});
