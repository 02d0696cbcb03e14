import type { Wish } from '../../protocol/room/index.ts';
import type { CaptureSource, SoundProfile } from './api.ts';
import { CaptureFailure, type CaptureFailureReason, reasonOf } from './capture-failure.ts';
import {
  type CaptureDevices,
  type DeviceChoice,
  type DeviceKind,
  deviceKinds,
  preferred,
} from './devices.ts';
import type { Capture } from './state.ts';

type Tracks = Readonly<Partial<Record<DeviceKind, MediaStreamTrack>>>;

/** What is to be opened now; what is not stays as it is. */
interface Wanted {
  readonly microphone: boolean;
  readonly camera: boolean;
}

const wantedFor = (wish: Wish): Wanted => ({ microphone: true, camera: wish === 'voice_and_video' });

export interface CapturePolicyOptions {
  readonly devices: CaptureDevices;
  /** Instead of the devices: a drawn actor, a file. */
  readonly source?: CaptureSource;
  /** Which of the devices. */
  readonly chosen?: () => DeviceChoice;
  /** Told after each change. */
  readonly show: (capture: Capture) => void;
}

/**
 * Camera and microphone, asked for once and kept until they are no longer needed: some web views ask the person anew
 * for every capture. Nothing here starts by itself; only what was captured before and has died is opened again.
 */
export class CapturePolicy {
  readonly #options: CapturePolicyOptions;
  readonly #disabled = new Set<DeviceKind>();
  #tracks: Tracks = {};
  #profile: SoundProfile = 'voice';
  /** Raised by everything that makes an answer of the browser come too late. */
  #turn = 0;

  constructor(options: CapturePolicyOptions) {
    this.#options = options;
  }

  get tracks(): Tracks {
    return this.#tracks;
  }

  get profile(): SoundProfile {
    return this.#profile;
  }

  get ready(): boolean {
    return Object.keys(this.#tracks).length > 0;
  }

  /** Resolves to whether the tracks of this wish are there. Asks the person only for what is missing. */
  async open(wish: Wish): Promise<boolean> {
    const { microphone, camera } = this.#tracks;
    if (isLive(microphone) && (wish === 'voice' || isLive(camera))) {
      if (wish === 'voice' && camera !== undefined) this.#closeCamera(camera);
      return true;
    }
    const turn = ++this.#turn;
    if (!this.ready) this.#options.show({ at: 'asking', wish });
    try {
      const tracks = await this.#ask(wantedFor(wish));
      if (turn !== this.#turn) {
        stop(tracks);
        return false;
      }
      this.#replace(tracks);
      return true;
    } catch (error) {
      // What was there before stays: it may be in use.
      if (turn === this.#turn && !this.ready) this.#fail(reasonOf(error));
      return false;
    }
  }

  /** Sound for speech or for music; an open microphone is opened anew, the camera stays. */
  async setProfile(profile: SoundProfile): Promise<void> {
    if (profile === this.#profile) return;
    this.#profile = profile;
    if (this.#tracks.microphone !== undefined) await this.#reopen({ microphone: true, camera: false });
  }

  /** Opens another device of this kind in the place of the one that is open. Resolves to whether it could be had. */
  async renew(kind: DeviceKind): Promise<boolean> {
    if (!this.ready || this.#options.source !== undefined) return true;
    const { camera } = this.#tracks;
    // Many phones have one camera open at a time.
    if (kind === 'camera' && camera !== undefined) stop({ camera });
    return this.#reopen({ microphone: kind === 'microphone', camera: kind === 'camera' });
  }

  /** Lets silence and black go out instead of the real thing, without closing the device. */
  enable(source: DeviceKind, enabled: boolean): void {
    if (enabled) this.#disabled.delete(source);
    else this.#disabled.add(source);
    const track = this.#tracks[source];
    if (track !== undefined) track.enabled = enabled;
  }

  /** The page is in front again: what the system has taken away meanwhile (a call, another app) is opened anew. */
  async revive(): Promise<void> {
    const { microphone, camera } = this.#tracks;
    if (camera !== undefined && isDead(camera)) await this.#reopen({ microphone: true, camera: true });
    else if (microphone !== undefined && isDead(microphone)) {
      await this.#reopen({ microphone: true, camera: false });
    }
  }

  /** Stops the devices; their lamps go out. */
  close(): void {
    this.#turn += 1;
    stop(this.#tracks);
    this.#tracks = {};
    this.#options.devices.declareSound('playback');
    this.#options.show({ at: 'none' });
  }

  async #ask({ microphone, camera }: Wanted): Promise<Tracks> {
    const { source, devices, chosen } = this.#options;
    const profile = this.#profile;
    if (source !== undefined) return tracksOf(await source(camera ? 'voice_and_video' : 'voice', profile));
    if (devices.access !== 'possible') throw new CaptureFailure(devices.access);
    devices.declareSound('play-and-record');
    const alone = microphone ? {} : { microphone };
    const tracks = tracksOf(
      await devices.open({ profile, camera, ...alone, ...preferred(chosen?.() ?? {}) }),
    );
    if (tracks.camera !== undefined && (await devices.looksBlack(tracks.camera))) {
      stop(tracks);
      throw new CaptureFailure('black');
    }
    return tracks;
  }

  async #reopen(wanted: Wanted): Promise<boolean> {
    const turn = ++this.#turn;
    try {
      const tracks = await this.#ask(wanted);
      if (turn !== this.#turn) {
        stop(tracks);
        return false;
      }
      this.#replace(tracks);
      return true;
    } catch (error) {
      if (turn !== this.#turn) return false;
      const living = Object.entries(this.#tracks).filter(([, track]) => isLive(track));
      if (living.length === 0) this.#fail(reasonOf(error));
      else this.#keep(Object.fromEntries(living));
      return false;
    }
  }

  /** Less is wished than before: the lamp of the camera goes out. */
  #closeCamera(camera: MediaStreamTrack): void {
    const { camera: _closed, ...kept } = this.#tracks;
    stop({ camera });
    this.#keep(kept);
  }

  /** New tracks take the place of the old ones of their source. */
  #replace(tracks: Tracks): void {
    const before = this.#tracks;
    this.#keep({ ...before, ...tracks });
    for (const source of deviceKinds) {
      const old = before[source];
      if (old !== undefined && old !== this.#tracks[source]) stop({ [source]: old });
    }
  }

  #keep(tracks: Tracks): void {
    this.#tracks = tracks;
    for (const source of deviceKinds) {
      const track = tracks[source];
      if (track === undefined) continue;
      track.enabled = !this.#disabled.has(source);
      // Unplugged, or taken by the system: not by us, whose stop says nothing.
      track.onended = () => {
        if (this.#tracks[source] === track) void this.revive();
      };
    }
    this.#options.show({ at: 'ready', tracks });
  }

  #fail(reason: CaptureFailureReason): void {
    stop(this.#tracks);
    this.#tracks = {};
    this.#options.devices.declareSound('playback');
    this.#options.show({ at: 'refused', reason });
  }
}

function tracksOf(stream: MediaStream): Tracks {
  const [microphone] = stream.getAudioTracks();
  const [camera] = stream.getVideoTracks();
  return { ...(microphone && { microphone }), ...(camera && { camera }) };
}

const isLive = (track: MediaStreamTrack | undefined): boolean => track?.readyState === 'live';

/** Ended, or muted by the system: iOS says "live" of a track that a phone call has silenced. */
const isDead = (track: MediaStreamTrack): boolean => track.readyState === 'ended' || track.muted;

function stop(tracks: Tracks): void {
  for (const track of Object.values(tracks)) {
    track.onended = null;
    track.stop();
  }
}
