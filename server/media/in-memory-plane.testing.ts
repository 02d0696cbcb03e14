import type { MemberId } from '../../protocol/ids.ts';
import { mediaKind, type MediaSource, type TransportOptions } from '../../protocol/media.ts';
import { Refusal } from '../../protocol/refusal.ts';
import type { ConsumerOptions, TransportDirection } from '../../protocol/socket.ts';
import {
  type HeldConsumer,
  type Holdings,
  type MemberCondition,
  type MediaListener,
  type MediaPlane,
  type MediaRoom,
  type StreamKey,
  streamKey,
} from './plane.ts';

/**
 * A media plane without media, for fuzzing what is above it: every answer comes when the test says so, late, in any
 * order, or as a failure. It keeps the promises of `MediaRoom`: what takes away is done when the call returns.
 */
export class InMemoryPlane implements MediaPlane {
  readonly rooms: InMemoryRoom[] = [];
  /** Answers that are being waited for. */
  readonly #pending: { readonly answer: () => void; readonly fail: () => void }[] = [];

  open(listener: MediaListener): Promise<MediaRoom> {
    return this.later(() => {
      const room = new InMemoryRoom(this, listener);
      this.rooms.push(room);
      return room;
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  get waiting(): number {
    return this.#pending.length;
  }

  /** Gives one of the answers that are waited for, or lets it fail. */
  answer(index: number, fail = false): void {
    const [pending] = this.#pending.splice(index, 1);
    if (fail) pending?.fail();
    else pending?.answer();
  }

  /** A worker dies: the newest room is lost. */
  lose(): void {
    const room = this.rooms.pop();
    room?.die();
  }

  later<T>(act: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#pending.push({
        answer: () => {
          try {
            resolve(act());
          } catch (error) {
            reject(error instanceof Error ? error : new Error('unknown', { cause: error }));
          }
        },
        fail: () => {
          reject(new Refusal('media_failed', 'the test wants it so'));
        },
      });
    });
  }
}

interface Held {
  transports: Set<TransportDirection>;
  producers: Map<MediaSource, { paused: boolean }>;
  consumers: Map<StreamKey, HeldConsumer>;
}

let lastId = 0;

class InMemoryRoom implements MediaRoom {
  readonly rtpCapabilities = { codecs: [] };
  readonly #plane: InMemoryPlane;
  readonly #listener: MediaListener;
  readonly #held = new Map<MemberId, Held>();
  #closed = false;

  constructor(plane: InMemoryPlane, listener: MediaListener) {
    this.#plane = plane;
    this.#listener = listener;
  }

  holdings(member: MemberId): Holdings {
    return this.#held.get(member) ?? { transports: new Set(), producers: new Map(), consumers: new Map() };
  }

  members(): readonly MemberId[] {
    return [...this.#held.keys()];
  }

  openTransport(member: MemberId, direction: TransportDirection): Promise<TransportOptions> {
    const held = this.#held.get(member) ?? {
      transports: new Set(),
      producers: new Map(),
      consumers: new Map(),
    };
    this.#held.set(member, held);
    return this.#plane.later(() => {
      if (this.#held.get(member) !== held) throw new Refusal('media_unknown', 'dropped meanwhile');
      held.transports.add(direction);
      const dtlsParameters = { fingerprints: [] };
      return {
        id: `t${++lastId}`,
        iceParameters: { usernameFragment: '', password: '' },
        iceCandidates: [],
        dtlsParameters,
      };
    });
  }

  connectTransport(): Promise<void> {
    return this.#plane.later(() => undefined);
  }

  restartIce(): Promise<{ usernameFragment: string; password: string }> {
    return this.#plane.later(() => ({ usernameFragment: '', password: '' }));
  }

  closeTransport(member: MemberId, direction: TransportDirection): void {
    const held = this.#held.get(member);
    if (held?.transports.delete(direction) !== true) return;
    if (direction === 'send') for (const source of [...held.producers.keys()]) this.unpublish(member, source);
    else held.consumers.clear();
  }

  publish(member: MemberId, source: MediaSource): Promise<string> {
    const held = this.#held.get(member);
    if (held?.transports.has('send') !== true)
      return Promise.reject(new Refusal('media_unknown', 'no transport'));
    return this.#plane.later(() => {
      if (this.#held.get(member) !== held || !held.transports.has('send')) {
        throw new Refusal('media_unknown', 'closed meanwhile');
      }
      if (!held.producers.has(source)) held.producers.set(source, { paused: true });
      return `p${++lastId}`;
    });
  }

  hold(member: MemberId, source: MediaSource, paused: boolean): void {
    const producer = this.#held.get(member)?.producers.get(source);
    if (producer !== undefined) producer.paused = paused;
  }

  /** Consumers end with their producer, and their owners hear of it, as from a worker. */
  unpublish(member: MemberId, source: MediaSource): void {
    this.#held.get(member)?.producers.delete(source);
    for (const [receiver, { consumers }] of this.#held) {
      const gone = consumers.get(streamKey(member, source));
      if (gone === undefined) continue;
      consumers.delete(streamKey(member, source));
      this.#listener.consumersGone(receiver, [gone.id]);
    }
  }

  receive(member: MemberId, from: MemberId, source: MediaSource): Promise<ConsumerOptions | undefined> {
    const held = this.#held.get(member);
    return this.#plane.later(() => {
      if (held === undefined || this.#held.get(member) !== held || !held.transports.has('receive'))
        return undefined;
      if (this.#held.get(from)?.producers.has(source) !== true) return undefined;
      const key = streamKey(from, source);
      const id = `c${++lastId}`;
      const consumer: HeldConsumer = held.consumers.get(key) ?? {
        id,
        producerId: `of ${key}`,
        kind: mediaKind(source),
        rtpParameters: { codecs: [] },
        member: from,
        source,
        producerPaused: false,
        held: false,
      };
      held.consumers.set(key, consumer);
      return consumer;
    });
  }

  stopReceiving(member: MemberId, from: MemberId, source: MediaSource): string | undefined {
    const consumers = this.#held.get(member)?.consumers;
    const consumer = consumers?.get(streamKey(from, source));
    consumers?.delete(streamKey(from, source));
    return consumer?.id;
  }

  holdBack(member: MemberId, from: MemberId, source: MediaSource, held: boolean): void {
    const consumers = this.#held.get(member)?.consumers;
    const key = streamKey(from, source);
    const consumer = consumers?.get(key);
    if (consumer !== undefined) consumers?.set(key, { ...consumer, held });
  }

  condition(member: MemberId): MemberCondition {
    return { network: 'unknown', sends: [...this.holdings(member).producers.keys()] };
  }

  ready(): Promise<void> {
    return Promise.resolve();
  }

  choose(): Promise<void> {
    return Promise.resolve();
  }

  drop(member: MemberId): void {
    for (const source of [...this.holdings(member).producers.keys()]) this.unpublish(member, source);
    this.#held.delete(member);
  }

  count(): Promise<{ transports: number; producers: number; consumers: number }> {
    const held = [...this.#held.values()];
    const sum = (of: (held: Held) => number): number => held.reduce((total, each) => total + of(each), 0);
    return Promise.resolve({
      transports: sum(({ transports }) => transports.size),
      producers: sum(({ producers }) => producers.size),
      consumers: sum(({ consumers }) => consumers.size),
    });
  }

  close(): void {
    this.#closed = true;
    this.#held.clear();
  }

  die(): void {
    if (this.#closed) return;
    this.#held.clear();
    this.#listener.lost();
  }
}
