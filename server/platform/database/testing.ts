import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { createDatabase, createPrisma, type Database } from './index.ts';
import { templateName } from './testing.setup.ts';

/**
 * A fresh, migrated, empty database of the test run's own PostgreSQL server, for one test or file. `close()` drops it.
 */
export async function createTestDatabase(): Promise<Database> {
  const server = inject('postgresUrl');
  const name = `test_${randomUUID()}`;
  await createDatabase(server, name, templateName);
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  const prisma = createPrisma(url, { poolSize: 10 });
  return {
    prisma,
    url,
    async close() {
      await prisma.$disconnect();
      await dropDatabase(server, name);
    },
  };
}

async function dropDatabase(server: string, name: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`DROP DATABASE "${name}" WITH (FORCE)`);
  await client.end();
}
