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
import { listenToLevels } from './levels.ts';
import { MemberMedia, receptionsOf } from './member-media.ts';
import {
  type Holdings,
  type MemberCondition,
  type MediaListener,
  type MediaRoom,
  streamKey,
  type TransportLimits,
} from './plane.ts';
import { conditionOf } from './conditions.ts';
import { CurtainUp } from './curtain-up.ts';
import { addReception, decodes, sendIfWanted } from './receptions.ts';
import { anonymous } from './rtp.ts';
import {
  connectOnce,
  type Connecting,
  createTransport,
  type RoomPlace,
  transportOptions,
} from './transports.ts';
import { countLeft, quietly } from './worker-calls.ts';

/** At most one key frame a second is asked of a sender: a hundred arrivals at once must not drown it. */
const keyFrameRequestDelayMs = 1000;

const nothing: Holdings = { transports: new Set(), producers: new Map(), consumers: new Map() };

/** A room's media on a mediasoup router. */
export class SfuRoom implements MediaRoom {
  readonly #place: RoomPlace;
  readonly #listener: MediaListener;
  readonly #members = new Map<MemberId, MemberMedia>();
  readonly #connecting: Connecting = new WeakMap();
  readonly #onClose: () => void;
  readonly #curtainUp = new CurtainUp(() => receptionsOf(this.#members.values()));

  constructor(place: RoomPlace, listener: MediaListener, onClose: () => void) {
    this.#place = place;
    this.#listener = listener;
    this.#onClose = onClose;
    listenToLevels(place.levels, () => this.#members.values(), listener);
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
    await connectOnce(this.#connecting, this.#transport(member, direction), dtls);
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
    if (!decodes(this.#place.router, publication, capabilities)) return undefined;
    const consumer = await transport
      .consume({ producerId: publication.producer.id, rtpCapabilities: capabilities, paused: true })
      .catch((cause: unknown) => {
        // The producer or the transport went meanwhile: there is nothing to receive any more.
        if (publication.producer.closed || transport.closed) return undefined;
        throw new Refusal('media_failed', 'consume', { cause });
      });
    if (consumer === undefined) return undefined;
    return addReception(media, { consumer, from, source }, this.#listener)?.options;
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
        if (reception.options.kind === 'video') this.#curtainUp.start(reception);
        else await sendIfWanted(reception);
      }),
    );
  }

  holdBack(member: MemberId, from: MemberId, source: MediaSource, held: boolean): void {
    const reception = this.#members.get(member)?.receptions.get(streamKey(from, source));
    if (reception === undefined || reception.held === held) return;
    reception.held = held;
    void sendIfWanted(reception);
  }

  condition(member: MemberId): MemberCondition {
    const media = this.#members.get(member);
    return media === undefined ? { network: 'unknown', sends: [] } : conditionOf(media);
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
    await sendIfWanted(reception);
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
    this.#curtainUp.close();
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
    const transport = await createTransport(this.#place);
    if (media.dropped) {
      transport.close();
      throw new Refusal('media_unknown', 'the member left while a transport was opened');
    }
    media.transports.set(direction, transport);
    if (direction === 'send') quietly(transport.setMaxIncomingBitrate(limits.maxIncomingBps));
    this.#listenToTransport(media, direction, transport);
    return transportOptions(transport);
  }

  /**
   * mediasoup calls consent lost for good: the path cannot come back, but the member may. Without a way to receive
   * everything begins anew; without one to send only that ends.
   */
  #listenToTransport(
    media: MemberMedia,
    direction: TransportDirection,
    transport: types.WebRtcTransport,
  ): void {
    const lost = (): void => {
      if (media.transports.get(direction) !== transport) return;
      if (direction === 'receive') {
        this.drop(media.id);
        this.#listener.connectionLost(media.id);
        return;
      }
      const sources = [...media.publications.keys()];
      this.closeTransport(media.id, direction);
      for (const source of sources) this.#listener.producerGone(media.id, source);
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
    const kind = mediaKind(source);
    // mediasoup believes the label; somebody who may be heard must not be seen by way of it.
    if (rtpParameters.codecs.some(({ mimeType }) => !mimeType.startsWith(`${kind}/`))) {
      throw new Refusal('media_parameters_invalid', `a ${source} is ${kind}`);
    }
    const producer = await transport
      .produce({
        kind,
        rtpParameters: anonymous(rtpParameters),
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
    if (source === 'microphone') quietly(this.#place.levels.addProducer({ producerId: producer.id }));
    return producer.id;
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
