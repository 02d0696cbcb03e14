import type { MemberId } from '../../protocol/ids.ts';
import type {
  DtlsParameters,
  IceParameters,
  MediaSource,
  RtpCapabilities,
  RtpParameters,
  TransportOptions,
} from '../../protocol/media.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { isCast, memberOf, type RoomState } from '../../protocol/room/index.ts';
import type { ConsumerOptions, TransportDirection } from '../../protocol/socket.ts';
import type {
  AudioLevel,
  MediaListener,
  MediaPlane,
  MediaRoom,
  MemberCondition,
  TransportLimits,
} from '../media/index.ts';
import type { Log } from '../platform/log.ts';
import { Reconciler, type ReconcilerDeps } from './reconciler.ts';

/** What a spectator and what the cast may send in all, bits per second. */
const spectatorLimits: TransportLimits = { maxIncomingBps: 1_500_000 };
const castLimits: TransportLimits = { maxIncomingBps: 4_000_000 };
const reopenAfterMs = 1000;

export interface RoomMediaDeps extends Omit<ReconcilerDeps, 'media'> {
  readonly plane: MediaPlane;
  readonly log: Log;
  readonly heard: (levels: readonly AudioLevel[]) => void;
  /** Everybody's media is gone; a new place is there. */
  readonly renewed: () => void;
}

interface Place {
  readonly room: MediaRoom;
  readonly reconciler: Reconciler;
}

/**
 * A room's media: finds it a place, another one when a worker dies, and asks the state before it lets anything
 * happen. What a client may do with media is decided here and by the reconciler, nowhere else.
 */
export class RoomMedia {
  readonly #deps: RoomMediaDeps;
  #opening: Promise<Place>;
  #place: Place | undefined;
  #closed = false;
  #cancelReopen: () => void = () => undefined;

  constructor(deps: RoomMediaDeps) {
    this.#deps = deps;
    this.#opening = this.#findPlace();
  }

  async rtpCapabilities(): Promise<RtpCapabilities> {
    return (await this.#opening).room.rtpCapabilities;
  }

  /** Begins a member's media anew: a receive transport, and consumers of what they may receive. */
  async begin(
    member: MemberId,
    capabilities: RtpCapabilities,
  ): Promise<{
    readonly rtpCapabilities: RtpCapabilities;
    readonly receive: TransportOptions | null;
    readonly consumers: readonly ConsumerOptions[];
  }> {
    const { room, reconciler } = await this.#opening;
    room.drop(member);
    reconciler.end(member);
    if (!this.#wants(member)) return { rtpCapabilities: room.rtpCapabilities, receive: null, consumers: [] };
    const receive = await room.openTransport(member, 'receive', this.#limits(member));
    const consumers = await reconciler.begin(member, capabilities);
    return { rtpCapabilities: room.rtpCapabilities, receive, consumers };
  }

  /** Those of these consumers that are still there. */
  stillOpen(member: MemberId, consumers: readonly ConsumerOptions[]): readonly ConsumerOptions[] {
    const held = new Set(
      [...(this.#place?.room.holdings(member).consumers.values() ?? [])].map(({ id }) => id),
    );
    return consumers.filter(({ id }) => held.has(id));
  }

  /**
   * The member's connection is gone, and their media with it. Also when another connection takes the seat: the end of
   * the old one's transport would otherwise be taken for a loss of the new one's.
   */
  end(member: MemberId): void {
    this.#place?.reconciler.end(member);
    this.#place?.room.drop(member);
  }

  /** Must be called in the tick of every event. */
  takeAway(): void {
    this.#place?.reconciler.takeAway();
  }

  supplyAll(): void {
    this.#place?.reconciler.supplyAll();
  }

  /** @throws Refusal `media_not_allowed` for somebody with nothing to send. */
  async openSend(member: MemberId): Promise<TransportOptions> {
    const { room, reconciler } = await this.#opening;
    if (!reconciler.mayPrepare(member))
      throw new Refusal('media_not_allowed', 'no send transport for this standing');
    const transport = await room.openTransport(member, 'send', this.#limits(member));
    if (reconciler.mayPrepare(member)) return transport;
    room.closeTransport(member, 'send');
    throw new Refusal('media_not_allowed', 'withdrawn while the transport was opened');
  }

  async connectTransport(
    member: MemberId,
    direction: TransportDirection,
    dtls: DtlsParameters,
  ): Promise<void> {
    await (await this.#opening).room.connectTransport(member, direction, dtls);
  }

  async restartIce(member: MemberId, direction: TransportDirection): Promise<IceParameters> {
    return (await this.#opening).room.restartIce(member, direction);
  }

  /** @throws Refusal `media_not_allowed` when the state does not let the member send this, before or afterwards. */
  async publish(member: MemberId, source: MediaSource, rtpParameters: RtpParameters): Promise<string> {
    const { room, reconciler } = await this.#opening;
    if (reconciler.sending(member, source) === undefined)
      throw new Refusal('media_not_allowed', `no grant: ${source}`);
    const producerId = await room.publish(member, source, rtpParameters);
    const wanted = reconciler.sending(member, source);
    if (wanted === undefined) {
      room.unpublish(member, source);
      throw new Refusal('media_not_allowed', `the grant was withdrawn: ${source}`);
    }
    if (!wanted.paused) room.hold(member, source, false);
    reconciler.supplyAll();
    return producerId;
  }

  async unpublish(member: MemberId, source: MediaSource): Promise<void> {
    (await this.#opening).room.unpublish(member, source);
  }

  async ready(member: MemberId, ids: readonly string[]): Promise<void> {
    await (await this.#opening).room.ready(member, ids);
  }

  async choose(
    member: MemberId,
    layers: readonly { readonly id: string; readonly spatial: number | null }[],
  ): Promise<void> {
    const { room } = await this.#opening;
    await Promise.all(layers.map(({ id, spatial }) => room.choose(member, id, spatial)));
  }

  /** What the server can tell of a member's connection. */
  condition(member: MemberId): MemberCondition {
    return this.#place?.room.condition(member) ?? { network: 'unknown', sends: [] };
  }

  /** Ends everybody's transports without telling them, as a lost network path does. */
  losePaths(): void {
    const room = this.#place?.room;
    for (const member of room?.members() ?? []) room?.drop(member);
  }

  /** What the worker still holds of this room. */
  async count(): Promise<{
    readonly transports: number;
    readonly producers: number;
    readonly consumers: number;
  }> {
    return (await this.#opening).room.count();
  }

  close(): void {
    this.#closed = true;
    this.#cancelReopen();
    this.#leave();
  }

  #leave(): void {
    const place = this.#place;
    this.#place = undefined;
    place?.reconciler.close();
    place?.room.close();
  }

  async #open(): Promise<Place> {
    const room = await this.#deps.plane.open(this.#listener());
    const place = { room, reconciler: new Reconciler({ ...this.#deps, media: room }) };
    if (this.#closed) {
      room.close();
      throw new Refusal('media_unknown', 'the room has closed');
    }
    this.#place = place;
    return place;
  }

  #listener(): MediaListener {
    const { tell } = this.#deps;
    return {
      producerGone: (member, source) => {
        tell(member, 'ownProducer', { source, state: 'closed' });
      },
      consumersGone: (member, ids) => {
        tell(member, 'consumersClose', { ids });
        // The source may have been published anew before the worker said that the old one's consumers are gone.
        this.#place?.reconciler.supply(member);
      },
      producerPaused: (member, ids, paused) => {
        tell(member, 'producerPaused', { ids, paused });
      },
      connectionLost: (member) => {
        this.end(member);
        tell(member, 'mediaReset');
      },
      levels: (levels) => {
        this.#deps.heard(levels);
      },
      lost: () => {
        this.#reopen();
      },
    };
  }

  /** A place for the room's media, sought until there is one; requests meanwhile hear of the last failure. */
  #findPlace(): Promise<Place> {
    const opening = this.#open();
    opening.then(
      () => {
        this.#deps.renewed();
      },
      (error: unknown) => {
        if (this.#closed) return;
        const { clock, log } = this.#deps;
        log.error({ err: error }, 'a room has no place for its media; trying again');
        this.#cancelReopen = clock.at(clock.now() + reopenAfterMs, () => {
          this.#opening = this.#findPlace();
        });
      },
    );
    return opening;
  }

  /** The worker died: the room finds another place, and its members build their media there. */
  #reopen(): void {
    if (this.#closed) return;
    this.#leave();
    this.#opening = this.#findPlace();
  }

  #wants(member: MemberId): boolean {
    const state: RoomState = this.#deps.state();
    return state.phase !== 'finished' && memberOf(state, member)?.presence.at === 'connected';
  }

  #limits(member: MemberId): TransportLimits {
    const role = memberOf(this.#deps.state(), member)?.role;
    return role !== undefined && isCast(role) ? castLimits : spectatorLimits;
  }
}
