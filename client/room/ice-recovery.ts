import { Refusal } from '../../protocol/refusal.ts';
import type { Replies } from '../../protocol/socket.ts';
import type { EngineTransport, TransportState } from './engine.ts';
import type { Clock, Undo } from './environment.ts';

/** A short gap heals by itself; a longer one wants another way. */
const disconnectedPatienceMs = 1_500;

/** A restarted ICE connects within this, or not at all. */
const restartPatienceMs = 8_000;

export interface IceRecoveryOptions {
  readonly transport: EngineTransport;
  readonly clock: Clock;
  /** Fresh ICE parameters of the server, and fresh TURN credentials: expired ones would fail (RFC 8656 §9). */
  readonly askRestart: () => Promise<Replies['restartIce']>;
  /** Nothing but new transports will help. */
  readonly rebuild: () => void;
  readonly show: (state: TransportState) => void;
}

/**
 * Keeps one transport alive: restarts ICE when the way is lost or the network has changed, and when that does not
 * help asks for the media to be built anew. It never stays in between.
 */
export class IceRecovery {
  readonly #options: IceRecoveryOptions;
  #waiting: Undo | undefined;
  #restarting = false;
  #closed = false;

  constructor(options: IceRecoveryOptions) {
    this.#options = options;
    options.transport.onState((state) => {
      if (!this.#closed) this.#follow(state);
    });
  }

  /** The device is on another network: looks for a new way before the old one is missed. */
  networkChanged(): void {
    const { state } = this.#options.transport;
    if (state === 'connected' || state === 'disconnected') void this.#restart();
  }

  close(): void {
    this.#closed = true;
    this.#stopWaiting();
  }

  #follow(state: TransportState): void {
    this.#options.show(state);
    switch (state) {
      case 'connected':
        this.#stopWaiting();
        return;
      case 'disconnected':
        this.#waiting ??= this.#options.clock.after(disconnectedPatienceMs, () => {
          this.#waiting = undefined;
          void this.#restart();
        });
        return;
      case 'failed':
        this.#rebuild();
        return;
      case 'new':
      case 'connecting':
      case 'closed':
        return;
    }
  }

  async #restart(): Promise<void> {
    if (this.#restarting || this.#closed) return;
    this.#restarting = true;
    this.#stopWaiting();
    try {
      const { iceParameters, iceServers } = await this.#options.askRestart();
      if (this.#isClosed()) return;
      await this.#options.transport.restartIce(iceParameters, iceServers);
      this.#expectConnected();
    } catch (error) {
      // Without a connection to the room there is nobody to ask: its return builds the media anew.
      if (!(error instanceof Refusal && error.code === 'unavailable')) this.#rebuild();
    } finally {
      this.#restarting = false;
    }
  }

  #expectConnected(): void {
    if (this.#isClosed()) return;
    this.#stopWaiting();
    this.#waiting = this.#options.clock.after(restartPatienceMs, () => {
      this.#waiting = undefined;
      if (this.#options.transport.state !== 'connected') this.#rebuild();
    });
  }

  #rebuild(): void {
    if (this.#closed) return;
    this.close();
    this.#options.rebuild();
  }

  /** Read through a method, since a wait lies between two readings. */
  #isClosed(): boolean {
    return this.#closed;
  }

  #stopWaiting(): void {
    this.#waiting?.();
    this.#waiting = undefined;
  }
}
