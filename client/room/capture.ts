import { MediaSource } from '../../protocol/media.ts';
import type { Wish } from '../../protocol/room/index.ts';
import type { CaptureSource, SoundProfile } from './api.ts';
import type { CaptureDevices } from './devices.ts';
import type { Capture } from './state.ts';

type Tracks = Readonly<Partial<Record<MediaSource, MediaStreamTrack>>>;
/** Why there is no capture. */
export type Failure = Extract<Capture, { at: 'refused' }>['reason'];

export interface CapturePolicyOptions {
  readonly devices: CaptureDevices;
  /** Instead of the devices: a drawn actor, a file. */
  readonly source?: CaptureSource;
  /** Told after each change. */
  readonly show: (capture: Capture) => void;
}

/**
 * Camera and microphone, asked for once and kept until they are no longer needed: some web views ask the person anew
 * for every capture. Nothing here starts by itself; only what was captured before and has died is opened again.
 */
export class CapturePolicy {
  readonly #options: CapturePolicyOptions;
  readonly #disabled = new Set<MediaSource>();
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
      const tracks = await this.#ask(wish);
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
    if (this.#tracks.microphone !== undefined) await this.#reopen('voice');
  }

  /** Lets silence and black go out instead of the real thing, without closing the device. */
  enable(source: MediaSource, enabled: boolean): void {
    if (enabled) this.#disabled.delete(source);
    else this.#disabled.add(source);
    const track = this.#tracks[source];
    if (track !== undefined) track.enabled = enabled;
  }

  /** The page is in front again: what the system has taken away meanwhile (a call, another app) is opened anew. */
  async revive(): Promise<void> {
    const { microphone, camera } = this.#tracks;
    if (camera !== undefined && isDead(camera)) await this.#reopen('voice_and_video');
    else if (microphone !== undefined && isDead(microphone)) await this.#reopen('voice');
  }

  /** Stops the devices; their lamps go out. */
  close(): void {
    this.#turn += 1;
    stop(this.#tracks);
    this.#tracks = {};
    this.#options.devices.declareSound('playback');
    this.#options.show({ at: 'none' });
  }

  async #ask(wish: Wish): Promise<Tracks> {
    const { source, devices } = this.#options;
    if (source !== undefined) return tracksOf(await source(wish, this.#profile));
    if (devices.access !== 'possible') throw new CaptureFailure(devices.access);
    devices.declareSound('play-and-record');
    const tracks = tracksOf(
      await devices.open({ profile: this.#profile, camera: wish === 'voice_and_video' }),
    );
    if (tracks.camera !== undefined && (await devices.looksBlack(tracks.camera))) {
      stop(tracks);
      throw new CaptureFailure('black');
    }
    return tracks;
  }

  async #reopen(wish: Wish): Promise<void> {
    const turn = ++this.#turn;
    try {
      const tracks = await this.#ask(wish);
      if (turn === this.#turn) this.#replace(tracks);
      else stop(tracks);
    } catch (error) {
      if (turn !== this.#turn) return;
      const living = Object.entries(this.#tracks).filter(([, track]) => isLive(track));
      if (living.length === 0) this.#fail(reasonOf(error));
      else this.#keep(Object.fromEntries(living));
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
    for (const source of MediaSource.options) {
      const old = before[source];
      if (old !== undefined && old !== this.#tracks[source]) stop({ [source]: old });
    }
  }

  #keep(tracks: Tracks): void {
    this.#tracks = tracks;
    for (const source of MediaSource.options) {
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

  #fail(reason: Failure): void {
    stop(this.#tracks);
    this.#tracks = {};
    this.#options.devices.declareSound('playback');
    this.#options.show({ at: 'refused', reason });
  }
}

/** A capture that failed for a reason of our own. */
class CaptureFailure extends Error {
  readonly reason: Failure;

  constructor(reason: Failure) {
    super(reason);
    this.reason = reason;
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

/** What `getUserMedia` failed with: https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
export function reasonOf(error: unknown): Failure {
  if (error instanceof CaptureFailure) return error.reason;
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'failed';
  }
}
