// Writes the next SQL migration: what leads from the database that the present migrations make to prisma/schema.prisma.
//
//   npm run migrate:new -- add_promo_codes
//
// Works offline, on a PostgreSQL of its own. Read the file before committing it, and add what a schema cannot say.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDatabase } from '../server/platform/database/index.ts';
import { migrate, migrationsFolder } from '../server/platform/database/migrations.ts';
import { startScratchCluster } from '../server/platform/database/scratch.ts';
import { diffDatabase } from './schema-engine.ts';

/** The SQL of the next migration, empty when the migrations already make what the schema describes. */
export async function nextMigration(schema: string, migrations: string): Promise<string> {
  const cluster = await startScratchCluster();
  try {
    await createDatabase(cluster.url('postgres'), 'authoring');
    await migrate(cluster.url('authoring'), migrations);
    return await diffDatabase(cluster.url('authoring'), schema);
  } finally {
    await cluster.close();
  }
}

async function main(name: string | undefined): Promise<void> {
  if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
    console.error('usage: npm run migrate:new -- <name_in_snake_case>');
    process.exitCode = 2;
    return;
  }
  const schema = await readFile(join(migrationsFolder, '../schema.prisma'), 'utf8');
  const sql = await nextMigration(schema, migrationsFolder);
  if (sql === '') {
    console.log('The migrations already make what prisma/schema.prisma describes.');
    return;
  }
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(migrationsFolder, `${stamp}_${name}`);
  await mkdir(folder);
  await writeFile(join(folder, 'migration.sql'), sql);
  console.log(`Wrote ${join(folder, 'migration.sql')}`);
}

if (import.meta.main) await main(process.argv[2]);
