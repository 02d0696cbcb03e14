import type { Background, BackgroundTools, Segmenter, Studio } from '../background/background.ts';
import { asTrack, FakeTrack } from './fake-tracks.ts';

/** A studio of a test: tells what has been painted on its canvas, and takes a picture when it is told to. */
export class FakeStudio implements Studio {
  readonly fake: FakeTrack;
  /** Cameras that were looked at, the last one now. */
  readonly cameras: MediaStreamTrack[];
  /** What is on the canvas, from the first to the last. */
  readonly painted: ('covered' | Exclude<Background, 'none'>)[] = ['covered'];
  hasPicture = true;
  #listener: () => void = () => undefined;

  constructor(camera: MediaStreamTrack, name: string) {
    this.cameras = [camera];
    this.fake = new FakeTrack('video', name);
  }

  get track(): MediaStreamTrack {
    return asTrack(this.fake);
  }

  look(camera: MediaStreamTrack): void {
    this.cameras.push(camera);
  }

  onFrame(listener: () => void): void {
    this.#listener = listener;
  }

  take(): HTMLCanvasElement | undefined {
    // Nothing of it is used but that it is there.
    return this.hasPicture ? ({} as HTMLCanvasElement) : undefined;
  }

  paint(background: Exclude<Background, 'none'>): void {
    this.painted.push(background);
  }

  cover(): void {
    this.painted.push('covered');
  }

  close(): void {
    this.fake.stop();
  }

  /** The camera gives a picture. */
  frame(): void {
    this.#listener();
  }
}

/** A segmenter of a test. */
export class FakeSegmenter implements Segmenter {
  /** Milliseconds on the global clock, which Vitest's fake timers turn; `never` for a picture that never comes. */
  takes: number | 'never' = 0;
  failure: Error | undefined;
  calls = 0;
  closed = false;

  segment(): Promise<CanvasImageSource> {
    this.calls += 1;
    const { failure, takes } = this;
    if (failure !== undefined) return Promise.reject(failure);
    const mask = {} as CanvasImageSource; // handed on, not looked at
    if (takes === 0) return Promise.resolve(mask);
    return new Promise((resolve) => {
      if (takes !== 'never') setTimeout(() => resolve(mask), takes);
    });
  }

  close(): void {
    this.closed = true;
  }
}

/** What a browser of a test has for backgrounds. Model and program arrive when `arrive` is called. */
export class FakeBackgrounds implements BackgroundTools {
  possible = true;
  /** No canvas can be had. */
  broken = false;
  readonly studios: FakeStudio[] = [];
  readonly segmenters: FakeSegmenter[] = [];
  readonly #loading: ((loaded: FakeSegmenter | Error) => void)[] = [];

  openStudio(camera: MediaStreamTrack): Studio {
    if (this.broken) throw new Error('no canvas to draw on');
    const studio = new FakeStudio(camera, `studio-${this.studios.length + 1}`);
    this.studios.push(studio);
    return studio;
  }

  loadSegmenter(): Promise<Segmenter> {
    return new Promise((resolve, reject) => {
      this.#loading.push((loaded) => {
        if (loaded instanceof Error) reject(loaded);
        else resolve(loaded);
      });
    });
  }

  now(): number {
    return Date.now();
  }

  /** How often it was loaded. */
  get loads(): number {
    return this.#loading.length;
  }

  /** What was asked for last has been loaded, or could not be. */
  arrive(failure?: Error): void {
    const segmenter = new FakeSegmenter();
    if (failure === undefined) this.segmenters.push(segmenter);
    this.#loading.at(-1)?.(failure ?? segmenter);
  }
}
