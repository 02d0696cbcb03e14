import type { LoopEcho } from '../../protocol/check.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type {
  DtlsParameters,
  IceParameters,
  MediaSource,
  RtpCapabilities,
  RtpParameters,
  TransportOptions,
} from '../../protocol/media.ts';
import type { ConsumerOptions, Quality, TransportDirection } from '../../protocol/socket.ts';

/**
 * The media of all rooms. Callers speak of members who publish and receive; workers, routers and where a room's
 * media is placed are this side's own business, so that a room may one day lie on several.
 */
export interface MediaPlane {
  /** Makes a place for one room's media. @throws Refusal `media_failed` when no worker can be had. */
  open(listener: MediaListener): Promise<MediaRoom>;
  /** Ends every room and every worker; resolves when their processes are gone. */
  close(): Promise<void>;
}

/** What happens to a room's media by itself. Nothing here follows from a call of the room's own. */
export interface MediaListener {
  /** A producer ended: its transport went, or its worker's notice of it came. */
  producerGone(member: MemberId, source: MediaSource): void;
  /** Consumers of a member ended with their producer. */
  consumersGone(member: MemberId, ids: readonly string[]): void;
  /** The producer behind these consumers of a member was paused or resumed. */
  producerPaused(member: MemberId, ids: readonly string[], paused: boolean): void;
  /** A transport's path is lost for good (consent expired, DTLS failed); all of the member's media is closed. */
  connectionLost(member: MemberId): void;
  /** Who can be heard now, loudest first, in dBov (RFC 6464: 0 is loudest, −127 silence). */
  levels(levels: readonly AudioLevel[]): void;
  /** The worker died and took this room's media along; the room may open another place. */
  lost(): void;
}

export interface AudioLevel {
  readonly member: MemberId;
  readonly dBov: number;
}

/** Limits of one transport. */
export interface TransportLimits {
  /** Most that a member may send, bits per second. */
  readonly maxIncomingBps: number;
}

/** What a member has in the media plane now. */
export interface Holdings {
  readonly transports: ReadonlySet<TransportDirection>;
  /** Own producers, and whether the server holds them paused. */
  readonly producers: ReadonlyMap<MediaSource, { readonly paused: boolean }>;
  /** What is received, by `streamKey`, and whether the server holds it back from this receiver. */
  readonly consumers: ReadonlyMap<StreamKey, HeldConsumer>;
}

export interface HeldConsumer extends ConsumerOptions {
  readonly held: boolean;
}

/** What the server can tell of a member's connection. */
export interface MemberCondition {
  readonly network: Quality;
  /** Sources that arrive and are not held. */
  readonly sends: readonly MediaSource[];
}

export type StreamKey = `${MemberId}/${MediaSource}`;
export const streamKey = (member: MemberId, source: MediaSource): StreamKey => `${member}/${source}`;

/**
 * The media of one room. What takes away (`unpublish`, `hold` and `holdBack` with true, `stopReceiving`,
 * `closeTransport`, `drop`)
 * is issued to the worker before the call returns. What gives may be overtaken by a taking away: callers look at
 * the state again after each `await`.
 */
export interface MediaRoom {
  readonly rtpCapabilities: RtpCapabilities;
  holdings(member: MemberId): Holdings;
  /** Members who have anything here. */
  members(): readonly MemberId[];
  /** Opens a transport, or answers the open one. */
  openTransport(
    member: MemberId,
    direction: TransportDirection,
    limits: TransportLimits,
  ): Promise<TransportOptions>;
  /** @throws Refusal `media_unknown` without such a transport; connecting it twice is accepted. */
  connectTransport(member: MemberId, direction: TransportDirection, dtls: DtlsParameters): Promise<void>;
  /** New ICE parameters (RFC 8445 §9). @throws Refusal `media_unknown`. */
  restartIce(member: MemberId, direction: TransportDirection): Promise<IceParameters>;
  closeTransport(member: MemberId, direction: TransportDirection): void;
  /**
   * Makes a producer, held paused; repeated, answers the one that is there.
   * @throws Refusal `media_parameters_invalid` for parameters the router cannot take, `media_unknown` without a
   *   send transport.
   */
  publish(member: MemberId, source: MediaSource, rtpParameters: RtpParameters): Promise<string>;
  /** Holds a producer back, or lets it through. */
  hold(member: MemberId, source: MediaSource, paused: boolean): void;
  unpublish(member: MemberId, source: MediaSource): void;
  /**
   * Makes a consumer, paused until `ready`. `undefined` when there is nothing to receive, no transport to receive
   * it on, or the receiver cannot decode it.
   */
  receive(
    member: MemberId,
    from: MemberId,
    source: MediaSource,
    capabilities: RtpCapabilities,
  ): Promise<ConsumerOptions | undefined>;
  /** The id of the consumer that was closed, if there was one. */
  stopReceiving(member: MemberId, from: MemberId, source: MediaSource): string | undefined;
  /** Sends nothing to this one receiver, who keeps the consumer, or lets it through again. Issued before it returns. */
  holdBack(member: MemberId, from: MemberId, source: MediaSource, held: boolean): void;
  condition(member: MemberId): MemberCondition;
  /** The receiver has made its end: send. Unknown ids are gone already, which is no error. */
  ready(member: MemberId, ids: readonly string[]): Promise<void>;
  /** Prefers a simulcast layer, `null` for a picture that is not shown. */
  choose(member: MemberId, id: string, spatial: number | null): Promise<void>;
  /** Closes all media of a member. */
  drop(member: MemberId): void;
  /** Counts in the worker itself, to see that nothing is left: its own dump, not our books. */
  count(): Promise<{ readonly transports: number; readonly producers: number; readonly consumers: number }>;
  close(): void;
}

/** Media for one browser and nobody else: what it sends comes back to it. No room knows of these. */
export interface LoopPlane {
  /** @throws Refusal `media_failed` when no worker can be had */
  openLoop(): Promise<MediaLoop>;
}

/** An echo, for whoever measures their network before a show. Its owner calls `close()`. */
export interface MediaLoop {
  readonly rtpCapabilities: RtpCapabilities;
  /** What the browser needs to make its ends. */
  readonly send: TransportOptions;
  readonly receive: TransportOptions;
  /** Aborts when the loop has closed, by its owner or because its worker died. */
  readonly closed: AbortSignal;
  /** Connecting twice is accepted. @throws Refusal `media_parameters_invalid`, `media_unknown` once closed */
  connect(direction: TransportDirection, dtls: DtlsParameters): Promise<void>;
  /** A repeat answers the same producer. @throws Refusal `media_parameters_invalid`, `media_unknown` once closed */
  produce(source: MediaSource, rtpParameters: RtpParameters): Promise<string>;
  /** The echo of a source, held until `ready`. @throws Refusal `media_unknown` without what it would echo */
  consume(source: MediaSource, capabilities: RtpCapabilities): Promise<LoopEcho>;
  /** The browser has receivers for its echoes: they flow. */
  ready(): Promise<void>;
  /** Closed, it is empty in the worker's own books. */
  close(): void;
}
