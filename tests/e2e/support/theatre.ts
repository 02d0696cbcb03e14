import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createDatabase } from '../../../server/platform/database/index.ts';
import { type Doors, doorsOf } from '../../support/doors.ts';
import { currentRun } from './run.ts';

const root = join(import.meta.dirname, '../../..');

/** Environment variables of the server (`.env.example`). */
export type Settings = Readonly<Record<string, string>>;

/** A theatre as a terminal would start it: `server/main.ts`, the leader of a process group, with data of its own. */
export class Theatre {
  readonly #settings: Settings;
  readonly #dataFolder: string;
  #running: Running | undefined;

  private constructor(settings: Settings, dataFolder: string) {
    this.#settings = settings;
    this.#dataFolder = dataFolder;
  }

  /** Opens a theatre in demo mode with an empty database. Its owner calls `close()`. */
  static async open(settings: Settings): Promise<Theatre> {
    const dataFolder = await mkdtemp(join(tmpdir(), 'rampa-theatre-'));
    const server = currentRun().postgresUrl;
    const name = `e2e_${randomUUID()}`;
    await createDatabase(server, name);
    const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
    const own = { DATABASE_URL: url, DATA_DIR: dataFolder, MEDIA_WORKERS: '1', LOG_FORMAT: 'json' };
    const theatre = new Theatre({ ...own, ...settings }, dataFolder);
    await theatre.start();
    return theatre;
  }

  get address(): URL {
    return this.#open().address;
  }

  get doors(): Doors {
    return doorsOf(this.address);
  }

  /** What the server has logged since its start, oldest first. */
  get log(): readonly string[] {
    return this.#open().lines;
  }

  /** Starts the server; on the same port as before, if it ran before. */
  async start(): Promise<void> {
    const port = this.#running?.address.port ?? '0';
    this.#running = await startServer({ RAMPA_DEMO: '1', ...this.#settings, PORT: port });
  }

  /** Stops the server as Ctrl-C does: a SIGINT to its whole process group. Resolves to its exit code. */
  async stop(): Promise<number | null> {
    const { process: server } = this.#open();
    if (server.exitCode !== null) return server.exitCode;
    const exited = once(server, 'exit');
    process.kill(-pidOf(server), 'SIGINT');
    await exited;
    return server.exitCode;
  }

  /** Ends the server's media worker without a word, as a crash does. */
  killMediaWorker(): void {
    const server = pidOf(this.#open().process);
    const workers = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, parent, program]) => parent === String(server) && program?.includes('mediasoup-worker'));
    if (workers.length === 0) throw new Error('the theatre has no media worker');
    for (const [pid] of workers) process.kill(Number(pid), 'SIGKILL');
  }

  async close(): Promise<void> {
    await this.stop();
    await rm(this.#dataFolder, { recursive: true, force: true });
  }

  #open(): Running {
    if (this.#running === undefined) throw new Error('the theatre was never started');
    return this.#running;
  }
}

interface Running {
  readonly process: ChildProcess;
  readonly address: URL;
  readonly lines: readonly string[];
}

async function startServer(settings: Settings): Promise<Running> {
  const server = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...settings },
  });
  const lines: string[] = [];
  const listening = new Promise<URL>((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        const address = /Open (http:\/\/[^/"\s]+)/.exec(line)?.[1];
        if (address !== undefined) resolve(new URL(address));
      });
    }
    server.once('exit', () => reject(new Error(`the theatre did not open:\n${lines.join('\n')}`)));
  });
  return { process: server, address: await listening, lines };
}

function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('the server was never spawned');
  return pid;
}
