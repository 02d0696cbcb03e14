import { expect, test } from 'vitest';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nextMigration } from './migrate-new.ts';

const schema = (fields: string) => `
datasource db {
  provider = "postgresql"
}
model Play {
  id Int @id
  ${fields}
}`;

test('a new migration leads from what the migrations make to what the schema describes', async () => {
  const migrations = await mkdtemp(join(tmpdir(), 'authoring-'));
  const first = await nextMigration(schema('title String'), migrations);
  expect(first).toContain('CREATE TABLE "Play"');

  await mkdir(join(migrations, '1_play'));
  await writeFile(join(migrations, '1_play/migration.sql'), first);
  expect(await nextMigration(schema('title String'), migrations)).toBe('');
  const second = await nextMigration(schema('title String\n acts Int'), migrations);
  expect(second).toContain('ALTER TABLE "Play" ADD COLUMN     "acts" INTEGER NOT NULL');
  await rm(migrations, { recursive: true });
});
