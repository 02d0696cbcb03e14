import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { messageOf, SetupError } from '../errors.ts';

/** The repository's migrations, oldest first by name. */
export const migrationsFolder = join(import.meta.dirname, '../../../prisma/migrations');

/** Prisma's own advisory lock, so that its command-line tool and this runner exclude each other. */
const migrationLock = 72_707_369;

/** Prisma's bookkeeping table, as its schema engine creates it. */
const createTable = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file in hexadecimal, as Prisma's engine writes it. */
  readonly checksum: string;
}

interface AppliedMigration {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
}

/**
 * Applies the migrations that the database has not seen, each whole or not at all, under a lock that lets several
 * processes start at once. Does what `prisma migrate deploy` does, on the same table, without its downloaded engine.
 * @returns the names of those applied now
 * @throws SetupError when a migration fails, was edited after it was applied, or is unknown to this version
 */
export async function migrate(url: string, folder: string = migrationsFolder): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // Held by the session: closing the connection lets go of it, also when we are killed.
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const pending = compare(migrations, await readApplied(client));
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/**
 * For a guest of a house that is running, which must not change its tables under it.
 * @throws SetupError when migrations are missing, or the history is none that this version can continue
 */
export async function requireMigrated(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const pending = compare(await readMigrations(migrationsFolder), await readApplied(client));
    if (pending.length === 0) return;
    throw new SetupError('The house that is running is of an older version. Start it anew, then try again.');
  } finally {
    await client.end();
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function readApplied(client: Client): Promise<AppliedMigration[]> {
  await client.query(createTable);
  const { rows } = await client.query<AppliedMigration>(
    `SELECT migration_name, checksum, finished_at FROM _prisma_migrations
     WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

/** The migrations still to apply; refuses a history that this version cannot continue. */
function compare(known: readonly Migration[], applied: readonly AppliedMigration[]): Migration[] {
  for (const { migration_name: name, checksum, finished_at } of applied) {
    const migration = known.find((one) => one.name === name);
    if (!migration) {
      throw new SetupError(
        `The database was migrated by a newer version: this one does not know "${name}". Update Rampa.`,
      );
    }
    if (finished_at === null) {
      throw new SetupError(
        `The migration "${name}" was begun by another tool and not finished. Mend the database, then mark the ` +
          'migration with "prisma migrate resolve".',
      );
    }
    if (migration.checksum !== checksum) {
      throw new SetupError(
        `The migration "${name}" was edited after it had been applied. Restore it; write a new one.`,
      );
    }
  }
  return known.filter(({ name }) => applied.every((one) => one.migration_name !== name));
}

async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    // Without parameters the whole file goes as one simple query of many statements.
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw new SetupError(`The migration "${name}" failed, and nothing of it was kept: ${messageOf(error)}`, {
      cause: error,
    });
  }
}
