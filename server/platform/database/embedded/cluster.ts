import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { signalProcess, startChild, type Child } from '../../children.ts';
import { messageOf, SetupError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { serverAccount, type Account } from './account.ts';
import { clusterFiles, ensureCluster, superuser, type ClusterFiles } from './initialise.ts';
import { claim, dismissOrphan, type Claim } from './ownership.ts';
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
/** Fast shutdown, then immediate: without a checkpoint, recovered from the log at the next start. */
const stopSignals = ['SIGINT', 'SIGQUIT'] as const;
const stopPatienceMs = 15_000;
const restartDelaysMs = [200, 1000, 5000, 15_000];

/**
 * Starts the embedded PostgreSQL, making the cluster at the first time. A server that an earlier, killed process left
 * behind is stopped first. Should the server die later, it is started again on the same port, where the
 * connection pools find it.
 * @throws SetupError when another live process uses the same folder, or PostgreSQL cannot run here
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const account = serverAccount();
  const programs = await placePrograms(account);
  const home = await placeHome(options.dataFolder, account);
  const password = await ensureCluster({ programs, home, account, durable: options.durable !== false });
  const files = clusterFiles(home);
  await dismissOrphan(files.data, superuser, password);
  return new EmbeddedCluster({ ...options, account, programs, files, password }).start();
}

interface Setting extends ClusterOptions {
  readonly account: Account | undefined;
  readonly programs: string;
  readonly files: ClusterFiles;
  readonly password: string;
}

class EmbeddedCluster implements Cluster {
  readonly #setting: Setting;
  readonly #closing = new AbortController();
  #port = 0;
  #child: Child | undefined;
  #claim: Claim | undefined;
  #supervision: Promise<void> = Promise.resolve();

  constructor(setting: Setting) {
    this.#setting = setting;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  url(database: string): string {
    return `postgresql://${superuser}:${this.#setting.password}@127.0.0.1:${this.#port}/${database}`;
  }

  async start(): Promise<this> {
    this.#port = await freeLoopbackPort();
    await this.#launch();
    this.#supervision = this.#supervise();
    return this;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#claim?.release();
    await this.#supervision;
    await this.#child?.stop(stopSignals, stopPatienceMs);
  }

  async #launch(): Promise<void> {
    const { files, account, programs } = this.#setting;
    const output = await open(files.log, 'w', 0o600);
    try {
      const child = await startChild({
        command: join(programs, 'bin/postgres'),
        args: ['-D', files.data, ...this.#settings()],
        account,
        cwd: files.data,
        output: { fd: output.fd },
      });
      this.#child = child;
      await this.#untilOurs(child);
    } finally {
      await output.close();
    }
  }

  #settings(): string[] {
    const settings = {
      listen_addresses: '127.0.0.1',
      port: this.#port,
      unix_socket_directories: '',
      max_connections: 200,
      timezone: 'UTC',
      log_timezone: 'UTC',
      log_checkpoints: 'off',
      ...(this.#setting.durable === false && {
        fsync: 'off',
        synchronous_commit: 'off',
        full_page_writes: 'off',
      }),
    };
    return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  }

  async #untilOurs(child: Child): Promise<void> {
    const { files } = this.#setting;
    const giveUp = AbortSignal.timeout(startPatienceMs);
    const ended = new AbortController();
    const failed = child.exited.then(async ({ code, signal }) => {
      const said = await readFile(files.log, 'utf8');
      throw new SetupError(`PostgreSQL ended while starting (${code ?? signal}):\n${said.trim()}`);
    });
    try {
      const ready = waitUntilReady(files.data, child.pid, AbortSignal.any([giveUp, ended.signal]));
      await Promise.race([ready, failed]);
      this.#claim = await claim(this.url('postgres'));
    } catch (error) {
      await child.stop(stopSignals, stopPatienceMs);
      throw giveUp.aborted ? new SetupError(`PostgreSQL did not start; see ${files.log}`) : error;
    } finally {
      ended.abort();
      failed.catch(() => {});
    }
  }

  /** Starts the server again whenever it dies without having been asked to. */
  async #supervise(): Promise<void> {
    const { log } = this.#setting;
    const closed = new Promise<'closing'>((resolve) => {
      this.#closing.signal.addEventListener('abort', () => resolve('closing'), { once: true });
    });
    while (this.#child) {
      const end = await Promise.race([this.#child.exited, closed]);
      if (end === 'closing') return;
      log.error({ ...end, log: this.#setting.files.log }, 'the embedded PostgreSQL died; starting it again');
      if (!(await this.#restart())) return;
      log.info('the embedded PostgreSQL runs again');
    }
  }

  async #restart(): Promise<boolean> {
    const { signal } = this.#closing;
    for (let attempt = 0; ; attempt += 1) {
      const pauseMs = restartDelaysMs[Math.min(attempt, restartDelaysMs.length - 1)] ?? 0;
      const closing = await delay(pauseMs, false, { signal }).catch(() => true);
      if (closing) return false;
      try {
        await this.#launch();
        return true;
      } catch (error) {
        this.#setting.log.error(
          { attempt, reason: messageOf(error) },
          'the embedded PostgreSQL did not start',
        );
      }
    }
  }
}

/** Ends a cluster at once and synchronously, for use while the process exits. It recovers at the next start. */
export function killCluster(cluster: Cluster): void {
  if (cluster.pid > 0) signalProcess(cluster.pid, 'SIGQUIT');
}
