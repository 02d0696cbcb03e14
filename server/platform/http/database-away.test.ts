import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PrismaClient } from '../../../generated/prisma/client.ts';
import { createPrisma, type Database } from '../database/index.ts';
import { createTestDatabase } from '../database/testing.ts';
import { asRefusal } from './index.ts';

let db: Database;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const refusalOf = (query: Promise<unknown>) =>
  query.then(
    () => 'answered',
    (error: unknown) => asRefusal(error).code,
  );
const raw = (prisma: PrismaClient) => prisma.$queryRaw`SELECT 1`;

describe('the house is "unavailable"', () => {
  test('while nobody listens at the database’s address', async () => {
    const prisma = createPrisma('postgresql://nobody:none@127.0.0.1:1/none', { poolSize: 1 });
    const queries = [prisma.show.count(), prisma.$transaction((tx) => tx.show.count()), raw(prisma)];
    expect(await Promise.all(queries.map(refusalOf))).toEqual(['unavailable', 'unavailable', 'unavailable']);
    await prisma.$disconnect();
  });

  test('to whoever was asking when the database shut the connection', async () => {
    const asking = refusalOf(db.prisma.$executeRaw`SELECT pg_sleep(60)::text`);
    const killer = createPrisma(db.url, { poolSize: 1 });
    await expect
      .poll(
        () => killer.$queryRaw`
          SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity
           WHERE datname = current_database() AND state = 'active' AND query LIKE 'SELECT pg_sleep%'`,
      )
      .toEqual([{ ended: true }]);
    expect(await asking).toBe('unavailable');
    expect(await refusalOf(raw(db.prisma))).toBe('answered');
    await killer.$disconnect();
  });

  test('while others have all of its connections for too long', async () => {
    const prisma = createPrisma(db.url, { poolSize: 1, patienceMs: 200 });
    const [begun, ended] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    const first = prisma.$transaction(async (tx) => {
      await tx.show.count();
      begun.resolve(undefined);
      await ended.promise;
    });
    await begun.promise;
    const queries = [prisma.show.count(), prisma.$transaction((tx) => tx.show.count()), raw(prisma)];
    expect(await Promise.all(queries.map(refusalOf))).toEqual(['unavailable', 'unavailable', 'unavailable']);
    ended.resolve(undefined);
    await first;
    await prisma.$disconnect();
  });
});

test('a question that is wrong is our own fault, not the database’s', async () => {
  expect(await refusalOf(db.prisma.$queryRaw`SELECT nonsense FROM nowhere`)).toBe('internal');
  expect(await refusalOf(db.prisma.show.findUniqueOrThrow({ where: { id: 1 } }))).toBe('internal');
});
