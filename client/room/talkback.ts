import type { CaptureSource } from './api.ts';
import { CaptureFailure, reasonOf } from './capture-failure.ts';
import { type CaptureDevices, type DeviceChoice, preferred } from './devices.ts';
import type { Talk } from './state.ts';

export interface TalkbackPolicyOptions {
  readonly devices: CaptureDevices;
  /** Instead of the devices. */
  readonly source?: CaptureSource;
  readonly chosen: () => DeviceChoice;
  /** The microphone that is captured for the stage already, if one is: nobody is asked twice. */
  readonly microphone: () => MediaStreamTrack | undefined;
  /** Told after each change. */
  readonly show: (talk: Talk) => void;
}

/**
 * The desk's private voice. Its microphone is opened when somebody is first spoken to and kept from then on, silent
 * between the words: a key that is held must be heard at once.
 */
export class TalkbackPolicy {
  readonly #options: TalkbackPolicyOptions;
  #track: MediaStreamTrack | undefined;
  #enabled = false;
  #opening: Promise<boolean> | undefined;
  #closings = 0;

  constructor(options: TalkbackPolicyOptions) {
    this.#options = options;
  }

  get track(): MediaStreamTrack | undefined {
    return this.#track;
  }

  /** Resolves to whether there is a microphone to speak into. */
  open(): Promise<boolean> {
    if (this.#track?.readyState === 'live') return Promise.resolve(true);
    this.#opening ??= this.#open().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  /** Whether the microphone is let through; else it sends silence. */
  enable(enabled: boolean): void {
    this.#enabled = enabled;
    if (this.#track !== undefined) this.#track.enabled = enabled;
  }

  close(): void {
    this.#closings += 1;
    this.#enabled = false;
    if (this.#track === undefined) return;
    this.#drop();
    this.#options.show({ at: 'none' });
  }

  async #open(): Promise<boolean> {
    const closings = this.#closings;
    try {
      const track = this.#options.microphone()?.clone() ?? (await this.#ask());
      if (closings !== this.#closings) {
        track.stop();
        return false;
      }
      this.#keep(track);
      return true;
    } catch (error) {
      if (closings === this.#closings) this.#options.show({ at: 'refused', reason: reasonOf(error) });
      return false;
    }
  }

  async #ask(): Promise<MediaStreamTrack> {
    const { source, devices, chosen, show } = this.#options;
    show({ at: 'asking' });
    if (source === undefined && devices.access !== 'possible') throw new CaptureFailure(devices.access);
    const stream = await (source?.('voice', 'voice') ??
      devices.open({ profile: 'voice', camera: false, ...preferred(chosen()) }));
    const [track] = stream.getAudioTracks();
    if (track === undefined) throw new CaptureFailure('missing');
    return track;
  }

  #keep(track: MediaStreamTrack): void {
    this.#track = track;
    track.enabled = this.#enabled;
    // Unplugged, or taken by the system: the next word opens another.
    track.onended = () => {
      if (this.#track !== track) return;
      this.#drop();
      this.#options.show({ at: 'none' });
    };
    this.#options.show({ at: 'ready' });
  }

  #drop(): void {
    if (this.#track === undefined) return;
    this.#track.onended = null;
    this.#track.stop();
    this.#track = undefined;
  }
}
