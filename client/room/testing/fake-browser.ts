import { memoryStore } from '../../session/index.ts';
import type { CaptureDevices } from '../devices.ts';
import type { Clock, Environment, Undo } from '../environment.ts';
import type { BlockedListener, SoundOutput } from '../sound-output.ts';
import { fakeStream, FakeTrack } from './fake-tracks.ts';

/** Camera and microphone of a test, with the question for permission counted. */
export class FakeDevices implements CaptureDevices {
  access: CaptureDevices['access'] = 'possible';
  black = false;
  /** What getUserMedia fails with. */
  failure: Error | undefined;
  readonly asked: { readonly profile: string; readonly camera: boolean }[] = [];
  readonly tracks: FakeTrack[] = [];
  declared: 'playback' | 'play-and-record' | undefined;

  open(wanted: { readonly profile: 'voice' | 'music'; readonly camera: boolean }): Promise<MediaStream> {
    this.asked.push(wanted);
    if (this.failure !== undefined) return Promise.reject(this.failure);
    const kinds = wanted.camera ? (['audio', 'video'] as const) : (['audio'] as const);
    const tracks = kinds.map((kind) => new FakeTrack(kind, `${kind}-${this.asked.length}`));
    this.tracks.push(...tracks);
    return Promise.resolve(fakeStream(tracks));
  }

  looksBlack(): Promise<boolean> {
    return Promise.resolve(this.black);
  }

  declareSound(use: 'playback' | 'play-and-record'): void {
    this.declared = use;
  }

  /** Devices whose lamp is on. */
  get running(): readonly FakeTrack[] {
    return this.tracks.filter(({ readyState }) => readyState === 'live');
  }
}

export class FakeSound implements SoundOutput {
  readonly blocked: BlockedListener;
  readonly playing = new Map<HTMLMediaElement, MediaStreamTrack>();
  volume = 1;
  unlocks = 0;
  resumed = 0;

  constructor(blocked: BlockedListener) {
    this.blocked = blocked;
  }

  play(element: HTMLMediaElement, track: MediaStreamTrack): void {
    this.playing.set(element, track);
  }

  stop(element: HTMLMediaElement): void {
    this.playing.delete(element);
  }

  setVolume(level: number): void {
    this.volume = level;
  }

  unlock(): Promise<void> {
    this.unlocks += 1;
    this.blocked(false);
    return Promise.resolve();
  }

  resume(): void {
    this.resumed += 1;
  }

  close(): void {
    this.playing.clear();
  }
}

/** The global clock, which Vitest's fake timers turn. */
export const timerClock: Clock = {
  now: () => Date.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** A browser of a test. */
export class FakeBrowser implements Environment {
  readonly clock = timerClock;
  readonly storage = memoryStore();
  readonly devices = new FakeDevices();
  readonly sounds: FakeSound[] = [];
  readonly logged: unknown[] = [];
  readonly fetch: Environment['fetch'];
  readonly openConnection: Environment['openConnection'];
  readonly random: () => number;
  reloads = 0;
  readonly #network = new Set<() => void>();
  readonly #visible = new Set<() => void>();
  #uuids = 0;

  constructor(house: Pick<Environment, 'fetch' | 'openConnection'>, random: () => number = () => 0) {
    this.fetch = house.fetch;
    this.openConnection = house.openConnection;
    this.random = random;
  }

  uuid(): string {
    this.#uuids += 1;
    return `00000000-0000-4000-8000-${this.#uuids.toString(16).padStart(12, '0')}`;
  }

  createSound(blocked: BlockedListener): FakeSound {
    const sound = new FakeSound(blocked);
    this.sounds.push(sound);
    return sound;
  }

  onNetworkChange(listener: () => void): Undo {
    this.#network.add(listener);
    return () => this.#network.delete(listener);
  }

  onVisible(listener: () => void): Undo {
    this.#visible.add(listener);
    return () => this.#visible.delete(listener);
  }

  reloadPage(): void {
    this.reloads += 1;
  }

  log(_what: string, error: unknown): void {
    this.logged.push(error);
  }

  changeNetwork(): void {
    for (const listener of this.#network) listener();
  }

  comeToFront(): void {
    for (const listener of this.#visible) listener();
  }
}
