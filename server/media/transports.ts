import type { types } from 'mediasoup';
import type { TransportOptions } from '../../protocol/media.ts';
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
