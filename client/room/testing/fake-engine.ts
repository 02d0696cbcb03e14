import {
  mediaKind,
  type MediaSource,
  type RtpCapabilities,
  type RtpParameters,
} from '../../../protocol/media.ts';
import type { ConsumerOptions } from '../../../protocol/socket.ts';
import type {
  EngineConsumer,
  EngineProducer,
  EngineTransport,
  EngineTransportOptions,
  MediaEngine,
  ReceiveTransport,
  SendTransport,
  SendTransportOptions,
  TrackOffer,
  TransportState,
} from '../engine.ts';
import { asTrack, FakeTrack } from './fake-tracks.ts';

const dtlsParameters = { fingerprints: [{ algorithm: 'sha-256' as const, value: 'AA:'.repeat(31) + 'AA' }] };

/** WebRTC without a network: connects at once and remembers everything. */
export class FakeEngine implements MediaEngine {
  readonly loaded: RtpCapabilities[] = [];
  readonly receives: FakeReceive[] = [];
  readonly sends: FakeSend[] = [];

  load(router: RtpCapabilities): Promise<RtpCapabilities> {
    this.loaded.push(router);
    return Promise.resolve(router);
  }

  createReceive(options: EngineTransportOptions): FakeReceive {
    const transport = new FakeReceive(options);
    this.receives.push(transport);
    return transport;
  }

  createSend(options: SendTransportOptions): FakeSend {
    const transport = new FakeSend(options);
    this.sends.push(transport);
    return transport;
  }

  /** The transports that were not closed. */
  get open(): readonly FakeTransport[] {
    return [...this.receives, ...this.sends].filter(({ state }) => state !== 'closed');
  }
}

export class FakeTransport implements EngineTransport {
  readonly options: EngineTransportOptions;
  state: TransportState = 'new';
  restarts = 0;
  /** What happens after an ICE restart. */
  afterRestart: TransportState = 'connected';
  #listener: (state: TransportState) => void = () => undefined;

  constructor(options: EngineTransportOptions) {
    this.options = options;
  }

  onState(listener: (state: TransportState) => void): void {
    this.#listener = listener;
  }

  /** The network does this. */
  become(state: TransportState): void {
    this.state = state;
    this.#listener(state);
  }

  restartIce(): Promise<void> {
    this.restarts += 1;
    this.become(this.afterRestart);
    return Promise.resolve();
  }

  getStats(): Promise<RTCStatsReport> {
    return Promise.resolve(new Map());
  }

  close(): void {
    this.state = 'closed';
  }

  /** The first media negotiates DTLS. */
  protected async connect(): Promise<void> {
    if (this.state !== 'new') return;
    this.become('connecting');
    await this.options.connect(dtlsParameters);
    if (!this.closed) this.become('connected');
  }

  protected get closed(): boolean {
    return this.state === 'closed';
  }
}

export class FakeReceive extends FakeTransport implements ReceiveTransport {
  readonly consumers = new Map<string, EngineConsumer>();

  async consume({ id, kind }: ConsumerOptions): Promise<EngineConsumer> {
    await this.connect();
    const consumer = { track: asTrack(new FakeTrack(kind, id)), close: () => this.consumers.delete(id) };
    this.consumers.set(id, consumer);
    return consumer;
  }
}

export class FakeSend extends FakeTransport implements SendTransport {
  readonly producers = new Map<MediaSource, TrackOffer>();
  readonly #publish: SendTransportOptions['publish'];

  constructor(options: SendTransportOptions) {
    super(options);
    this.#publish = options.publish;
  }

  async publish(offer: TrackOffer): Promise<EngineProducer> {
    await this.connect();
    const id = await this.#publish(offer.source, rtpParametersOf(offer.source));
    this.producers.set(offer.source, offer);
    return {
      id,
      replaceTrack: (track) => {
        this.producers.set(offer.source, { ...offer, track });
        return Promise.resolve();
      },
      close: () => {
        this.producers.delete(offer.source);
      },
    };
  }
}

const rtpParametersOf = (source: MediaSource): RtpParameters => ({
  codecs: [
    mediaKind(source) === 'audio'
      ? { mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 }
      : { mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000 },
  ],
  encodings: [{ ssrc: 1 }],
});
