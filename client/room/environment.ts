import type { Fetch, KeyValueStore } from '../session/index.ts';
import type { BackgroundTools } from './background/background.ts';
import type { CaptureDevices } from './devices.ts';
import type { ShareDevices } from './share-devices.ts';
import type { OpenConnection } from './socket.ts';
import type { BlockedListener, SoundOutput } from './sound-output.ts';

/** Undoes something; repeated, it does nothing. */
export type Undo = () => void;

export interface Clock {
  /** Milliseconds since 1970, by this device. */
  now(): number;
  /** Calls once, after `ms`. */
  after(ms: number, call: () => void): Undo;
}

/** Everything outside this program that a room client touches; a test brings its own. */
export interface Environment {
  readonly clock: Clock;
  /** 0 ≤ x < 1. */
  random(): number;
  uuid(): string;
  readonly fetch: Fetch;
  readonly storage: KeyValueStore;
  /** Outlives the page. */
  readonly memory: KeyValueStore;
  readonly openConnection: OpenConnection;
  readonly devices: CaptureDevices;
  readonly shares: ShareDevices;
  readonly backgrounds: BackgroundTools;
  createSound(blocked: BlockedListener): SoundOutput;
  /** The system says that the network has come back or changed. */
  onNetworkChange(listener: () => void): Undo;
  /** The page has come to the front again. */
  onVisible(listener: () => void): Undo;
  reloadPage(): void;
  /** For whoever looks for a fault; never shown to a visitor. */
  log(what: string, error: unknown): void;
}
