import type { CreateEngine, EngineConsumer, ReceiveTransport } from '../../client/room/index.ts';
import type { GuestPackets } from '../page-api.ts';

/** How long it goes on receiving what it was told to close. */
const stubbornMs = 1_500;

/** WebRTC of a spectator who does not stop listening when told to: only the server can end what arrives. */
export class StubbornEngine {
  readonly #create: CreateEngine;
  #transport: ReceiveTransport | undefined;

  constructor(create: CreateEngine) {
    this.#create = create;
  }

  readonly create: CreateEngine = () => {
    const engine = this.#create();
    return (
      engine && {
        load: (router) => engine.load(router),
        createSend: (options) => engine.createSend(options),
        createReceive: (options) => (this.#transport = stubborn(engine.createReceive(options))),
      }
    );
  };

  /** What has arrived of these tracks, closed ones too while this lasts. */
  async packets(tracks: readonly MediaStreamTrack[]): Promise<GuestPackets[]> {
    const report = await this.#transport?.getStats();
    const ids = new Set(tracks.map(({ id }) => id));
    const streams: GuestPackets[] = [];
    // https://www.w3.org/TR/webrtc-stats/#dom-rtcinboundrtpstreamstats; TypeScript types a report's entries as any.
    report?.forEach((entry: RTCInboundRtpStreamStats & { lastPacketReceivedTimestamp?: number }) => {
      if (entry.type !== 'inbound-rtp' || !ids.has(entry.trackIdentifier)) return;
      const { kind, packetsReceived = 0, lastPacketReceivedTimestamp = 0 } = entry;
      if (kind !== 'audio' && kind !== 'video') return;
      streams.push({ kind, received: packetsReceived, lastAtMs: lastPacketReceivedTimestamp });
    });
    return streams;
  }
}

function stubborn(transport: ReceiveTransport): ReceiveTransport {
  return {
    get state() {
      return transport.state;
    },
    onState: (listener) => transport.onState(listener),
    restartIce: (parameters, servers) => transport.restartIce(parameters, servers),
    getStats: () => transport.getStats(),
    close: () => transport.close(),
    consume: async (options): Promise<EngineConsumer> => {
      const consumer = await transport.consume(options);
      return { track: consumer.track, close: () => void setTimeout(() => consumer.close(), stubbornMs) };
    },
  };
}
