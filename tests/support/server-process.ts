import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '../..');
const openingPatienceMs = 60_000;

/** A theatre in a process of its own, as a terminal would start it. Its owner calls `close()`. */
export interface ServerProcess {
  /** Where a browser on this machine opens it. */
  readonly address: URL;
  /** Stops it as Ctrl-C does; its data go with it. */
  close(): Promise<void>;
}

/**
 * Starts `server/main.ts` in demo mode on a free port with an empty data folder and its embedded PostgreSQL.
 * @param settings further variables of its environment (`.env.example`)
 * @throws Error with what the server said, when it does not open
 */
export async function startServerProcess(
  settings: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'rampa-data-'));
  const own = { RAMPA_DEMO: '1', PORT: '0', DATA_DIR: dataFolder, LOG_FORMAT: 'json' };
  const server = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...own, ...settings },
  });
  // A program that ends without closing must not leave a theatre behind.
  const abandon = (): void => void server.kill('SIGINT');
  process.once('exit', abandon);
  const close = async (): Promise<void> => {
    await stop(server);
    process.off('exit', abandon);
    await rm(dataFolder, { recursive: true, force: true });
  };
  try {
    return { address: await addressOf(server), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function addressOf(server: ChildProcess): Promise<URL> {
  const said: string[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<URL>();
  const fail = (what: string): void => reject(new Error([`the theatre ${what}:`, ...said].join('\n')));
  for (const stream of [server.stdout, server.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', (line) => {
      said.push(line);
      const address = /Open (http:\/\/[^/"\s]+)/.exec(line)?.[1];
      if (address !== undefined) resolve(new URL(address));
    });
  }
  server.once('error', reject);
  server.once('exit', () => fail('did not open'));
  const patience = setTimeout(() => fail('did not open in time'), openingPatienceMs);
  return promise.finally(() => clearTimeout(patience));
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
  const exited = once(server, 'exit');
  server.kill('SIGINT');
  await exited;
}
