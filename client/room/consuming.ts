import { Refusal } from '../../protocol/refusal.ts';
import type { ConsumerOptions } from '../../protocol/socket.ts';
import type { EngineConsumer, ReceiveTransport } from './engine.ts';
import type { Clock, Undo } from './environment.ts';
import type { RemoteMedia } from './state.ts';

/** Pause before an acknowledgement that was refused is given again: without it nothing would ever flow. */
const acknowledgeAgainMs = 1_000;

/** As many as one `consumersReady` may name. */
const readyLimit = 64;

export interface ConsumingOptions {
  readonly transport: ReceiveTransport;
  /** These have a receiver: the server may send. */
  readonly ready: (ids: string[]) => Promise<unknown>;
  readonly clock: Clock;
  readonly show: (remote: readonly RemoteMedia[]) => void;
  readonly opened: (consumers: readonly ConsumerOptions[]) => void;
  readonly closed: (id: string) => void;
  readonly failed: (error: unknown) => void;
  /** One could not be opened: a negotiation that failed half-way takes nothing more, so the transport is of no use. */
  readonly broken: () => void;
}

interface Receiving {
  readonly options: ConsumerOptions;
  readonly consumer: EngineConsumer;
}

/**
 * The media of others over one receive transport. The server makes consumers paused and says so; once they have
 * receivers they are acknowledged in one message, and only then does anything flow.
 */
export class Consuming {
  readonly #options: ConsumingOptions;
  readonly #receiving = new Map<string, Receiving>();
  /** Announced and not yet closed: what a close overtakes is never shown. */
  readonly #announced = new Set<string>();
  readonly #paused = new Set<string>();
  #retry: Undo | undefined;

  constructor(options: ConsumingOptions) {
    this.#options = options;
  }

  /** Resolves when all that could be opened is shown. Never rejects. */
  async open(consumers: readonly ConsumerOptions[]): Promise<void> {
    for (const { id, producerPaused } of consumers) {
      this.#announced.add(id);
      if (producerPaused) this.#paused.add(id);
    }
    // Together: they become one negotiation.
    const results = await Promise.allSettled(
      consumers.map(async (options) => ({
        options,
        consumer: await this.#options.transport.consume(options),
      })),
    );
    const opened = results.flatMap((result): Receiving[] => {
      if (result.status === 'rejected') {
        this.#options.failed(result.reason);
        return [];
      }
      if (this.#announced.has(result.value.options.id)) return [result.value];
      result.value.consumer.close();
      return [];
    });
    if (results.some(({ status }) => status === 'rejected')) this.#options.broken();
    for (const receiving of opened) this.#receiving.set(receiving.options.id, receiving);
    this.#options.opened(opened.map(({ options }) => options));
    this.#show();
    this.#acknowledge(opened.map(({ options }) => options.id));
  }

  close(ids: readonly string[]): void {
    for (const id of ids) {
      this.#announced.delete(id);
      this.#paused.delete(id);
      this.#receiving.get(id)?.consumer.close();
      if (this.#receiving.delete(id)) this.#options.closed(id);
    }
    this.#show();
  }

  setPaused(ids: readonly string[], paused: boolean): void {
    for (const id of ids) {
      if (paused) this.#paused.add(id);
      else this.#paused.delete(id);
    }
    this.#show();
  }

  #acknowledge(ids: readonly string[]): void {
    for (let from = 0; from < ids.length; from += readyLimit)
      this.#sayReady(ids.slice(from, from + readyLimit));
  }

  #sayReady(ids: readonly string[]): void {
    const there = ids.filter((id) => this.#receiving.has(id));
    if (there.length === 0) return;
    this.#options.ready(there).catch((error: unknown) => {
      this.#options.failed(error);
      // A connection that is gone has no successor for this session.
      if (error instanceof Refusal && error.code === 'unavailable') return;
      this.#retry = this.#options.clock.after(acknowledgeAgainMs, () => this.#sayReady(there));
    });
  }

  /** The session is over. */
  stop(): void {
    this.#retry?.();
  }

  /** A source that was opened anew before its old consumer is closed shows its newest. */
  #show(): void {
    const newest = new Map<string, RemoteMedia>();
    for (const { options, consumer } of this.#receiving.values()) {
      const { id, member, source } = options;
      const key = `${member}/${source}`;
      newest.set(key, { member, source, track: consumer.track, paused: this.#paused.has(id) });
    }
    this.#options.show([...newest.values()]);
  }
}
