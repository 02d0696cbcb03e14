import type { Logger } from 'pino';
import { Refusal } from '../../protocol/refusal.ts';
import { mediaCodecs } from './codecs.ts';
import { openLoop } from './loop.ts';
import type { LoopPlane, MediaListener, MediaLoop, MediaPlane, MediaRoom } from './plane.ts';
import { SfuRoom } from './sfu-room.ts';
import { WorkerPool, type WorkerOptions } from './workers.ts';

/** How often levels are reported, and from which loudness on somebody is heard. */
const levelIntervalMs = 300;
const heardAboveDbov = -55;
/** Speakers reported at once: more do not help anybody to see who speaks. */
const mostSpeakers = 4;

/** Media on mediasoup workers, one room per router, each on the worker with the fewest rooms. */
export class Sfu implements MediaPlane, LoopPlane {
  readonly #pool: WorkerPool;

  private constructor(pool: WorkerPool) {
    this.#pool = pool;
  }

  /**
   * @param stopped aborts when the process is told to stop: a start is then given up
   * @throws Error when the workers cannot be started
   */
  static async start(options: WorkerOptions, log: Logger, stopped?: AbortSignal): Promise<Sfu> {
    const pool = await WorkerPool.start(options, log, stopped);
    log.info(`${options.count} ${options.count === 1 ? 'worker' : 'workers'}`);
    return new Sfu(pool);
  }

  async open(listener: MediaListener): Promise<MediaRoom> {
    const place = await this.#pool.leastLoaded();
    try {
      const router = await place.worker.createRouter({ mediaCodecs });
      const levels = await router.createAudioLevelObserver({
        maxEntries: mostSpeakers,
        threshold: heardAboveDbov,
        interval: levelIntervalMs,
      });
      place.rooms += 1;
      const room = new SfuRoom({ router, server: place.server, levels }, listener, () => {
        place.rooms -= 1;
      });
      router.on('workerclose', () => {
        // A worker that was told to close is no loss: the house itself is closing.
        if (place.worker.died) listener.lost();
      });
      return room;
    } catch (cause) {
      throw new Refusal('media_failed', 'a room found no place on its worker', { cause });
    }
  }

  async openLoop(): Promise<MediaLoop> {
    const { worker, server } = await this.#pool.leastLoaded();
    return openLoop(worker, server);
  }

  /** Process ids of the workers, for tests that end one. */
  pids(): Promise<readonly number[]> {
    return this.#pool.pids();
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
