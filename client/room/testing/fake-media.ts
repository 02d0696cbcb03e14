import type { MemberId } from '../../../protocol/ids.ts';
import type { IceServer, MediaSource, RtpCapabilities, TransportOptions } from '../../../protocol/media.ts';
import { mediaKind } from '../../../protocol/media.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { desiredMedia, grantsOf, membersOf, type RoomState } from '../../../protocol/room/index.ts';
import type {
  ConsumerOptions,
  Joined,
  Replies,
  RequestName,
  RequestOf,
  ServerMessages,
} from '../../../protocol/socket.ts';

type MediaRequest = Exclude<RequestName, 'join' | 'command' | 'react' | 'rate' | 'time' | 'resync'>;

interface Held {
  readonly member: MemberId;
  readonly source: MediaSource;
}
interface HeldProducer extends Held {
  readonly id: string;
  paused: boolean;
}
interface HeldConsumer extends Held {
  readonly id: string;
  readonly of: MemberId;
  ready: boolean;
}

export interface FakeMediaDeps {
  readonly state: () => RoomState;
  /** The connection of a member who has joined. */
  readonly tell: (member: MemberId) => ServerMessages | undefined;
}

/** The media of a `FakeHouse`: who sends and receives what, in books instead of packets, kept by the real rules. */
export class FakeMedia {
  rtpCapabilities: RtpCapabilities = {
    codecs: [
      { kind: 'audio', mimeType: 'audio/opus', preferredPayloadType: 100, clockRate: 48_000, channels: 2 },
    ],
    headerExtensions: [],
  };
  readonly iceServers: readonly IceServer[] = [];
  producers: HeldProducer[] = [];
  consumers: HeldConsumer[] = [];
  /** Members with a transport in this direction. */
  readonly transports = { send: new Set<MemberId>(), receive: new Set<MemberId>() };
  readonly layers: RequestOf<'chooseLayers'>['layers'][] = [];
  readonly #deps: FakeMediaDeps;
  #ids = 0;

  constructor(deps: FakeMediaDeps) {
    this.#deps = deps;
  }

  begin(member: MemberId): Pick<Joined, 'receive' | 'consumers' | 'iceServers' | 'routerRtpCapabilities'> {
    this.#drop(member);
    this.transports.receive.add(member);
    return {
      routerRtpCapabilities: this.rtpCapabilities,
      iceServers: this.iceServers,
      receive: this.#transport(),
      consumers: this.#openFor(member),
    };
  }

  requests(member: MemberId): { [Name in MediaRequest]: (request: RequestOf<Name>) => Replies[Name] } {
    return {
      openSend: () => {
        if (!grantsOf(this.#deps.state(), member).prepare) throw new Refusal('media_not_allowed', 'send');
        this.transports.send.add(member);
        return { transport: this.#transport(), iceServers: this.iceServers };
      },
      connectTransport: ({ direction }) => {
        if (!this.transports[direction].has(member)) throw new Refusal('media_unknown', direction);
        return {};
      },
      restartIce: ({ direction }) => {
        if (!this.transports[direction].has(member)) throw new Refusal('media_unknown', direction);
        return { iceParameters: { usernameFragment: 'u', password: 'p' }, iceServers: this.iceServers };
      },
      publish: ({ source }) => this.#publish(member, source),
      unpublish: ({ source }) => {
        this.#closeProducers((producer) => producer.member === member && producer.source === source);
        return {};
      },
      consumersReady: ({ ids }) => {
        for (const consumer of this.consumers) if (ids.includes(consumer.id)) consumer.ready = true;
        return {};
      },
      chooseLayers: ({ layers }) => {
        this.layers.push(layers);
        return {};
      },
    };
  }

  /** What the state withdraws goes first, and everybody concerned is told. */
  takeAway(): void {
    const state = this.#deps.state();
    const wanted = new Map(membersOf(state).map(({ id }) => [id, desiredMedia(state, id)]));
    for (const producer of [...this.producers]) {
      const send = wanted.get(producer.member)?.send.find(({ source }) => source === producer.source);
      if (send === undefined) {
        this.#closeProducers((other) => other === producer);
        this.#deps.tell(producer.member)?.ownProducer({ source: producer.source, state: 'closed' });
      } else if (send.paused !== producer.paused) {
        producer.paused = send.paused;
        this.#tellPaused(producer);
      }
    }
    this.#closeConsumers(
      ({ of, member, source }) =>
        wanted.get(of)?.receive.some(({ from, source: its }) => from === member && its === source) !== true,
    );
    for (const direction of ['send', 'receive'] as const) {
      for (const member of this.transports[direction]) {
        const desired = wanted.get(member);
        const keep = direction === 'send' ? desired?.sendTransport : desired?.receiveTransport;
        if (keep !== true) this.transports[direction].delete(member);
      }
    }
  }

  /** Gives everybody what is missing. */
  follow(): void {
    for (const member of this.transports.receive) {
      const messages = this.#deps.tell(member);
      if (messages === undefined) continue;
      const consumers = this.#openFor(member);
      if (consumers.length > 0) messages.consumersOpen({ consumers });
    }
  }

  /** A worker died: everything is gone, and members are told to begin anew. */
  reset(): void {
    const members = [...this.transports.receive];
    for (const member of members) this.#drop(member);
    for (const member of members) this.#deps.tell(member)?.mediaReset();
  }

  #publish(member: MemberId, source: MediaSource): { producerId: string } {
    if (!this.transports.send.has(member)) throw new Refusal('media_unknown', 'send');
    const wanted = desiredMedia(this.#deps.state(), member).send.find((send) => send.source === source);
    if (wanted === undefined) throw new Refusal('media_not_allowed', source);
    const there = this.producers.find((one) => one.member === member && one.source === source);
    const producer = there ?? { id: this.#id(), member, source, paused: wanted.paused };
    if (there === undefined) this.producers.push(producer);
    this.follow();
    return { producerId: producer.id };
  }

  #openFor(of: MemberId): ConsumerOptions[] {
    return desiredMedia(this.#deps.state(), of).receive.flatMap(({ from, source }): ConsumerOptions[] => {
      const producer = this.producers.find((one) => one.member === from && one.source === source);
      const there = this.consumers.some(
        (one) => one.of === of && one.member === from && one.source === source,
      );
      if (producer === undefined || there) return [];
      const id = this.#id();
      this.consumers.push({ id, of, member: from, source, ready: false });
      const kind = mediaKind(source);
      const rtpParameters = {
        codecs: [{ mimeType: `${kind}/x`, payloadType: 100, clockRate: 48_000 }],
        encodings: [{ ssrc: 1 }],
      };
      const { paused: producerPaused, id: producerId } = producer;
      return [{ id, producerId, kind, rtpParameters, member: from, source, producerPaused }];
    });
  }

  #tellPaused({ member, source, paused }: HeldProducer): void {
    this.#deps.tell(member)?.ownProducer({ source, state: paused ? 'paused' : 'resumed' });
    for (const consumer of this.consumers) {
      if (consumer.member !== member || consumer.source !== source) continue;
      this.#deps.tell(consumer.of)?.producerPaused({ ids: [consumer.id], paused });
    }
  }

  #drop(member: MemberId): void {
    this.#closeProducers((producer) => producer.member === member);
    this.consumers = this.consumers.filter(({ of }) => of !== member);
    this.transports.send.delete(member);
    this.transports.receive.delete(member);
  }

  #closeProducers(which: (producer: HeldProducer) => boolean): void {
    const closed = this.producers.filter(which);
    this.producers = this.producers.filter((producer) => !which(producer));
    this.#closeConsumers(({ member, source }) =>
      closed.some((producer) => producer.member === member && producer.source === source),
    );
  }

  #closeConsumers(which: (consumer: HeldConsumer) => boolean): void {
    const closed = this.consumers.filter(which);
    this.consumers = this.consumers.filter((consumer) => !which(consumer));
    for (const { of, id } of closed) this.#deps.tell(of)?.consumersClose({ ids: [id] });
  }

  #transport(): TransportOptions {
    return {
      id: this.#id(),
      iceParameters: { usernameFragment: 'u', password: 'p', iceLite: true },
      iceCandidates: [],
      dtlsParameters: { fingerprints: [] },
    };
  }

  #id(): string {
    this.#ids += 1;
    return `00000000-0000-4000-b000-${this.#ids.toString(16).padStart(12, '0')}`;
  }
}
