import type { ShowId } from '../../protocol/ids.ts';
import type { CaptureSource, RoomApi } from './api.ts';
import { browserEnvironment } from './browser-environment.ts';
import type { CreateEngine } from './engine.ts';
import type { Environment } from './environment.ts';
import { mediasoupEngine } from './mediasoup-engine.ts';
import { RoomClient } from './room-client.ts';
import type { SimulatedOptions } from './simulate.ts';

export { prepareSound } from './browser-environment.ts';
export type { CaptureSource, RoomApi, SoundProfile } from './api.ts';
export type * from './engine.ts';
export type { Clock, Environment, Undo } from './environment.ts';
export { simulationAskedBy, type SimulatedOptions } from './simulate.ts';
export { initialState } from './state.ts';
export { type Background, backgrounds, type BackgroundView } from './background/background.ts';
export type { DeviceKind, DeviceOption } from './devices.ts';
export type { Capture, RemoteMedia, RoomClientState, Seat, Sharing, Talk } from './state.ts';

export interface CreateRoomClientOptions {
  /** Names the session in this tab's storage, as given to `openLink`: several roles may live in one tab. */
  readonly scope: string;
  readonly showId: ShowId;
  /** Origin of the house; the page's own by default. */
  readonly baseUrl?: string;
  /** Instead of camera and microphone: the drawn actor of the demo. */
  readonly capture?: CaptureSource;
  /** Offers another background. Only where the page's content policy lets WebAssembly run (protocol/pages.ts). */
  readonly offersBackground?: boolean;
  /** Instead of this browser's WebRTC. */
  readonly engine?: CreateEngine;
  readonly environment?: Environment;
  readonly options?: SimulatedOptions;
}

/** A room for a page. It asks for nothing before `enter`, and is closed by whoever made it. */
export function createRoomClient({
  scope,
  showId,
  baseUrl = '',
  capture,
  options,
  offersBackground = false,
  engine = mediasoupEngine(options),
  environment = browserEnvironment(baseUrl),
}: CreateRoomClientOptions): RoomApi {
  return new RoomClient({
    ...{ scope, showId, baseUrl, environment, capture, offersBackground },
    createEngine: engine,
  });
}
