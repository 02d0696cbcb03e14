import { PgBoss } from 'pg-boss';
import type { z } from 'zod';
import { messageOf } from './errors.ts';
import type { Log } from './log.ts';

/**
 * Does one job. Must be idempotent: it is called again when it throws, and after a crash. When `signal` aborts, the house
 * is closing: it stops where it can go on from, and throws.
 */
export type JobHandler<Data> = (data: Data, signal: AbortSignal) => Promise<void>;

export interface JobsOptions {
  /** Connection string of the database, with its password. */
  readonly url: string;
  readonly log: Log;
  /** How often each queue is looked into for what other processes, and the clock, have put there. */
  readonly pollSeconds?: number;
}

/** A job that is put into its queue. */
export interface JobRequest {
  /** Of the same key, one job waits and one is done at a time: asking again changes nothing. */
  readonly key: string;
  readonly data: object;
  /** Not before. */
  readonly afterSeconds?: number;
}

interface Queue {
  readonly name: string;
  readonly handle: (data: unknown, signal: AbortSignal) => Promise<void>;
  readonly cron: string | undefined;
}

/** Tables of the queues, apart from ours. */
const schema = 'jobs';
/** A job that is not done by then was lost with its process, and is taken by another. */
const expireInSeconds = 15 * 60;
/** How often a job that throws is tried again, from a second to ten minutes apart: about a week of trying. */
const retries = { retryLimit: 1000, retryBackoff: true, retryDelay: 1, retryDelayMax: 600 } as const;
/** How long closing waits for a job under way. */
const patienceMs = 10_000;

/**
 * Work that outlives a request and a crash, in PostgreSQL (pg-boss): done at least once, by one of the processes. A
 * database that is away delays it and nothing else.
 */
export class Jobs {
  readonly #boss: PgBoss;
  readonly #log: Log;
  readonly #pollSeconds: number;
  readonly #queues: Queue[] = [];
  readonly #workers = new Map<string, string>();
  readonly #closing = new AbortController();
  #started = false;

  constructor({ url, log, pollSeconds = 2 }: JobsOptions) {
    this.#log = log.child({ part: 'jobs' });
    this.#pollSeconds = pollSeconds;
    this.#boss = new PgBoss({ connectionString: url, schema, max: 4, application_name: 'rampa-jobs' });
    // Without a listener, a lost connection would end the process. The pool opens another one.
    this.#boss.on('error', (error) => {
      if (!this.#closing.signal.aborted) this.#log.warn({ reason: messageOf(error) }, 'jobs have to wait');
    });
    this.#boss.on('warning', ({ message }) => this.#log.debug({ reason: message }, 'jobs are slow'));
  }

  /**
   * Says who does the jobs of a queue. Said before `start`, so that nothing left over waits for somebody.
   * @param cron when to do it by itself, with an empty object (five fields, UTC)
   */
  work<Data>(
    name: string,
    { data: shape, cron }: { readonly data: z.ZodType<Data>; readonly cron?: string },
    handler: JobHandler<Data>,
  ): void {
    const handle: Queue['handle'] = (data, signal) => handler(shape.parse(data), signal);
    this.#queues.push({ name, handle, cron });
  }

  /** Makes the queues, and begins with what is in them. */
  async start(): Promise<void> {
    await this.#boss.start();
    this.#started = true;
    for (const queue of this.#queues) await this.#open(queue);
  }

  /** Puts a job into its queue. @throws when the database is away */
  async send(name: string, { key, data, afterSeconds }: JobRequest): Promise<void> {
    const options = { singletonKey: key, ...(afterSeconds !== undefined && { startAfter: afterSeconds }) };
    await this.#boss.send(name, data, options);
    const worker = this.#workers.get(name);
    // Whoever is here need not wait for the next look.
    if (worker !== undefined && afterSeconds === undefined) this.#boss.notifyWorker(worker);
  }

  /** No new jobs; those under way are told to stop, and waited for. What is not done is done after the next start. */
  async close(): Promise<void> {
    this.#closing.abort(new Error('the house is closing'));
    if (this.#started) await this.#boss.stop({ graceful: true, timeout: patienceMs });
  }

  async #open({ name, handle, cron }: Queue): Promise<void> {
    const settings = { ...retries, expireInSeconds };
    await this.#boss.createQueue(name, { policy: 'stately', ...settings });
    // A queue that an earlier version has made.
    await this.#boss.updateQueue(name, settings);
    if (cron === undefined) await this.#boss.unschedule(name);
    else await this.#boss.schedule(name, cron, {}, { singletonKey: 'clock' });
    const worker = await this.#boss.work<unknown>(
      name,
      { pollingIntervalSeconds: this.#pollSeconds },
      async (jobs) => {
        for (const { data } of jobs) await this.#do(name, () => handle(data, this.#closing.signal));
      },
    );
    this.#workers.set(name, worker);
  }

  async #do(name: string, work: () => Promise<void>): Promise<void> {
    this.#closing.signal.throwIfAborted();
    try {
      await work();
    } catch (err) {
      if (!this.#closing.signal.aborted)
        this.#log.error({ err, job: name }, 'a job failed and is tried again');
      throw err;
    }
  }
}
