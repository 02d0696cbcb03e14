import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase } from '../../../server/platform/database/index.ts';
import { type Doors, doorsOf } from '../../support/doors.ts';
import { type ServerProcess, type Settings, startServerProcess } from '../../support/server-process.ts';
import { currentRun } from './run.ts';

/** A theatre with data of its own in the run's PostgreSQL, which can be stopped and started again. */
export class Theatre {
  readonly #settings: Settings;
  readonly #dataFolder: string;
  #running: ServerProcess | undefined;

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
    const own = { DATABASE_URL: url, DATA_DIR: dataFolder, MEDIA_WORKERS: '1' };
    const theatre = new Theatre({ ...own, ...settings }, dataFolder);
    await theatre.start();
    return theatre;
  }

  get address(): URL {
    return this.#open().address;
  }

  /** For what no page can bring about, as somebody who came by Telegram. */
  get databaseUrl(): string {
    return this.#settings['DATABASE_URL'] ?? '';
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
    this.#running = await startServerProcess({ ...this.#settings, PORT: port }, true);
  }

  /** Stops the server as Ctrl-C does: a SIGINT to its whole process group. Resolves to its exit code. */
  stop(): Promise<number | null> {
    return this.#open().stop();
  }

  /** Ends the server's media worker without a word, as a crash does. */
  killMediaWorker(): void {
    const { pid: server } = this.#open();
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

  #open(): ServerProcess {
    if (this.#running === undefined) throw new Error('the theatre was never started');
    return this.#running;
  }
}
