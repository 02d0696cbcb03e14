import type { DtlsParameters, MediaSource } from '../../protocol/media.ts';
import type {
  Joined,
  Replies,
  RequestName,
  RequestOf,
  ServerMessages,
  TransportDirection,
} from '../../protocol/socket.ts';
import { Consuming } from './consuming.ts';
import type { EngineTransport, MediaEngine, SendTransport, TransportState } from './engine.ts';
import type { Clock, Undo } from './environment.ts';
import { IceRecovery } from './ice-recovery.ts';
import type { LayerPolicy } from './layer-policy.ts';
import { Publishing, type Sending } from './publishing.ts';
import { notConnected, type RoomConnection } from './socket.ts';
import type { RoomClientState } from './state.ts';

export interface MediaSessionOptions {
  readonly engine: MediaEngine;
  readonly connection: RoomConnection;
  readonly joined: Joined;
  readonly clock: Clock;
  readonly layers: LayerPolicy;
  readonly sending: () => Sending;
  readonly show: (part: Partial<Pick<RoomClientState, 'remote' | 'publishing' | 'media'>>) => void;
  /** The transports cannot be saved: `join` again. */
  readonly rebuild: () => void;
  readonly failed: (error: unknown) => void;
}

/** A stream that can never be opened costs its receivers a new beginning no more often than this. */
const rebuildAfterBrokenMs = 3_000;

/**
 * Everything that flows since one `join`: the transports, what is received over one and sent over the other. The next
 * `join` brings another session; this one is then retired, and closed when the new one has something to show.
 */
export class MediaSession {
  /** Resolves when the first media is shown. Never rejects. */
  readonly ready: Promise<void>;
  readonly #options: MediaSessionOptions;
  readonly #consuming: Consuming | undefined;
  readonly #publishing: Publishing;
  readonly #recoveries = new Map<TransportDirection, IceRecovery>();
  readonly #transports = new Map<TransportDirection, EngineTransport>();
  #rebuildSoon: Undo | undefined;
  #retired = false;

  constructor(options: MediaSessionOptions) {
    this.#options = options;
    options.layers.reset();
    this.#publishing = this.#createPublishing();
    this.#consuming = this.#createConsuming();
    this.ready = this.#consuming?.open(options.joined.consumers) ?? Promise.resolve();
    if (this.#consuming === undefined) this.#show({ remote: [] });
    this.#show({ publishing: {} });
    this.#showTransports();
  }

  /** What may be sent, or what is captured, has changed. */
  update(): void {
    if (!this.#retired) this.#publishing.update();
  }

  consumersOpen({ consumers }: Parameters<ServerMessages['consumersOpen']>[0]): void {
    void this.#consuming?.open(consumers);
  }

  consumersClose({ ids }: Parameters<ServerMessages['consumersClose']>[0]): void {
    this.#consuming?.close(ids);
  }

  producerPaused({ ids, paused }: Parameters<ServerMessages['producerPaused']>[0]): void {
    this.#consuming?.setPaused(ids, paused);
  }

  ownProducer({ source, state }: Parameters<ServerMessages['ownProducer']>[0]): void {
    this.#publishing.ownProducer(source, state);
  }

  networkChanged(): void {
    for (const recovery of this.#recoveries.values()) recovery.networkChanged();
  }

  /** Says and asks nothing any more; the last pictures stay until `close`. */
  retire(): void {
    this.#retired = true;
    for (const recovery of this.#recoveries.values()) recovery.close();
    this.#publishing.close();
    this.#consuming?.stop();
    this.#rebuildSoon?.();
  }

  close(): void {
    this.retire();
    for (const transport of this.#transports.values()) transport.close();
  }

  #createConsuming(): Consuming | undefined {
    const { engine, joined, clock, layers, failed } = this.#options;
    if (joined.receive === null) return undefined;
    const transport = engine.createReceive({
      transport: joined.receive,
      iceServers: joined.iceServers,
      connect: (dtlsParameters) => this.#connect('receive', dtlsParameters),
    });
    this.#keep('receive', transport);
    return new Consuming({
      transport,
      clock,
      ready: (ids) => this.#request('consumersReady', { ids }),
      show: (remote) => {
        this.#show({ remote });
      },
      opened: (consumers) => {
        if (!this.#retired) layers.opened(consumers);
      },
      closed: (id) => {
        if (!this.#retired) layers.closed(id);
      },
      failed,
      broken: () => {
        this.#rebuildSoon ??= clock.after(rebuildAfterBrokenMs, () => this.#options.rebuild());
      },
    });
  }

  #createPublishing(): Publishing {
    const { connection, clock, sending, failed } = this.#options;
    return new Publishing({
      sending,
      clock,
      failed,
      connected: () => connection.open,
      openTransport: () => this.#openSend(),
      closeTransport: () => {
        this.#closeSend();
      },
      unpublish: (source: MediaSource) => this.#request('unpublish', { source }),
      show: (publishing) => {
        this.#show({ publishing });
      },
    });
  }

  async #openSend(): Promise<SendTransport> {
    const { engine } = this.#options;
    const { transport, iceServers } = await this.#request('openSend', {});
    const send = engine.createSend({
      transport,
      iceServers,
      connect: (dtlsParameters) => this.#connect('send', dtlsParameters),
      publish: async (source, rtpParameters) =>
        (await this.#request('publish', { source, rtpParameters })).producerId,
    });
    if (this.#retired) send.close();
    else this.#keep('send', send);
    return send;
  }

  /** A transport that the server does not connect never will: only another one helps. */
  async #connect(direction: TransportDirection, dtlsParameters: DtlsParameters): Promise<void> {
    try {
      await this.#request('connectTransport', { direction, dtlsParameters });
    } catch (error) {
      if (!this.#retired && this.#options.connection.open) this.#options.rebuild();
      throw error;
    }
  }

  #closeSend(): void {
    this.#recoveries.get('send')?.close();
    this.#recoveries.delete('send');
    this.#transports.get('send')?.close();
    this.#transports.delete('send');
    this.#showTransports();
  }

  #keep(direction: TransportDirection, transport: EngineTransport): void {
    const { clock, rebuild } = this.#options;
    this.#transports.set(direction, transport);
    this.#recoveries.set(
      direction,
      new IceRecovery({
        transport,
        clock,
        rebuild,
        askRestart: () => this.#request('restartIce', { direction }),
        show: () => {
          this.#showTransports();
        },
      }),
    );
  }

  /** A transport of an earlier `join` must not speak for its successor: the server knows them by direction alone. */
  #request<Name extends RequestName>(name: Name, request: RequestOf<Name>): Promise<Replies[Name]> {
    return this.#retired ? Promise.reject(notConnected()) : this.#options.connection.request(name, request);
  }

  #showTransports(): void {
    this.#show({ media: inOneWord([...this.#transports.values()].map(({ state }) => state)) });
  }

  #show(part: Parameters<MediaSessionOptions['show']>[0]): void {
    if (!this.#retired) this.#options.show(part);
  }
}

/** The worst that is to be told; a transport over which nothing is negotiated yet counts for nothing. */
function inOneWord(states: readonly TransportState[]): RoomClientState['media'] {
  if (states.includes('failed') || states.includes('disconnected')) return 'interrupted';
  if (states.includes('connecting')) return 'connecting';
  return states.includes('connected') ? 'connected' : 'none';
}
