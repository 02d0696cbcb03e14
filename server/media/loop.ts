import type { types } from 'mediasoup';
import type { LoopEcho } from '../../protocol/check.ts';
import {
  type DtlsParameters,
  mediaKind,
  type MediaSource,
  type RtpCapabilities,
  type RtpParameters,
  type TransportOptions,
} from '../../protocol/media.ts';
import { Refusal } from '../../protocol/refusal.ts';
import type { TransportDirection } from '../../protocol/socket.ts';
import { mediaCodecs } from './codecs.ts';
import type { MediaLoop } from './plane.ts';
import { anonymous } from './rtp.ts';
import { createTransport, transportOptions } from './transports.ts';
import { quietly } from './worker-calls.ts';

/** Somewhat above what a camera is allowed to send: a measurement is no way to flood a worker. */
const maxIncomingBps = 2_500_000;

/**
 * A loop on a router of its own: no room's producer can be consumed there, and closing the router closes all of it.
 * @throws Refusal `media_failed` when the worker cannot make one
 */
export async function openLoop(worker: types.Worker, server: types.WebRtcServer): Promise<MediaLoop> {
  const router = await worker.createRouter({ mediaCodecs }).catch((cause: unknown) => {
    throw new Refusal('media_failed', 'a loop found no place on its worker', { cause });
  });
  try {
    const [send, receive] = await Promise.all([
      createTransport({ router, server }),
      createTransport({ router, server }),
    ]);
    await send.setMaxIncomingBitrate(maxIncomingBps);
    return new SfuLoop(router, { send, receive });
  } catch (cause) {
    router.close();
    throw cause instanceof Refusal ? cause : new Refusal('media_failed', 'no loop', { cause });
  }
}

class SfuLoop implements MediaLoop {
  readonly #router: types.Router;
  readonly #transports: Readonly<Record<TransportDirection, types.WebRtcTransport>>;
  /** What was asked for once is not asked of the worker again: each request may be repeated. */
  readonly #connected = new Map<TransportDirection, Promise<void>>();
  readonly #producers = new Map<MediaSource, Promise<types.Producer>>();
  readonly #echoes = new Map<MediaSource, Promise<types.Consumer>>();
  readonly #closing = new AbortController();

  constructor(router: types.Router, transports: Readonly<Record<TransportDirection, types.WebRtcTransport>>) {
    this.#router = router;
    this.#transports = transports;
    router.on('workerclose', () => this.#closing.abort());
  }

  get rtpCapabilities(): RtpCapabilities {
    return this.#router.rtpCapabilities;
  }

  get send(): TransportOptions {
    return transportOptions(this.#transports.send);
  }

  get receive(): TransportOptions {
    return transportOptions(this.#transports.receive);
  }

  get closed(): AbortSignal {
    return this.#closing.signal;
  }

  async connect(direction: TransportDirection, dtlsParameters: DtlsParameters): Promise<void> {
    this.#requireOpen();
    const connected = this.#connected.get(direction) ?? this.#connect(direction, dtlsParameters);
    await connected;
  }

  async produce(source: MediaSource, rtpParameters: RtpParameters): Promise<string> {
    this.#requireOpen();
    const offered = this.#producers.get(source) ?? this.#offer(source, rtpParameters);
    const { id } = await offered;
    return id;
  }

  async consume(source: MediaSource, capabilities: RtpCapabilities): Promise<LoopEcho> {
    this.#requireOpen();
    const producer = await this.#producers.get(source);
    if (producer === undefined) throw new Refusal('media_unknown', `nothing to echo of ${source}`);
    const { id, producerId, kind, rtpParameters } = await (this.#echoes.get(source) ??
      this.#echo(source, producer, capabilities));
    return { id, producerId, kind, rtpParameters };
  }

  async ready(): Promise<void> {
    this.#requireOpen();
    const echoes = await Promise.all(this.#echoes.values());
    // One that closed meanwhile has nothing to send.
    await Promise.all(echoes.map((consumer) => consumer.resume().catch(() => undefined)));
  }

  close(): void {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    this.#router.close();
  }

  #requireOpen(): void {
    if (this.#closing.signal.aborted) throw new Refusal('media_unknown', 'the loop has closed');
  }

  #connect(direction: TransportDirection, dtlsParameters: DtlsParameters): Promise<void> {
    const made = this.#transports[direction].connect({ dtlsParameters }).catch((cause: unknown) => {
      this.#connected.delete(direction);
      this.#requireOpen();
      throw new Refusal('media_parameters_invalid', 'connect', { cause });
    });
    this.#connected.set(direction, made);
    return made;
  }

  #offer(source: MediaSource, rtpParameters: RtpParameters): Promise<types.Producer> {
    const kind = mediaKind(source);
    // mediasoup believes the label, and a worker must not be given parameters that contradict it.
    if (rtpParameters.codecs.some(({ mimeType }) => !mimeType.startsWith(`${kind}/`))) {
      throw new Refusal('media_parameters_invalid', `a ${source} is ${kind}`);
    }
    const made = this.#transports.send
      .produce({ kind, rtpParameters: anonymous(rtpParameters) })
      .then((producer) => {
        this.#requireOpen();
        return producer;
      })
      .catch((cause: unknown) => {
        this.#producers.delete(source);
        this.#requireOpen();
        throw new Refusal('media_parameters_invalid', 'produce', { cause });
      });
    this.#producers.set(source, made);
    return made;
  }

  #echo(
    source: MediaSource,
    { id: producerId }: types.Producer,
    rtpCapabilities: RtpCapabilities,
  ): Promise<types.Consumer> {
    const made = this.#transports.receive
      .consume({ producerId, rtpCapabilities, paused: true })
      .then((consumer) => {
        this.#requireOpen();
        if (consumer.type === 'simulcast') quietly(consumer.setPreferredLayers({ spatialLayer: 2 }));
        return consumer;
      })
      .catch((cause: unknown) => {
        this.#echoes.delete(source);
        this.#requireOpen();
        throw new Refusal('media_parameters_invalid', 'consume', { cause });
      });
    this.#echoes.set(source, made);
    return made;
  }
}
