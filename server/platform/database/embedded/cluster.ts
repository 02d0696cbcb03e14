import { open, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { accountForChildren, type Account } from '../../accounts.ts';
import { signalProcess, startChild, type Child } from '../../children.ts';
import { SetupError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { Supervisor } from '../../supervisor.ts';
import { clusterFiles, ensureCluster, superuser, type ClusterFiles } from './initialise.ts';
import { claim, dismissOrphan, portOfRunning, type Claim } from './ownership.ts';
import { placeHome, placePrograms } from './placement.ts';
import { freeLoopbackPort, waitUntilReady } from './postmaster.ts';

export interface ClusterOptions {
  /** The cluster lives in `postgres` inside this folder. */
  readonly dataFolder: string;
  readonly log: Log;
  /** False trades safety against power loss for speed: for tests. */
  readonly durable?: boolean;
}

/** A running PostgreSQL server of our own, on a free port of the loopback interface. */
export interface Cluster {
  readonly pid: number;
  /** Connection string of a database of this cluster. Contains the password. */
  url(database: string): string;
  close(): Promise<void>;
}

/** Recovery after a crash reads the write-ahead log; on a slow disk that takes a while. */
const startPatienceMs = 60_000;
const stopPatienceMs = 15_000;
/** Fast shutdown, then immediate: without a checkpoint, recovered from the log at the next start. */
const stopSignals = ['SIGINT', 'SIGQUIT'] as const;

/**
 * Starts the embedded PostgreSQL, making the cluster at the first time. A server that an earlier, killed process left
 * behind is stopped first. Should the server die later, it is started again on the same port, where the connection
 * pools find it.
 * @throws SetupError when another live process uses the same folder, or PostgreSQL cannot run here
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const account = accountForChildren('postgres');
  const programs = await placePrograms(account);
  const home = await placeHome(options.dataFolder, account);
  const durable = options.durable !== false;
  const password = await ensureCluster({ programs, home, account, durable });
  const files = clusterFiles(home);
  await dismissOrphan(files.data, superuser, password);

  const port = await freeLoopbackPort();
  const url = (database: string) => `postgresql://${superuser}:${password}@127.0.0.1:${port}/${database}`;
  let held: Claim | undefined;
  const launch = async () => {
    const server = { account, programs, files, settings: settings(port, durable), url: url('postgres') };
    const [child, claimed] = await launchServer(server);
    held = claimed;
    return child;
  };
  const name = 'the embedded PostgreSQL';
  const supervisor = await Supervisor.start({ name, log: options.log, launch, stopSignals, stopPatienceMs });
  return {
    get pid() {
      return supervisor.pid;
    },
    url,
    async close() {
      await held?.release();
      await supervisor.close();
    },
  };
}

/**
 * Connection string of a database of a cluster that another process runs; undefined when none runs, and nothing is
 * started.
 */
export async function findRunningCluster(dataFolder: string, database: string): Promise<string | undefined> {
  const home = await realpath(join(dataFolder, 'postgres')).catch(() => undefined);
  if (home === undefined) return undefined;
  const files = clusterFiles(home);
  const password = await readFile(files.password, 'utf8').catch(() => undefined);
  if (password === undefined) return undefined;
  const port = await portOfRunning(files.data, superuser, password);
  return port === undefined
    ? undefined
    : `postgresql://${superuser}:${password}@127.0.0.1:${port}/${database}`;
}

function settings(port: number, durable: boolean): string[] {
  const values = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

interface ServerOptions {
  readonly account: Account | undefined;
  readonly programs: string;
  readonly files: ClusterFiles;
  readonly settings: readonly string[];
  readonly url: string;
}

/** Starts the server and claims it for this process. */
async function launchServer(options: ServerOptions): Promise<[Child, Claim]> {
  const { account, programs, files } = options;
  const output = await open(files.log, 'w', 0o600);
  try {
    const child = await startChild({
      command: join(programs, 'bin/postgres'),
      args: ['-D', files.data, ...options.settings],
      account,
      cwd: files.data,
      output: { fd: output.fd },
    });
    return [child, await claimWhenReady(child, files, options.url)];
  } finally {
    await output.close();
  }
}

async function claimWhenReady(child: Child, files: ClusterFiles, url: string): Promise<Claim> {
  const giveUp = AbortSignal.timeout(startPatienceMs);
  const done = new AbortController();
  const failed = child.exited.then(async ({ code, signal }) => {
    const said = await readFile(files.log, 'utf8');
    throw new SetupError(`PostgreSQL ended while starting (${code ?? signal}):\n${said.trim()}`);
  });
  // Beyond the race below nobody listens: the supervisor hears of a later end by itself.
  failed.catch(() => {});
  try {
    await Promise.race([
      waitUntilReady(files.data, child.pid, AbortSignal.any([giveUp, done.signal])),
      failed,
    ]);
    return await claim(url);
  } catch (error) {
    await child.stop(stopSignals, stopPatienceMs);
    throw giveUp.aborted ? new SetupError(`PostgreSQL did not start; see ${files.log}`) : error;
  } finally {
    done.abort();
  }
}

/** Ends a cluster at once and synchronously, for use while the process exits. It recovers at the next start. */
export function killCluster(cluster: Cluster): void {
  signalProcess(cluster.pid, 'SIGQUIT');
}
