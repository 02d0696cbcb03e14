import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from './database/index.ts';
import { createTestDatabase } from './database/testing.ts';
import { silentLog } from './log.ts';
import { batchSize, bookkeepingRules, dayMs, inBatches, Retention, type RetentionRule } from './retention.ts';

const now = Date.UTC(2026, 10, 22, 19);
const daysAgo = (days: number) => new Date(now - days * dayMs);

describe('retention', () => {
  const retention = (rules: readonly RetentionRule[]) =>
    new Retention({ rules, log: silentLog, now: () => now });

  test('asks each rule to forget what is older than its days; one that fails keeps no other from it', async () => {
    const asked: Date[] = [];
    const rule = (keepDays: number): RetentionRule => ({
      ...{ what: 'something', keepDays },
      forget: (before) => Promise.resolve(asked.push(before)),
    });
    const failing: RetentionRule = { ...rule(5), forget: () => Promise.reject(new Error('no database')) };
    const habit = retention([rule(30), failing, rule(1)]);
    await habit.start();
    await habit.close();
    expect(asked).toEqual([daysAgo(30), daysAgo(1)]);
  });

  test('goes on in batches until there is no more', async () => {
    const left = [batchSize, batchSize, 3];
    expect(await inBatches(() => Promise.resolve(left.shift() ?? 0))).toBe(2 * batchSize + 3);
    expect(left).toEqual([]);
  });
});

describe('bookkeeping', () => {
  let db: Database;
  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.close());

  test('is kept for a month; what is not done yet stays however old it is', async () => {
    const days = [29, 31, undefined];
    const at = (day: number | undefined) => (day === undefined ? null : daysAgo(day));
    await db.prisma.domainEvent.createMany({
      data: [...days, ...Array<number>(batchSize + 5).fill(40)].map((day) => ({
        ...{ type: 'order.paid', payload: {}, createdAt: daysAgo(100), deliveredAt: at(day) },
      })),
    });
    await db.prisma.inboxEntry.createMany({
      data: days.map((day, key) => ({
        ...{ source: 'telegram', key: String(key), lane: '1', payload: {} },
        ...{ receivedAt: daysAgo(100), processedAt: at(day) },
      })),
    });
    await new Retention({ rules: bookkeepingRules(db.prisma), log: silentLog, now: () => now }).run();
    const events = await db.prisma.domainEvent.findMany({ orderBy: { id: 'asc' } });
    expect(events.map(({ deliveredAt }) => deliveredAt)).toEqual([daysAgo(29), null]);
    const inbox = await db.prisma.inboxEntry.findMany({ orderBy: { id: 'asc' } });
    expect(inbox.map(({ processedAt }) => processedAt)).toEqual([daysAgo(29), null]);
  });
});
