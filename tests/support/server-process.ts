import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '../..');
const openingPatienceMs = 60_000;

/** Environment variables of the server (`.env.example`). */
export type Settings = Readonly<Record<string, string>>;

/** `server/main.ts` in a process of its own. Its owner calls `stop()`. */
export interface ServerProcess {
  readonly pid: number;
  /** Where a browser on this machine opens it. */
  readonly address: URL;
  /** What it has said since its start, oldest first. */
  readonly lines: readonly string[];
  /** Stops it as Ctrl-C at a terminal does. Resolves to its exit code. */
  stop(): Promise<number | null>;
}

/**
 * Starts `server/main.ts` in demo mode.
 * @param settings further variables of its environment
 * @param ownGroup makes it the leader of a process group, all of which is then told to stop, as a terminal does; else
 *   it stays in ours, and a Ctrl-C meant for us reaches it as well
 * @throws Error with what the server said, when it does not open
 */
export async function startServerProcess(settings: Settings, ownGroup = false): Promise<ServerProcess> {
  const server = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    detached: ownGroup,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Places are kept as long as in a real house: a page on a busy machine comes back late.
    env: { ...process.env, RAMPA_DEMO: '1', GRACE_SECONDS: '30', PORT: '0', LOG_FORMAT: 'json', ...settings },
  });
  const { pid } = server;
  if (pid === undefined) throw await once(server, 'error').then(([error]: unknown[]) => error);
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const interrupt = (): void => void process.kill(ownGroup ? -pid : pid, 'SIGINT');
  // A program that ends without stopping it must not leave a theatre behind.
  process.once('exit', interrupt);
  void exited.then(() => process.off('exit', interrupt));
  const stop = async (): Promise<number | null> => {
    if (server.exitCode === null && server.signalCode === null) interrupt();
    await exited;
    return server.exitCode;
  };
  const lines: string[] = [];
  try {
    return { pid, address: await addressOf(server, lines), lines, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function addressOf(server: ChildProcess, lines: string[]): Promise<URL> {
  const { promise, resolve, reject } = Promise.withResolvers<URL>();
  const fail = (what: string): void => reject(new Error([`the theatre ${what}:`, ...lines].join('\n')));
  for (const stream of [server.stdout, server.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      const address = /Open (http:\/\/[^/"\s]+)/.exec(line)?.[1];
      if (address !== undefined) resolve(new URL(address));
    });
  }
  server.once('exit', () => fail('did not open'));
  const patience = setTimeout(() => fail('did not open in time'), openingPatienceMs);
  return promise.finally(() => clearTimeout(patience));
}

/** A theatre with an empty data folder and its embedded PostgreSQL. Its owner calls `close()`. */
export interface FreshTheatre {
  readonly address: URL;
  /** Stops it; its data go with it. */
  close(): Promise<void>;
}

/** Starts a theatre that has never been open before. @throws Error with what the server said */
export async function startFreshTheatre(settings: Settings = {}): Promise<FreshTheatre> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'rampa-data-'));
  const forget = (): Promise<void> => rm(dataFolder, { recursive: true, force: true });
  try {
    const server = await startServerProcess({ DATA_DIR: dataFolder, ...settings });
    const close = async (): Promise<void> => {
      await server.stop();
      await forget();
    };
    return { address: server.address, close };
  } catch (error) {
    await forget();
    throw error;
  }
}
