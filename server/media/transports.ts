import type { types } from 'mediasoup';
import type { DtlsParameters, TransportOptions } from '../../protocol/media.ts';
import { Refusal } from '../../protocol/refusal.ts';

/** Lower than what a room needs, so that the first second does not overrun a phone's link. */
const initialOutgoingBps = 1_000_000;
const iceConsentTimeoutSeconds = 20;

/** Where a room's media is: one router, on one worker. */
export interface RoomPlace {
  readonly router: types.Router;
  readonly server: types.WebRtcServer;
  readonly levels: types.AudioLevelObserver;
}

/** @throws Refusal `media_failed` when the worker cannot make one. */
export function createTransport({
  router,
  server,
}: Pick<RoomPlace, 'router' | 'server'>): Promise<types.WebRtcTransport> {
  return router
    .createWebRtcTransport({
      webRtcServer: server,
      enableUdp: true,
      enableTcp: true,
      preferUdp: true,
      initialAvailableOutgoingBitrate: initialOutgoingBps,
      iceConsentTimeout: iceConsentTimeoutSeconds,
    })
    .catch((cause: unknown) => {
      throw new Refusal('media_failed', 'no transport', { cause });
    });
}

/** What the client needs to make its end. */
export const transportOptions = (transport: types.WebRtcTransport): TransportOptions => ({
  id: transport.id,
  iceParameters: transport.iceParameters,
  iceCandidates: transport.iceCandidates,
  dtlsParameters: transport.dtlsParameters,
});

/** What each transport was connected with, and how that goes. */
export type Connecting = WeakMap<
  types.WebRtcTransport,
  { readonly to: string; readonly done: Promise<void> }
>;

/**
 * Tells a transport the client's certificate. mediasoup takes it once; a repeat, whose first answer was lost, is
 * answered as the first.
 * @throws Refusal `media_parameters_invalid` for parameters that cannot be used, or are not those of the first time
 */
export function connectOnce(
  connecting: Connecting,
  transport: types.WebRtcTransport,
  dtls: DtlsParameters,
): Promise<void> {
  const to = JSON.stringify(dtls);
  const earlier = connecting.get(transport);
  if (earlier?.to === to) return earlier.done;
  if (earlier !== undefined) {
    return Promise.reject(new Refusal('media_parameters_invalid', 'connected with another certificate'));
  }
  const done = transport.connect({ dtlsParameters: dtls }).catch((cause: unknown) => {
    connecting.delete(transport);
    throw new Refusal('media_parameters_invalid', 'connect', { cause });
  });
  connecting.set(transport, { to, done });
  return done;
}
