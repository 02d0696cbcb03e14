import { randomUUID } from 'node:crypto';
import { type LoopOpened, loopSeconds } from '../../protocol/check.ts';
import type { IceServer } from '../../protocol/media.ts';
import { Refusal } from '../../protocol/refusal.ts';
import type { LoopPlane, MediaLoop } from '../media/index.ts';
import { newSecret } from '../platform/random-secrets.ts';

export interface LoopsDeps {
  readonly plane: LoopPlane;
  /** TURN for somebody of this name, who is a stranger; empty without TURN. */
  readonly iceServers: (name: string) => readonly IceServer[];
  /** How long a loop lives. */
  readonly lifeMs?: number;
}

/** Loops at once: a measurement costs as much as a member on stage, and the show comes first. */
export const mostLoops = 8;
/** Of these, for one address: nobody alone can take the measurement away from everybody. */
export const mostLoopsOfAddress = 4;

/** A place among the loops: taken before the worker has answered. */
interface Place {
  readonly address: string;
  loop?: MediaLoop;
  timer?: NodeJS.Timeout;
}

/** The loops that are open, each known to one browser by an unguessable key. Its owner calls `close()`. */
export class Loops {
  readonly #deps: LoopsDeps;
  readonly #places = new Map<string, Place>();
  #closed = false;

  constructor(deps: LoopsDeps) {
    this.#deps = deps;
  }

  /** Loops that are open or being opened. */
  get size(): number {
    return this.#places.size;
  }

  /**
   * Opens a loop that closes by itself.
   * @throws Refusal `unavailable` with the time to wait when all loops are taken, `too_many_requests` when this address
   *   has its share, `media_failed`
   */
  async open(address: string): Promise<LoopOpened> {
    this.#requirePlace(address);
    const key = newSecret();
    const place: Place = { address };
    this.#places.set(key, place);
    try {
      const loop = await this.#deps.plane.openLoop();
      if (this.#closed) {
        loop.close();
        throw new Refusal('unavailable', 'the house is closing');
      }
      this.#keep(key, place, loop);
      const { rtpCapabilities, send, receive } = loop;
      return {
        loop: key,
        rtpCapabilities,
        send,
        receive,
        iceServers: [...this.#deps.iceServers(randomUUID())],
      };
    } catch (error) {
      this.#places.delete(key);
      throw error;
    }
  }

  /** The loop of a key. @throws Refusal `media_unknown` when there is none any more */
  find(key: string): MediaLoop {
    const loop = this.#places.get(key)?.loop;
    if (loop === undefined) throw new Refusal('media_unknown', 'no such loop, or no longer');
    return loop;
  }

  /** Closes the loop of a key; one that has closed is closed. */
  end(key: string): void {
    const place = this.#places.get(key);
    if (place?.loop === undefined) return;
    this.#places.delete(key);
    clearTimeout(place.timer);
    place.loop.close();
  }

  close(): Promise<void> {
    this.#closed = true;
    for (const key of [...this.#places.keys()]) this.end(key);
    return Promise.resolve();
  }

  #requirePlace(address: string): void {
    if (this.#closed || this.#places.size >= mostLoops) {
      throw new Refusal('unavailable', 'all loops are taken', { retryAfterSeconds: 5 });
    }
    const own = [...this.#places.values()].filter((place) => place.address === address).length;
    if (own >= mostLoopsOfAddress) {
      throw new Refusal('too_many_requests', `${address} has ${String(own)} loops`, { retryAfterSeconds: 5 });
    }
  }

  #keep(key: string, place: Place, loop: MediaLoop): void {
    place.loop = loop;
    place.timer = setTimeout(() => this.end(key), this.#deps.lifeMs ?? loopSeconds * 1000);
    // Its worker has died: the place is free.
    loop.closed.addEventListener('abort', () => this.end(key), { once: true });
  }
}
