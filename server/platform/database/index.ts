import { PrismaPg } from '@prisma/adapter-pg';
import { Client } from 'pg';
import { PrismaClient } from '../../../generated/prisma/client.ts';
import { codeOf, messageOf, SetupError } from '../errors.ts';
import type { Log } from '../log.ts';
import { findRunningCluster, startCluster } from './embedded/cluster.ts';
import { migrate, requireMigrated } from './migrations.ts';

export { PrismaClient } from '../../../generated/prisma/client.ts';

/** Which PostgreSQL to use: one of our own in a folder, or one that somebody else runs. */
export type DatabaseOptions =
  | { readonly kind: 'embedded'; readonly dataFolder: string }
  | { readonly kind: 'external'; readonly url: string };

/** An open, migrated database. Its owner calls `close()`. */
export interface Database {
  readonly prisma: PrismaClient;
  /** Connection string, for what needs a connection of its own. Contains the password: never log it. */
  readonly url: string;
  /** Ends the connections, and the server too when it is our own. */
  close(): Promise<void>;
}

/** The database of an embedded cluster. */
const databaseName = 'rampa';

/**
 * Opens the database, starting the embedded server if that is the choice, and applies new migrations.
 * @throws SetupError when the database cannot be reached or migrated
 */
export async function openDatabase(options: DatabaseOptions, deps: { readonly log: Log }): Promise<Database> {
  const log = deps.log.child({ part: 'database' });
  if (options.kind === 'external') {
    await checkReachable(options.url);
    log.info('PostgreSQL of DATABASE_URL');
    return openMigrated(options.url, log, async () => {});
  }
  const cluster = await startCluster({ dataFolder: options.dataFolder, log });
  log.info(`embedded PostgreSQL in ${options.dataFolder}`);
  try {
    await createDatabase(cluster.url('postgres'), databaseName);
    return await openMigrated(cluster.url(databaseName), log, () => cluster.close());
  } catch (error) {
    await cluster.close();
    throw error;
  }
}

/**
 * Opens the database for a tool, whether the house is running or not: beside a running house as its guest, on the tables
 * as they are, else as `openDatabase` does.
 * @throws SetupError when the database cannot be reached, or is not of this version
 */
export async function openDatabaseBeside(
  options: DatabaseOptions,
  deps: { readonly log: Log },
): Promise<Database> {
  if (options.kind === 'external') return openDatabase(options, deps);
  const url = await findRunningCluster(options.dataFolder, databaseName);
  if (url === undefined) return openDatabase(options, deps);
  await requireMigrated(url);
  const prisma = createPrisma(url, { poolSize: 2 });
  return { prisma, url, close: () => prisma.$disconnect() };
}

async function openMigrated(url: string, log: Log, closeServer: () => Promise<void>): Promise<Database> {
  const applied = await migrate(url);
  if (applied.length > 0) log.info(`migrated: ${applied.join(', ')}`);
  let closing = false;
  const prisma = createPrisma(url, {
    poolSize: 20,
    onLoss: ({ message }) => {
      if (!closing) log.warn(`lost a connection: ${message}`);
    },
  });
  return {
    prisma,
    url,
    async close() {
      closing = true;
      await prisma.$disconnect();
      await closeServer();
    },
  };
}

/**
 * A Prisma client over a pool of `poolSize` connections. One that dies is told to `onLoss` and replaced: the house plays
 * on while the database is away.
 */
export function createPrisma(
  url: string,
  options: {
    readonly poolSize: number;
    readonly onLoss?: (error: Error) => void;
    /** How long whoever asks waits for a connection; 15 s by default. */
    readonly patienceMs?: number;
  },
): PrismaClient {
  // A rush for the last seats queues for a connection rather than failing after Prisma's two seconds.
  const { poolSize, onLoss = () => {}, patienceMs = 15_000 } = options;
  const adapter = new PrismaPg(
    { connectionString: url, max: poolSize, connectionTimeoutMillis: patienceMs },
    { onPoolError: onLoss, onConnectionError: onLoss },
  );
  return new PrismaClient({ adapter, transactionOptions: { maxWait: patienceMs, timeout: 15_000 } });
}

/** Creates a database, as a copy of a template if one is named, unless it exists. Names are our own, never input. */
export async function createDatabase(url: string, name: string, template = 'template0'): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  } catch (error) {
    const duplicateDatabase = '42P04';
    if (codeOf(error) !== duplicateDatabase) throw error;
  } finally {
    await client.end();
  }
}

async function checkReachable(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    // Neither the address's password nor its user belongs on a screen.
    const { host, pathname } = new URL(url);
    throw new SetupError(
      `The PostgreSQL of DATABASE_URL (${host}${pathname}) cannot be used: ${messageOf(error)}`,
    );
  } finally {
    await client.end().catch(() => {});
  }
}
