import { realpath } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { processExists, signalProcess } from '../../children.ts';
import { SetupError } from '../../errors.ts';
import { readPostmaster } from './postmaster.ts';

/** Key of the advisory lock by which a live Rampa holds its cluster: "rampa" in ASCII. */
const ownerLock = 0x72616d7061;
const connectPatienceMs = 3000;
const orphanPatienceMs = 15_000;

/** A held claim. Its connection ends with our process, so that a killed owner leaves no claim behind. */
export interface Claim {
  release(): Promise<void>;
}

/**
 * Claims the cluster for this process as long as the claim's connection lives.
 * @throws SetupError when another live process holds it
 */
export async function claim(url: string): Promise<Claim> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: connectPatienceMs });
  // The server may go away under us; whoever waits for a query hears of it.
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [
    ownerLock,
  ]);
  if (rows[0]?.held !== true) {
    await client.end();
    throw new SetupError(
      'Another Rampa is running on the same data folder. Stop it, or set DATA_DIR to another one.',
    );
  }
  return { release: () => client.end().catch(() => {}) };
}

/**
 * Stops a server that a killed process left running on this data directory. A `postmaster.pid` whose server does not
 * answer as ours is left to PostgreSQL, which knows how to judge it.
 * @throws SetupError when the server has a live owner
 */
export async function dismissOrphan(dataDirectory: string, user: string, password: string): Promise<void> {
  const postmaster = await readPostmaster(dataDirectory);
  if (!postmaster || !processExists(postmaster.pid)) return;
  const url = `postgresql://${user}:${password}@127.0.0.1:${postmaster.port}/postgres`;
  if (!(await servesDirectory(url, dataDirectory))) return;

  const held = await claim(url);
  signalProcess(postmaster.pid, 'SIGINT');
  const deadline = Date.now() + orphanPatienceMs;
  while (processExists(postmaster.pid) && Date.now() < deadline) await delay(20);
  await held.release();
  if (processExists(postmaster.pid)) {
    throw new SetupError(
      `A PostgreSQL left behind (process ${postmaster.pid}) does not stop. End it by hand.`,
    );
  }
}

/**
 * The port of a running server of this data directory, for somebody who wants to be its guest; undefined when there is
 * none that answers.
 */
export async function portOfRunning(
  dataDirectory: string,
  user: string,
  password: string,
): Promise<number | undefined> {
  const postmaster = await readPostmaster(dataDirectory);
  if (!postmaster || !processExists(postmaster.pid)) return undefined;
  const url = `postgresql://${user}:${password}@127.0.0.1:${postmaster.port}/postgres`;
  return (await servesDirectory(url, dataDirectory)) ? postmaster.port : undefined;
}

/** Whether a server of this very directory answers there: the port and the process id may be another's by now. */
async function servesDirectory(url: string, dataDirectory: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: connectPatienceMs });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    return rows[0]?.data_directory === (await realpath(dataDirectory));
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
