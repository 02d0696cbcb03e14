import { lastingStore, tabStore } from '../session/index.ts';
import { browserBackgrounds } from './background/browser-studio.ts';
import { engineOf } from './browser-engine.ts';
import { browserDevices } from './devices.ts';
import type { Clock, Environment, Undo } from './environment.ts';
import { browserShares } from './share-devices.ts';
import { socketIoConnections } from './socket-io.ts';
import {
  type BlockedListener,
  ElementOutput,
  MixerOutput,
  PageSound,
  type SoundOutput,
} from './sound-output.ts';

let pageSound: PageSound | undefined;

/**
 * Call when the page begins: where sound needs a tap for the whole page, the tap that enters shall be that one.
 * Elsewhere it does nothing.
 */
export function prepareSound(): void {
  if (engineOf(navigator.userAgent) === 'webkit') pageSound ??= new PageSound();
}

function createSound(blocked: BlockedListener): SoundOutput {
  prepareSound();
  return pageSound === undefined ? new ElementOutput(blocked) : new MixerOutput(blocked, pageSound);
}

/** This device's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** This browser, for a room client that speaks with the house at `baseUrl` ('' for the page's own origin). */
export function browserEnvironment(baseUrl: string): Environment {
  return {
    clock: systemClock,
    random: () => Math.random(),
    uuid: randomUuid,
    fetch: (url, init) => globalThis.fetch(url, init),
    storage: tabStore(),
    memory: lastingStore(),
    openConnection: socketIoConnections(baseUrl),
    devices: browserDevices,
    shares: browserShares,
    backgrounds: browserBackgrounds,
    createSound,
    onNetworkChange,
    onVisible,
    reloadPage: () => {
      location.reload();
    },
    log: (what, error) => {
      // eslint-disable-next-line no-console -- a browser has no other place for what a developer looks for
      console.warn(what, error);
    },
  };
}

/** UUID version 4 (RFC 9562 §5.4). `crypto.randomUUID` is for secure origins alone, and one may watch on plain http. */
export function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, index) => {
    const value = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return value.toString(16).padStart(2, '0');
  });
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function onNetworkChange(listener: () => void): Undo {
  // Where it exists it tells of every new estimate of speed too; only another kind of network matters here.
  const { connection } = navigator as Navigator & { connection?: EventTarget & { type?: string } };
  let type = connection?.type;
  const compare = (): void => {
    const before = type;
    type = connection?.type;
    if (type !== before && type !== 'none') listener();
  };
  globalThis.addEventListener('online', listener);
  connection?.addEventListener('change', compare);
  return () => {
    globalThis.removeEventListener('online', listener);
    connection?.removeEventListener('change', compare);
  };
}

function onVisible(listener: () => void): Undo {
  const look = (): void => {
    if (document.visibilityState === 'visible') listener();
  };
  document.addEventListener('visibilitychange', look);
  globalThis.addEventListener('pageshow', look);
  return () => {
    document.removeEventListener('visibilitychange', look);
    globalThis.removeEventListener('pageshow', look);
  };
}
