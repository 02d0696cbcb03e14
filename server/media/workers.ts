import { setTimeout as delay } from 'node:timers/promises';
import { createWorker, type types } from 'mediasoup';
import type { Logger } from 'pino';
import { Refusal } from '../../protocol/refusal.ts';
import { minimalEnvironment } from '../platform/children.ts';
import { messageOf, SetupError } from '../platform/errors.ts';
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
  /** How long after a worker's death we may still hear that everybody was told to stop. */
  readonly signalLagMs?: number;
}

/** A Ctrl-C reaches the workers as well as us, in any order. */
const usualSignalLagMs = 200;
/** While the house stops: so long, at most, those who seek a place are kept waiting instead of being told of trouble. */
const stopPatienceMs = 1000;
/** Pauses before a dead worker's place is tried again; the last one repeats. */
const retryDelaysMs = [200, 1000, 5000, 15_000];

/**
 * As many workers as asked for, kept alive: one that dies is replaced, and only its own rooms notice
 * (a router's `workerclose`).
 */
export class WorkerPool {
  readonly #options: WorkerOptions;
  readonly #log: Logger;
  readonly #places: Promise<MediaWorker>[] = [];
  readonly #stopped: AbortSignal | undefined;
  readonly #closing = new AbortController();
  /** The process was told to stop, or the pool is closing: deaths are expected. */
  readonly #stopping: AbortSignal;

  private constructor(options: WorkerOptions, log: Logger, stopped?: AbortSignal) {
    this.#options = options;
    this.#log = log;
    this.#stopped = stopped;
    this.#stopping = AbortSignal.any([this.#closing.signal, ...(stopped === undefined ? [] : [stopped])]);
  }

  /**
   * @param stopped aborts when the process is told to stop: a start is then given up
   * @throws SetupError when a port is taken, another Error when a worker cannot be started, with the reason
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
    this.#closing.abort();
    const started = await Promise.allSettled(this.#places);
    const running = started.filter((place) => place.status === 'fulfilled');
    await Promise.all(running.map(({ value }) => end(value.worker)));
  }

  async #start(index: number): Promise<MediaWorker> {
    const { basePort, publicAddress, workerBin } = this.#options;
    const starting = spawnWorker({ logLevel: 'warn', ...(workerBin === undefined ? {} : { workerBin }) });
    const worker = await unlessAborted(starting, this.#stopped);
    const port = basePort === 0 ? undefined : basePort + index;
    try {
      const server = await listenOn(worker, port, publicAddress);
      worker.on('died', (error) => void this.#replace(index, error));
      return { worker, server, rooms: 0 };
    } catch (error) {
      await end(worker);
      throw error;
    }
  }

  /**
   * The first attempt at another worker. A death that was the stop of all of us only looks like one: it is waited for
   * before anything is said or started.
   */
  async #succeed(index: number, death: Error): Promise<MediaWorker> {
    await pause(this.#options.signalLagMs ?? usualSignalLagMs, this.#stopping);
    if (this.#stopping.aborted) {
      await pause(stopPatienceMs, this.#closing.signal);
      throw new Error('the house is told to stop', { cause: death });
    }
    this.#log.error({ err: death, worker: index }, 'a media worker died; starting another');
    return this.#start(index);
  }

  /** Starts another worker in the place of a dead one, again and again until it runs or the pool closes. */
  async #replace(index: number, death: Error): Promise<void> {
    if (this.#closing.signal.aborted) return;
    for (let attempt = 0; ; attempt += 1) {
      const place = attempt === 0 ? this.#succeed(index, death) : this.#start(index);
      this.#places[index] = place;
      try {
        await place;
        return;
      } catch (error) {
        if (this.#stopping.aborted) return;
        this.#log.error({ reason: messageOf(error), worker: index, attempt }, 'a media worker did not start');
      }
      const pauseMs = retryDelaysMs[Math.min(attempt, retryDelaysMs.length - 1)] ?? 0;
      const closing = await delay(pauseMs, false, { signal: this.#closing.signal }).catch(() => true);
      if (closing) return;
    }
  }
}

/** Time passes, or the signal aborts. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal }).catch(() => undefined);

/** The worker's one port. @throws SetupError when it cannot be had */
async function listenOn(
  worker: types.Worker,
  port: number | undefined,
  publicAddress: string | undefined,
): Promise<types.WebRtcServer> {
  const fixed = port === undefined ? {} : { port };
  try {
    return await worker.createWebRtcServer({
      listenInfos: listenAddresses(publicAddress).flatMap((address) => [
        { protocol: 'udp' as const, ...address, ...fixed },
        { protocol: 'tcp' as const, ...address, ...fixed },
      ]),
    });
  } catch (error) {
    // mediasoup passes on libuv's words, without a code.
    const said = messageOf(error);
    if (port !== undefined && said.includes('address already in use')) {
      throw new SetupError(
        `Port ${port}, for media, is taken by another program. Stop it, or set MEDIA_PORT to another one (0: any that is free).`,
        { cause: error },
      );
    }
    if (port !== undefined && said.includes('permission denied')) {
      throw new SetupError(
        `Port ${port}, for media, may not be used by this account. Set MEDIA_PORT to one above 1023.`,
        { cause: error },
      );
    }
    throw error;
  }
}

/** What a worker program that needs libraries of its own, or a debugger, may find in our environment as well. */
const workerVariable = /^(LD_LIBRARY_PATH|TMPDIR|MEDIASOUP_\w+)$/;

/**
 * A worker with a minimal environment. mediasoup hands on `process.env` as it stands and takes no other; it does so
 * before it first waits for anything, so nobody else ever sees the exchange.
 */
function spawnWorker(settings: types.WorkerSettings): Promise<types.Worker> {
  const whole = process.env;
  const own = Object.entries(whole).filter(([name]) => workerVariable.test(name));
  process.env = { ...minimalEnvironment(), ...Object.fromEntries(own) };
  try {
    return createWorker(settings);
  } finally {
    process.env = whole;
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
