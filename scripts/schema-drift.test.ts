import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../server/platform/database/testing.ts';
import { diffDatabase } from './schema-engine.ts';

const schemaFile = join(import.meta.dirname, '../prisma/schema.prisma');

test('the migrations make exactly what schema.prisma describes', async () => {
  const database = await createTestDatabase();
  expect(await diffDatabase(database.url, await readFile(schemaFile, 'utf8'))).toBe('');
  await database.close();
});

test('a change of either side is seen as the SQL that mends it', async () => {
  const schema = await readFile(schemaFile, 'utf8');
  const database = await createTestDatabase();
  const changed = `${schema}\nmodel Understudy {\n  id   Int  @id\n  note String\n}\n`;
  expect(await diffDatabase(database.url, changed)).toContain('CREATE TABLE "Understudy"');
  await database.prisma.$executeRaw`CREATE TABLE forgotten (id int PRIMARY KEY)`;
  expect(await diffDatabase(database.url, schema)).toContain('DROP TABLE "forgotten"');
  await database.close();
});
