import { z } from 'zod';
import type { KeyValueStore } from '../session/index.ts';
import { type CaptureDevices, type DeviceChoice, type DeviceKind, deviceKinds } from './devices.ts';
import type { Undo } from './environment.ts';
import type { Devices } from './state.ts';

export interface DeviceBookOptions {
  readonly devices: CaptureDevices;
  /** Outlives the page. */
  readonly memory: KeyValueStore;
  /** Told after each change. */
  readonly show: (devices: Pick<Devices, DeviceKind | 'chosen'>) => void;
}

const key = 'rampa/devices';
const Remembered = z.object({
  microphone: z.string().exactOptional(),
  camera: z.string().exactOptional(),
});

/** Which cameras and microphones there are, and which of them a person has chosen, today or the last time. */
export class DeviceBook {
  readonly #options: DeviceBookOptions;
  readonly #stopListening: Undo;
  #chosen: DeviceChoice;
  /** Raised by each look: an answer that another look has overtaken says nothing. */
  #looks = 0;

  constructor(options: DeviceBookOptions) {
    this.#options = options;
    this.#chosen = remembered(options.memory);
    this.#stopListening = options.devices.onChange(() => void this.refresh());
  }

  get chosen(): DeviceChoice {
    return this.#chosen;
  }

  /** Looks what is there; worth it after a capture, which lets the browser tell names. */
  async refresh(): Promise<void> {
    const look = ++this.#looks;
    const listed = await this.#options.devices.list();
    if (look === this.#looks) this.#options.show({ ...listed, chosen: this.#chosen });
  }

  /** `undefined` for whatever the browser gives. */
  choose(kind: DeviceKind, id: string | undefined): void {
    const { [kind]: _before, ...others } = this.#chosen;
    this.#chosen = id === undefined ? others : { ...others, [kind]: id };
    this.#options.memory.set(key, JSON.stringify(this.#chosen));
    void this.refresh();
  }

  close(): void {
    this.#looks += 1;
    this.#stopListening();
  }
}

function remembered(memory: KeyValueStore): DeviceChoice {
  try {
    return Remembered.parse(JSON.parse(memory.get(key) ?? '{}'));
  } catch {
    // Written by another version, or by somebody's hand.
    return {};
  }
}

/** What these tracks come from. */
export const devicesOf = (tracks: Readonly<Partial<Record<DeviceKind, MediaStreamTrack>>>): DeviceChoice =>
  Object.fromEntries(
    deviceKinds.flatMap((kind) => {
      const id = tracks[kind]?.getSettings().deviceId;
      return id === undefined ? [] : [[kind, id]];
    }),
  );
