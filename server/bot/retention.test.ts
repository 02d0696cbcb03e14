import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MessageStatus } from '../../generated/prisma/client.ts';
import { createTestDatabase } from '../platform/database/testing.ts';
import { silentLog } from '../platform/log.ts';
import { dayMs, Retention } from '../platform/retention.ts';
import { messageRules } from './retention.ts';

let db: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const now = Date.UTC(2027, 0, 15);
const daysAgo = (days: number) => new Date(now - days * dayMs);
const keepDays = 90;
const forget = () =>
  new Retention({ rules: messageRules(db.prisma, keepDays), log: silentLog, now: () => now }).run();

test('what was said goes after its days; what nobody knows to be sent, and what waits, stays', async () => {
  const statuses: readonly MessageStatus[] = ['queued', 'sending', 'sent', 'unknown', 'failed', 'dropped'];
  await db.prisma.botMessage.createMany({
    data: statuses.flatMap((status) =>
      [91, 89].map((days) => ({
        ...{ chatId: 1n, kind: 'rate', payload: {}, dedupeKey: `${status} ${days}`, status },
        ...{ createdAt: daysAgo(days), sentAt: status === 'sent' ? daysAgo(days) : null },
      })),
    ),
  });
  // A person had it sent again long after it was first to be said.
  await db.prisma.botMessage.create({
    data: {
      ...{ chatId: 1n, kind: 'rate', payload: {}, dedupeKey: 'late', status: 'sent' },
      ...{ createdAt: daysAgo(200), sentAt: daysAgo(1) },
    },
  });
  await forget();
  const left = await db.prisma.botMessage.findMany({ select: { dedupeKey: true } });
  expect(left.map(({ dedupeKey }) => dedupeKey).toSorted()).toEqual(
    [...statuses.map((status) => `${status} 89`), 'late', 'queued 91', 'sending 91', 'unknown 91'].toSorted(),
  );
});

test('whose a letter in the chat of the staff was is forgotten with it', async () => {
  await db.prisma.supportMessage.createMany({
    data: [91, 89].map((days) => ({ chatId: -5n, messageId: days, userId: 1n, at: daysAgo(days) })),
  });
  await forget();
  expect((await db.prisma.supportMessage.findMany()).map(({ messageId }) => messageId)).toEqual([89]);
});
