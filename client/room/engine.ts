import type {
  DtlsParameters,
  IceParameters,
  IceServer,
  MediaSource,
  RtpCapabilities,
  RtpParameters,
  TransportOptions,
} from '../../protocol/media.ts';
import type { ConsumerOptions } from '../../protocol/socket.ts';
import type { SoundProfile } from './api.ts';

/*
 * WebRTC as the room client needs it. One implementation speaks through the browser (mediasoup-engine.ts); a headless
 * client or a test brings its own.
 */

export interface MediaEngine {
  /**
   * Learns what the room's router and this browser have in common, and answers with what can be received. Called
   * again for another router, it learns anew. @throws Refusal `media_failed`
   */
  load(router: RtpCapabilities): Promise<RtpCapabilities>;
  createReceive(options: EngineTransportOptions): ReceiveTransport;
  createSend(options: SendTransportOptions): SendTransport;
}

/** `null`: this browser cannot do WebRTC at all. */
export type CreateEngine = () => MediaEngine | null;

export interface EngineTransportOptions {
  readonly transport: TransportOptions;
  readonly iceServers: readonly IceServer[];
  /** Tells the server our DTLS parameters; called once, when the first media is negotiated. */
  readonly connect: (dtlsParameters: DtlsParameters) => Promise<void>;
}

export interface SendTransportOptions extends EngineTransportOptions {
  /** Offers a track to the server; answers with the producer's id. */
  readonly publish: (source: MediaSource, rtpParameters: RtpParameters) => Promise<string>;
}

/** `new` until something is negotiated. */
export type TransportState = 'new' | 'connecting' | 'connected' | 'disconnected' | 'failed' | 'closed';

export interface EngineTransport {
  readonly state: TransportState;
  /** Told every state after this call; there is one listener. */
  onState(listener: (state: TransportState) => void): void;
  /** Looks for a new way with fresh TURN credentials. */
  restartIce(iceParameters: IceParameters, iceServers: readonly IceServer[]): Promise<void>;
  /** Statistics of the connection, RFC 8834 identifiers of webrtc-stats. */
  getStats(): Promise<RTCStatsReport>;
  /** Ends the transport and everything on it. Repeated, it does nothing. */
  close(): void;
}

export interface ReceiveTransport extends EngineTransport {
  consume(options: ConsumerOptions): Promise<EngineConsumer>;
}

export interface EngineConsumer {
  readonly track: MediaStreamTrack;
  close(): void;
}

export interface SendTransport extends EngineTransport {
  /** Sends a track. The track stays the caller's: it is never stopped or disabled here. */
  publish(offer: TrackOffer): Promise<EngineProducer>;
}

export interface TrackOffer {
  readonly source: MediaSource;
  readonly track: MediaStreamTrack;
  readonly profile: SoundProfile;
}

export interface EngineProducer {
  readonly id: string;
  replaceTrack(track: MediaStreamTrack): Promise<void>;
  close(): void;
}
