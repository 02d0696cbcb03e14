import type { types } from 'mediasoup';
import type { MemberId } from '../../protocol/ids.ts';
import {
  type DtlsParameters,
  type IceParameters,
  mediaKind,
  type MediaSource,
  type RtpCapabilities,
  type RtpParameters,
  type TransportOptions,
} from '../../protocol/media.ts';
import { Refusal } from '../../protocol/refusal.ts';
import type { ConsumerOptions, TransportDirection } from '../../protocol/socket.ts';
import { MemberMedia, type Publication, type Reception, transportOptions } from './member-media.ts';
import {
  type Holdings,
  type MediaListener,
  type MediaRoom,
  type StreamKey,
  streamKey,
  type TransportLimits,
} from './plane.ts';
import { countLeft, quietly } from './worker-calls.ts';

/** At most one key frame a second is asked of a sender: a hundred arrivals at once must not drown it. */
const keyFrameRequestDelayMs = 1000;
/** Lower than what a room needs, so that the first second does not overrun a phone's link. */
const initialOutgoingBps = 1_000_000;
const iceConsentTimeoutSeconds = 20;

const nothing: Holdings = { transports: new Set(), producers: new Map(), consumers: new Map() };

/** Where a room's media is: one router, on one worker. */
export interface RoomPlace {
  readonly router: types.Router;
  readonly server: types.WebRtcServer;
  readonly levels: types.AudioLevelObserver;
}

/** A room's media on a mediasoup router. */
export class SfuRoom implements MediaRoom {
  readonly #place: RoomPlace;
  readonly #listener: MediaListener;
  readonly #members = new Map<MemberId, MemberMedia>();
  readonly #onClose: () => void;

  constructor(place: RoomPlace, listener: MediaListener, onClose: () => void) {
    this.#place = place;
    this.#listener = listener;
    this.#onClose = onClose;
    this.#listenToLevels();
  }

  get rtpCapabilities(): RtpCapabilities {
    return this.#place.router.rtpCapabilities;
  }

  holdings(member: MemberId): Holdings {
    return this.#members.get(member)?.holdings() ?? nothing;
  }

  members(): readonly MemberId[] {
    return [...this.#members.keys()];
  }

  openTransport(
    member: MemberId,
    direction: TransportDirection,
    limits: TransportLimits,
  ): Promise<TransportOptions> {
    const media = this.#memberMedia(member);
    const open = media.transports.get(direction);
    if (open !== undefined) return Promise.resolve(transportOptions(open));
    const opening = media.opening.get(direction);
    if (opening !== undefined) return opening;
    const made = this.#makeTransport(media, direction, limits).finally(() => media.opening.delete(direction));
    media.opening.set(direction, made);
    return made;
  }

  async connectTransport(
    member: MemberId,
    direction: TransportDirection,
    dtls: DtlsParameters,
  ): Promise<void> {
    const transport = this.#transport(member, direction);
    if (transport.dtlsState !== 'new') return;
    await transport.connect({ dtlsParameters: dtls }).catch((cause: unknown) => {
      // A repeat that overtook the first is no error; anything else is the client's parameters.
      if (transport.dtlsState === 'new') throw new Refusal('media_parameters_invalid', 'connect', { cause });
    });
  }

  async restartIce(member: MemberId, direction: TransportDirection): Promise<IceParameters> {
    return this.#transport(member, direction)
      .restartIce()
      .catch((cause: unknown) => {
        throw new Refusal('media_unknown', 'the transport closed while its ICE restarted', { cause });
      });
  }

  closeTransport(member: MemberId, direction: TransportDirection): void {
    const media = this.#members.get(member);
    const transport = media?.transports.get(direction);
    if (media === undefined || transport === undefined) return;
    media.transports.delete(direction);
    if (direction === 'send') media.publications.clear();
    else media.receptions.clear();
    transport.close();
    this.#forgetIfEmpty(media);
  }

  publish(member: MemberId, source: MediaSource, rtpParameters: RtpParameters): Promise<string> {
    const media = this.#members.get(member);
    const there = media?.publications.get(source);
    if (there !== undefined) return Promise.resolve(there.producer.id);
    const transport = media?.transports.get('send');
    if (media === undefined || transport === undefined) {
      return Promise.reject(new Refusal('media_unknown', 'no send transport'));
    }
    const underWay = media.publishing.get(source);
    if (underWay !== undefined) return underWay;
    const made = this.#makeProducer(media, transport, source, rtpParameters).finally(() =>
      media.publishing.delete(source),
    );
    media.publishing.set(source, made);
    return made;
  }

  hold(member: MemberId, source: MediaSource, paused: boolean): void {
    const publication = this.#members.get(member)?.publications.get(source);
    if (publication === undefined || publication.paused === paused) return;
    publication.paused = paused;
    quietly(paused ? publication.producer.pause() : publication.producer.resume());
  }

  unpublish(member: MemberId, source: MediaSource): void {
    const media = this.#members.get(member);
    const publication = media?.publications.get(source);
    if (media === undefined || publication === undefined) return;
    media.publications.delete(source);
    publication.producer.close();
    this.#forgetIfEmpty(media);
  }

  async receive(
    member: MemberId,
    from: MemberId,
    source: MediaSource,
    capabilities: RtpCapabilities,
  ): Promise<ConsumerOptions | undefined> {
    const key = streamKey(from, source);
    const media = this.#members.get(member);
    const there = media?.receptions.get(key);
    if (there !== undefined) return there.options;
    const transport = media?.transports.get('receive');
    const publication = this.#members.get(from)?.publications.get(source);
    if (media === undefined || transport === undefined || publication === undefined) return undefined;
    if (!this.#decodes(publication, capabilities)) return undefined;
    const consumer = await transport
      .consume({ producerId: publication.producer.id, rtpCapabilities: capabilities, paused: true })
      .catch((cause: unknown) => {
        // The producer or the transport went meanwhile: there is nothing to receive any more.
        if (publication.producer.closed || transport.closed) return undefined;
        throw new Refusal('media_failed', 'consume', { cause });
      });
    if (consumer === undefined) return undefined;
    return this.#addReception(media, key, consumer, from, source)?.options;
  }

  stopReceiving(member: MemberId, from: MemberId, source: MediaSource): string | undefined {
    const media = this.#members.get(member);
    const reception = media?.receptions.get(streamKey(from, source));
    if (media === undefined || reception === undefined) return undefined;
    media.receptions.delete(streamKey(from, source));
    reception.consumer.close();
    return reception.options.id;
  }

  async ready(member: MemberId, ids: readonly string[]): Promise<void> {
    const media = this.#members.get(member);
    await Promise.all(
      ids.map(async (id) => {
        const reception = media?.receptionById(id);
        if (reception === undefined || reception.ready) return;
        reception.ready = true;
        await this.#send(reception);
      }),
    );
  }

  async choose(member: MemberId, id: string, spatial: number | null): Promise<void> {
    const reception = this.#members.get(member)?.receptionById(id);
    if (reception?.consumer.kind !== 'video') return;
    const shown = spatial !== null;
    if (shown && reception.consumer.type === 'simulcast') {
      quietly(reception.consumer.setPreferredLayers({ spatialLayer: spatial }));
    }
    if (reception.shown === shown) return;
    reception.shown = shown;
    await this.#send(reception);
  }

  drop(member: MemberId): void {
    const media = this.#members.get(member);
    if (media === undefined) return;
    this.#members.delete(member);
    media.drop();
  }

  count(): Promise<{ readonly transports: number; readonly producers: number; readonly consumers: number }> {
    return countLeft(this.#place.router);
  }

  close(): void {
    for (const media of this.#members.values()) media.dropped = true;
    this.#members.clear();
    this.#place.router.close();
    this.#onClose();
  }

  async #makeTransport(
    media: MemberMedia,
    direction: TransportDirection,
    limits: TransportLimits,
  ): Promise<TransportOptions> {
    const transport = await this.#place.router
      .createWebRtcTransport({
        webRtcServer: this.#place.server,
        enableUdp: true,
        enableTcp: true,
        preferUdp: true,
        initialAvailableOutgoingBitrate: initialOutgoingBps,
        iceConsentTimeout: iceConsentTimeoutSeconds,
      })
      .catch((cause: unknown) => {
        throw new Refusal('media_failed', 'no transport', { cause });
      });
    if (media.dropped) {
      transport.close();
      throw new Refusal('media_unknown', 'the member left while a transport was opened');
    }
    media.transports.set(direction, transport);
    if (direction === 'send') quietly(transport.setMaxIncomingBitrate(limits.maxIncomingBps));
    this.#listenToTransport(media, direction, transport);
    return transportOptions(transport);
  }

  /** mediasoup calls consent lost for good: the path cannot come back, but the member may. */
  #listenToTransport(
    media: MemberMedia,
    direction: TransportDirection,
    transport: types.WebRtcTransport,
  ): void {
    const lost = (): void => {
      if (media.transports.get(direction) !== transport) return;
      this.drop(media.id);
      this.#listener.connectionLost(media.id);
    };
    transport.on('icestatechange', (state) => {
      if (state === 'disconnected') lost();
    });
    transport.on('dtlsstatechange', (state) => {
      if (state === 'failed' || state === 'closed') lost();
    });
  }

  async #makeProducer(
    media: MemberMedia,
    transport: types.WebRtcTransport,
    source: MediaSource,
    rtpParameters: RtpParameters,
  ): Promise<string> {
    const producer = await transport
      .produce({
        kind: mediaKind(source),
        rtpParameters,
        paused: true,
        keyFrameRequestDelay: keyFrameRequestDelayMs,
        appData: { member: media.id, source },
      })
      .catch((cause: unknown) => {
        throw new Refusal('media_parameters_invalid', 'produce', { cause });
      });
    if (media.dropped || transport.closed) {
      producer.close();
      throw new Refusal('media_unknown', 'the send transport closed while a track was offered');
    }
    media.publications.set(source, { producer, paused: true });
    producer.on('transportclose', () => {
      if (media.publications.get(source)?.producer !== producer) return;
      media.publications.delete(source);
      this.#listener.producerGone(media.id, source);
    });
    if (producer.kind === 'audio') quietly(this.#place.levels.addProducer({ producerId: producer.id }));
    return producer.id;
  }

  #addReception(
    media: MemberMedia,
    key: StreamKey,
    consumer: types.Consumer,
    from: MemberId,
    source: MediaSource,
  ): Reception | undefined {
    const there = media.receptions.get(key);
    if (media.dropped || consumer.closed || there !== undefined) {
      consumer.close();
      return there;
    }
    const { id, producerId, kind, rtpParameters, producerPaused } = consumer;
    const options: ConsumerOptions = {
      id,
      producerId,
      kind,
      rtpParameters,
      member: from,
      source,
      producerPaused,
    };
    const reception: Reception = { consumer, options, ready: false, shown: true };
    media.receptions.set(key, reception);
    const current = (): boolean => media.receptions.get(key) === reception;
    consumer.on('producerclose', () => {
      if (!current()) return;
      media.receptions.delete(key);
      this.#listener.consumersGone(media.id, [id]);
    });
    consumer.on('producerpause', () => {
      if (current()) this.#listener.producerPaused(media.id, [id], true);
    });
    consumer.on('producerresume', () => {
      if (current()) this.#listener.producerPaused(media.id, [id], false);
    });
    return reception;
  }

  async #send({ consumer, ready, shown }: Reception): Promise<void> {
    if (consumer.closed) return;
    await (ready && shown ? consumer.resume() : consumer.pause()).catch(() => undefined);
  }

  #decodes({ producer }: Publication, rtpCapabilities: RtpCapabilities): boolean {
    try {
      return this.#place.router.canConsume({ producerId: producer.id, rtpCapabilities });
    } catch {
      return false;
    }
  }

  #listenToLevels(): void {
    const { levels } = this.#place;
    levels.on('volumes', (volumes) => {
      const heard = volumes.flatMap(({ producer, volume }) => {
        const speaker = [...this.#members.values()].find(
          ({ publications }) => publications.get('microphone')?.producer === producer,
        );
        return speaker === undefined ? [] : [{ member: speaker.id, dBov: volume }];
      });
      this.#listener.levels(heard);
    });
    levels.on('silence', () => {
      this.#listener.levels([]);
    });
  }

  #memberMedia(member: MemberId): MemberMedia {
    const media = this.#members.get(member) ?? new MemberMedia(member);
    this.#members.set(member, media);
    return media;
  }

  #forgetIfEmpty(media: MemberMedia): void {
    if (media.empty && this.#members.get(media.id) === media) this.#members.delete(media.id);
  }

  #transport(member: MemberId, direction: TransportDirection): types.WebRtcTransport {
    const transport = this.#members.get(member)?.transports.get(direction);
    if (transport === undefined) throw new Refusal('media_unknown', `no ${direction} transport`);
    return transport;
  }
}
