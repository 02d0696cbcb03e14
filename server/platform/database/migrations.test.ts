import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { createDatabase } from './index.ts';
import { migrate } from './migrations.ts';

let folder: string;
let url: string;
let client: Client;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  const name = `migrations_${randomUUID()}`;
  await createDatabase(inject('postgresUrl'), name);
  url = Object.assign(new URL(inject('postgresUrl')), { pathname: name }).href;
  client = new Client({ connectionString: url });
  await client.connect();
});

afterEach(async () => {
  await client.end();
  await rm(folder, { recursive: true });
});

async function write(name: string, sql: string): Promise<string> {
  await mkdir(join(folder, name), { recursive: true });
  const file = join(folder, name, 'migration.sql');
  await writeFile(file, sql);
  return file;
}

async function count(sql: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM ${sql}`);
  return Number(rows[0]?.count);
}

test('applies new migrations in the order of their names and says which', async () => {
  await write('2_fill', "INSERT INTO play VALUES ('Hamlet'); INSERT INTO play VALUES ('Lear');");
  await write('1_make', 'CREATE TABLE play (title text);');
  expect(await migrate(url, folder)).toEqual(['1_make', '2_fill']);
  expect(await migrate(url, folder)).toEqual([]);
  await write('3_more', "INSERT INTO play VALUES ('Othello');");
  expect(await migrate(url, folder)).toEqual(['3_more']);
  expect(await count('play')).toBe(3);
});

test('writes the rows that Prisma reads', async () => {
  await write('1_make', 'CREATE TABLE play (title text);');
  await migrate(url, folder);
  const { rows } = await client.query('SELECT * FROM _prisma_migrations');
  expect(rows).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      // sha256sum of the file
      checksum: '73f8e450fd208731b92896fae58aa2ebbbfae8ac1ed098bca1b18c0949bd9670',
      finished_at: expect.any(Date),
      migration_name: '1_make',
      logs: null,
      rolled_back_at: null,
      started_at: expect.any(Date),
      applied_steps_count: 1,
    },
  ]);
});

test('keeps nothing of a migration that fails, so that it can be mended and tried again', async () => {
  await write('1_make', 'CREATE TABLE play (title text); INSERT INTO plya VALUES (1);');
  await expect(migrate(url, folder)).rejects.toThrow(/"1_make" failed.*"plya" does not exist/);
  expect(await count("pg_tables WHERE tablename = 'play'")).toBe(0);
  await write('1_make', 'CREATE TABLE play (title text);');
  expect(await migrate(url, folder)).toEqual(['1_make']);
});

test('several processes may start at once', async () => {
  await write('1_make', 'CREATE TABLE play (title text); SELECT pg_sleep(0.05);');
  const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(url, folder)));
  expect(applied.flat()).toEqual(['1_make']);
});

test('refuses an applied migration that was edited', async () => {
  const file = await write('1_make', 'CREATE TABLE play (title text);');
  await migrate(url, folder);
  await appendFile(file, '-- harmless?');
  await expect(migrate(url, folder)).rejects.toThrow(/"1_make" was edited/);
});

test('refuses a database that a newer version has migrated', async () => {
  await write('1_make', 'CREATE TABLE play (title text);');
  await write('2_newer', 'SELECT 1;');
  await migrate(url, folder);
  await rm(join(folder, '2_newer'), { recursive: true });
  await expect(migrate(url, folder)).rejects.toThrow(/does not know "2_newer"/);
});

test('refuses a migration that another tool left unfinished, unless it was resolved', async () => {
  await write('1_make', 'CREATE TABLE play (title text);');
  await migrate(url, folder);
  await client.query('UPDATE _prisma_migrations SET finished_at = NULL');
  await expect(migrate(url, folder)).rejects.toThrow(/"1_make" was begun by another tool/);
  await client.query('UPDATE _prisma_migrations SET rolled_back_at = now(); DROP TABLE play');
  expect(await migrate(url, folder)).toEqual(['1_make']);
});
