import { createWorker, type types } from 'mediasoup';
import type { Logger } from 'pino';
import { Refusal } from '../../protocol/refusal.ts';
import { listenAddresses } from './addresses.ts';

/** A worker process with its one UDP and one TCP port. */
export interface MediaWorker {
  readonly worker: types.Worker;
  readonly server: types.WebRtcServer;
  /** Rooms placed here. */
  rooms: number;
}

export interface WorkerOptions {
  readonly count: number;
  /** Port of the first worker's WebRtcServer, the next ones follow; 0 lets each find a free one. */
  readonly basePort: number;
  readonly publicAddress: string | undefined;
  readonly workerBin: string | undefined;
}

/**
 * As many workers as asked for, kept alive: one that dies is replaced, and only its own rooms notice
 * (a router's `workerclose`).
 */
export class WorkerPool {
  readonly #options: WorkerOptions;
  readonly #log: Logger;
  readonly #places: Promise<MediaWorker>[] = [];
  readonly #stopped: AbortSignal | undefined;
  #closing = false;

  private constructor(options: WorkerOptions, log: Logger, stopped?: AbortSignal) {
    this.#options = options;
    this.#log = log;
    this.#stopped = stopped;
  }

  /**
   * @param stopped aborts when the process is told to stop: a start is then given up
   * @throws Error when a worker cannot be started, with the reason
   */
  static async start(options: WorkerOptions, log: Logger, stopped?: AbortSignal): Promise<WorkerPool> {
    const pool = new WorkerPool(options, log, stopped);
    for (let index = 0; index < options.count; index++) pool.#places.push(pool.#start(index));
    try {
      await Promise.all(pool.#places);
    } catch (error) {
      await pool.close();
      throw error;
    }
    return pool;
  }

  /** The worker with the fewest rooms. @throws Refusal `media_failed` when none runs. */
  async leastLoaded(): Promise<MediaWorker> {
    const started = await Promise.allSettled(this.#places);
    const running = started
      .flatMap((place) => (place.status === 'fulfilled' ? [place.value] : []))
      .filter(({ worker }) => !worker.closed)
      .sort((a, b) => a.rooms - b.rooms);
    const [best] = running;
    if (best === undefined) throw new Refusal('media_failed', 'no media worker is running');
    return best;
  }

  /** Process ids of the running workers. */
  async pids(): Promise<readonly number[]> {
    const started = await Promise.allSettled(this.#places);
    return started.flatMap((place) =>
      place.status === 'fulfilled' && !place.value.worker.closed ? [place.value.worker.pid] : [],
    );
  }

  /** Resolves when every worker process has ended. */
  async close(): Promise<void> {
    this.#closing = true;
    const started = await Promise.allSettled(this.#places);
    const running = started.filter((place) => place.status === 'fulfilled');
    await Promise.all(running.map(({ value }) => end(value.worker)));
  }

  async #start(index: number): Promise<MediaWorker> {
    const { basePort, publicAddress, workerBin } = this.#options;
    const starting = createWorker({ logLevel: 'warn', ...(workerBin === undefined ? {} : { workerBin }) });
    const worker = await unlessAborted(starting, this.#stopped);
    worker.on('died', (error) => {
      this.#replace(index, error);
    });
    const port = basePort === 0 ? {} : { port: basePort + index };
    const server = await worker.createWebRtcServer({
      listenInfos: listenAddresses(publicAddress).flatMap((address) => [
        { protocol: 'udp' as const, ...address, ...port },
        { protocol: 'tcp' as const, ...address, ...port },
      ]),
    });
    return { worker, server, rooms: 0 };
  }

  /** A worker that could not even be replaced leaves its place empty; the next death or start tells. */
  #replace(index: number, error: Error): void {
    if (this.#closing) return;
    this.#log.error({ err: error, worker: index }, 'a media worker died; starting another');
    const place = this.#start(index);
    place.catch((cause: unknown) => {
      this.#log.error({ err: cause, worker: index }, 'a media worker could not be replaced');
    });
    this.#places[index] = place;
  }
}

async function end(worker: types.Worker): Promise<void> {
  if (worker.subprocessClosed) return;
  const ended = new Promise<void>((resolve) => {
    worker.on('subprocessclose', resolve);
  });
  worker.close();
  await ended;
}

/**
 * The started worker, or the abort's reason. mediasoup itself closes its workers at SIGINT and SIGTERM; one that is
 * starting then is neither resolved nor rejected any more.
 */
async function unlessAborted(
  starting: Promise<types.Worker>,
  signal: AbortSignal | undefined,
): Promise<types.Worker> {
  if (signal === undefined) return starting;
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const giveUp = () => {
    // Should it come to life all the same, nobody would own it.
    starting.then(
      (worker) => worker.close(),
      () => {},
    );
    reject(new Error('the house is told to stop', { cause: signal.reason }));
  };
  if (signal.aborted) giveUp();
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    return await Promise.race([starting, aborted]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
