import { expect, test } from 'vitest';
import { createTestDatabase } from './testing.ts';

test('each test database is migrated, its own, and gone after close', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await one.prisma.$executeRaw`CREATE TABLE scratch (id int)`;
  const tables = await other.prisma.$queryRaw`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`;
  expect(tables).toContainEqual({ tablename: '_prisma_migrations' });
  expect(tables).not.toContainEqual({ tablename: 'scratch' });
  await one.close();
  const names = await other.prisma.$queryRaw`SELECT datname FROM pg_database`;
  expect(names).not.toContainEqual({ datname: new URL(one.url).pathname.slice(1) });
  await other.close();
});
