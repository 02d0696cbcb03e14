import { Device } from 'mediasoup-client';
import type { types } from 'mediasoup-client';
import { mediaKind, type MediaSource, type RtpCapabilities } from '../../protocol/media.ts';
import { Refusal } from '../../protocol/refusal.ts';
import type { ConsumerOptions } from '../../protocol/socket.ts';
import { cameraEncodings, opusOptions, screenEncodings, soundProfileOf } from './encodings.ts';
import type {
  CreateEngine,
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
} from './engine.ts';
import { handlerNameFor } from './browser-engine.ts';
import { toCapabilities, toRtpParameters } from './mediasoup-shapes.ts';

export interface MediasoupEngineOptions {
  /** 'relay' sends everything through TURN, to try what a closed network would do. */
  readonly iceTransportPolicy?: RTCIceTransportPolicy;
  /** An engine of one's own under mediasoup-client, for tests. */
  readonly handlerFactory?: types.HandlerFactory;
}

/** WebRTC through this browser, by mediasoup-client. */
export const mediasoupEngine =
  (options: MediasoupEngineOptions = {}): CreateEngine =>
  () => {
    if (options.handlerFactory !== undefined) {
      const { handlerFactory } = options;
      return new MediasoupEngine(() => new Device({ handlerFactory }), options);
    }
    const { userAgentData } = navigator as Navigator & { userAgentData?: types.NavigatorUAData };
    const handlerName = handlerNameFor({
      userAgent: navigator.userAgent,
      webRtc: typeof RTCPeerConnection === 'function',
      ...(userAgentData && { userAgentData }),
    });
    return handlerName === null ? null : new MediasoupEngine(() => new Device({ handlerName }), options);
  };

class MediasoupEngine implements MediaEngine {
  readonly #createDevice: () => Device;
  readonly #options: MediasoupEngineOptions;
  #device: Device | undefined;
  /** The router's capabilities that `#device` was loaded with. */
  #loadedFor = '';

  constructor(createDevice: () => Device, options: MediasoupEngineOptions) {
    this.#createDevice = createDevice;
    this.#options = options;
  }

  async load(router: RtpCapabilities): Promise<RtpCapabilities> {
    const wanted = JSON.stringify(router);
    if (this.#device === undefined || this.#loadedFor !== wanted) {
      const device = this.#createDevice();
      try {
        await device.load({ routerRtpCapabilities: toCapabilities(router) });
      } catch (error) {
        throw new Refusal('media_failed', 'this browser and the router share nothing', { cause: error });
      }
      this.#device = device;
      this.#loadedFor = wanted;
    }
    return this.#device.recvRtpCapabilities;
  }

  createReceive(options: EngineTransportOptions): ReceiveTransport {
    return new MediasoupReceive(this.#loaded().createRecvTransport(this.#settings(options)), options);
  }

  createSend(options: SendTransportOptions): SendTransport {
    const device = this.#loaded();
    return new MediasoupSend(device.createSendTransport(this.#settings(options)), options, device);
  }

  #loaded(): Device {
    if (this.#device === undefined) throw new Refusal('media_failed', 'the engine is not loaded');
    return this.#device;
  }

  #settings({ transport, iceServers }: EngineTransportOptions): types.TransportOptions {
    const { iceTransportPolicy } = this.#options;
    return {
      ...transport,
      iceServers: [...iceServers],
      ...(iceTransportPolicy && { iceTransportPolicy }),
    };
  }
}

abstract class MediasoupTransport implements EngineTransport {
  protected readonly transport: types.Transport;

  constructor(transport: types.Transport, { connect }: EngineTransportOptions) {
    this.transport = transport;
    transport.on('connect', ({ dtlsParameters }, done, failed) => {
      connect(dtlsParameters).then(done, failed);
    });
  }

  get state(): TransportState {
    return this.transport.closed ? 'closed' : this.transport.connectionState;
  }

  onState(listener: (state: TransportState) => void): void {
    this.transport.removeAllListeners('connectionstatechange');
    this.transport.on('connectionstatechange', listener);
  }

  async restartIce(
    iceParameters: types.IceParameters,
    iceServers: EngineTransportOptions['iceServers'],
  ): Promise<void> {
    await this.transport.updateIceServers({ iceServers: [...iceServers] });
    await this.transport.restartIce({ iceParameters });
  }

  getStats(): Promise<RTCStatsReport> {
    return this.transport.getStats();
  }

  close(): void {
    this.transport.close();
  }
}

class MediasoupReceive extends MediasoupTransport implements ReceiveTransport {
  async consume({ id, producerId, kind, rtpParameters, member }: ConsumerOptions): Promise<EngineConsumer> {
    const consumer = await this.transport.consume({
      id,
      producerId,
      kind,
      rtpParameters: toRtpParameters(rtpParameters),
      // One stream for each member: their lips and their voice are kept together, and with nobody else's.
      streamId: member,
    });
    return {
      track: consumer.track,
      close: () => {
        consumer.close();
      },
    };
  }
}

class MediasoupSend extends MediasoupTransport implements SendTransport {
  readonly #device: Device;

  constructor(transport: types.Transport, options: SendTransportOptions, device: Device) {
    super(transport, options);
    this.#device = device;
    transport.on('produce', ({ appData, rtpParameters }, done, failed) => {
      const { source } = appData as Pick<TrackOffer, 'source'>;
      options.publish(source, rtpParameters).then((id) => {
        done({ id });
      }, failed);
    });
  }

  async publish({ source, track, profile }: TrackOffer): Promise<EngineProducer> {
    const producer = await this.transport.produce({
      track,
      appData: { source },
      // The track belongs to the capture, which may send it again.
      stopTracks: false,
      disableTrackOnPause: false,
      ...(mediaKind(source) === 'video'
        ? this.#pictureOptions(source, track)
        : { codecOptions: opusOptions[soundProfileOf(source, profile)] }),
    });
    return {
      id: producer.id,
      replaceTrack: (other) => producer.replaceTrack({ track: other }),
      close: () => {
        producer.close();
      },
    };
  }

  /** VP8 where the browser has it, else what the router names next (H.264). */
  #pictureOptions(
    source: MediaSource,
    track: MediaStreamTrack,
  ): Pick<types.ProducerOptions, 'encodings' | 'codec' | 'codecOptions'> {
    const codec = this.#device.sendRtpCapabilities.codecs?.find(
      ({ mimeType }) => mimeType.toLowerCase() === 'video/vp8',
    );
    return {
      encodings:
        source === 'screen' ? screenEncodings(track.contentHint) : cameraEncodings(track.getSettings()),
      codecOptions: { videoGoogleStartBitrate: 600 },
      ...(codec && { codec }),
    };
  }
}
