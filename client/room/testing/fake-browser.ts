import { type KeyValueStore, memoryStore } from '../../session/index.ts';
import type { CaptureDevices, DeviceKind, DeviceOption, WantedDevices } from '../devices.ts';
import type { Clock, Environment, Undo } from '../environment.ts';
import type { SharedFile, ShareDevices } from '../share-devices.ts';
import type { BlockedListener, SoundOutput } from '../sound-output.ts';
import { FakeBackgrounds } from './fake-backgrounds.ts';
import { fakeStream, FakeTrack } from './fake-tracks.ts';

/** Camera and microphone of a test, with the question for permission counted. */
export class FakeDevices implements CaptureDevices {
  access: CaptureDevices['access'] = 'possible';
  black = false;
  /** What getUserMedia fails with. */
  failure: Error | undefined;
  readonly asked: WantedDevices[] = [];
  readonly tracks: FakeTrack[] = [];
  declared: 'playback' | 'play-and-record' | undefined;
  /** What is plugged in; the first of a kind is what the browser gives. */
  plugged: Record<DeviceKind, readonly DeviceOption[]> = { microphone: [], camera: [] };
  readonly #listeners = new Set<() => void>();

  open(wanted: WantedDevices): Promise<MediaStream> {
    this.asked.push(wanted);
    if (this.failure !== undefined) return Promise.reject(this.failure);
    const { microphone = true, camera } = wanted;
    const kinds = [
      ...(microphone ? (['microphone'] as const) : []),
      ...(camera ? (['camera'] as const) : []),
    ];
    const tracks = kinds.map((kind) => this.#track(kind, wanted.chosen?.[kind]));
    this.tracks.push(...tracks);
    return Promise.resolve(fakeStream(tracks));
  }

  #track(kind: DeviceKind, chosen: string | undefined): FakeTrack {
    const media = kind === 'camera' ? 'video' : 'audio';
    const track = new FakeTrack(media, `${media}-${this.asked.length}`);
    const options = this.plugged[kind];
    track.deviceId = (options.find(({ id }) => id === chosen) ?? options[0])?.id;
    return track;
  }

  list(): Promise<Record<DeviceKind, readonly DeviceOption[]>> {
    return Promise.resolve(this.plugged);
  }

  onChange(listener: () => void): Undo {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  plug(plugged: Partial<Record<DeviceKind, readonly DeviceOption[]>>): void {
    this.plugged = { ...this.plugged, ...plugged };
    for (const listener of this.#listeners) listener();
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

/** A media file of a test. */
export class FakeFile implements SharedFile {
  readonly tracks = [new FakeTrack('video', 'film'), new FakeTrack('audio', 'film-sound')];
  state: 'held' | 'playing' | 'closed' = 'held';
  #ended: () => void = () => undefined;

  play(): Promise<MediaStream> {
    this.state = 'playing';
    return Promise.resolve(fakeStream(this.tracks));
  }

  pause(): void {
    this.state = 'held';
  }

  onEnd(listener: () => void): void {
    this.#ended = listener;
  }

  close(): void {
    this.state = 'closed';
  }

  /** Played to its end. */
  end(): void {
    this.#ended();
  }
}

/** Screens and files of a test. */
export class FakeShares implements ShareDevices {
  readonly offers = { screen: true, file: true };
  /** What the next question is answered with. */
  failure: Error | undefined;
  readonly screens: (readonly FakeTrack[])[] = [];
  readonly files: FakeFile[] = [];

  openScreen(): Promise<MediaStream> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    const tracks = [new FakeTrack('video', 'screen'), new FakeTrack('audio', 'screen-sound')];
    this.screens.push(tracks);
    return Promise.resolve(fakeStream(tracks));
  }

  openFile(): Promise<FakeFile> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    const file = new FakeFile();
    this.files.push(file);
    return Promise.resolve(file);
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
  readonly memory: KeyValueStore;
  readonly devices = new FakeDevices();
  readonly shares = new FakeShares();
  readonly backgrounds = new FakeBackgrounds();
  readonly sounds: FakeSound[] = [];
  readonly logged: unknown[] = [];
  readonly fetch: Environment['fetch'];
  readonly openConnection: Environment['openConnection'];
  readonly random: () => number;
  reloads = 0;
  readonly #network = new Set<() => void>();
  readonly #visible = new Set<() => void>();
  #uuids = 0;

  /** `memory` is what the browser remembers from earlier pages. */
  constructor(
    house: Pick<Environment, 'fetch' | 'openConnection'>,
    random: () => number = () => 0,
    memory = memoryStore(),
  ) {
    this.memory = memory;
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
