import type { KeyValueStore } from '../../session/index.ts';
import type { Clock, Undo } from '../environment.ts';
import {
  type Background,
  type BackgroundProgress,
  backgrounds,
  type BackgroundTools,
  type BackgroundView,
  type Segmenter,
  type Studio,
} from './background.ts';
import { FrameGate, SlowWatch } from './pace.ts';

export interface BackgroundPolicyOptions {
  /** Undefined where the page does not offer it. */
  readonly tools: BackgroundTools | undefined;
  readonly clock: Clock;
  /** Outlives the page. */
  readonly memory: KeyValueStore;
  /** Told after each change. */
  readonly show: (view: BackgroundView) => void;
  /** Another track goes out now. */
  readonly changed: () => void;
  readonly failed: (error: unknown) => void;
}

const key = 'rampa/background';
/** No picture after this time is told to be late: long enough for the first loading over an ordinary line. */
const lateMs = 10_000;
/** A picture that takes longer never comes. */
const answerMs = 15_000;

/**
 * What could not begin is forgotten after this time, and not at once: a page that is being left breaks off its loading,
 * which looks the same, and must not make the next page show the camera.
 */
const forgetMs = 1_000;

/** One run from camera to picture. */
interface Work {
  readonly studio: Studio;
  readonly gate: FrameGate;
  readonly watch: SlowWatch;
  segmenter?: Segmenter;
  busy: boolean;
}

/**
 * Puts another background behind the person before the camera goes out, when they have chosen one. Once their choice
 * is known to be wanted, the camera itself never goes out: before the first picture, and after a failure, a still dark
 * stage does. Only who chooses a background while the camera is seen anyway goes on being seen until it is ready.
 */
export class BackgroundPolicy {
  readonly #options: BackgroundPolicyOptions;
  #chosen: Background;
  #at: BackgroundProgress = 'idle';
  #camera: MediaStreamTrack | undefined;
  #work: Work | undefined;
  /** The camera itself must not go out. */
  #covering = false;
  #enabled = true;
  #waiting: Undo = () => undefined;

  constructor(options: BackgroundPolicyOptions) {
    this.#options = options;
    this.#chosen = options.tools?.possible === true ? remembered(options.memory) : 'none';
    this.#show();
  }

  /** What goes out of the camera; undefined when nothing may. */
  get track(): MediaStreamTrack | undefined {
    return this.#covering ? this.#work?.studio.track : this.#camera;
  }

  /** The camera that is open now, undefined for none. */
  follow(camera: MediaStreamTrack | undefined): void {
    if (camera === this.#camera) return;
    this.#camera = camera;
    if (camera === undefined) this.#stop('idle');
    else if (this.#work !== undefined) this.#work.studio.look(camera);
    else if (this.#chosen !== 'none') this.#begin(camera, true);
  }

  /** Remembered for the next time. The same once more tries again what has failed. */
  choose(background: Background): void {
    if (this.#options.tools?.possible !== true) return;
    if (background === this.#chosen && this.#at !== 'covered') return;
    const wasCovered = this.#covering;
    this.#waiting();
    this.#remember(background);
    if (background === 'none') this.#stop('idle');
    else if (this.#camera !== undefined && (this.#work === undefined || this.#at === 'covered')) {
      this.#begin(this.#camera, wasCovered);
    }
    this.#show();
    this.#options.changed();
  }

  /** Black instead of pictures, as of a camera that is switched off. */
  enable(enabled: boolean): void {
    this.#enabled = enabled;
    if (this.#work !== undefined) this.#work.studio.track.enabled = enabled;
  }

  close(): void {
    this.#camera = undefined;
    this.#stop('idle');
  }

  #begin(camera: MediaStreamTrack, covering: boolean): void {
    const { tools, clock } = this.#options;
    if (tools === undefined) return;
    this.#end();
    this.#covering = covering;
    try {
      const studio = tools.openStudio(camera);
      studio.track.enabled = this.#enabled;
      this.#work = { studio, gate: new FrameGate(), watch: new SlowWatch(), busy: false };
    } catch (error) {
      this.#fail(error);
      return;
    }
    this.#tell('preparing');
    this.#waiting = clock.after(lateMs, () => this.#tell('late'));
    void this.#prepare(this.#work, tools);
  }

  async #prepare(work: Work, tools: BackgroundTools): Promise<void> {
    try {
      const segmenter = await tools.loadSegmenter();
      if (work !== this.#work) {
        segmenter.close();
        return;
      }
      work.segmenter = segmenter;
      work.studio.onFrame(() => void this.#frame(work, segmenter, tools));
    } catch (error) {
      if (work === this.#work) this.#fail(error);
    }
  }

  async #frame(work: Work, segmenter: Segmenter, tools: BackgroundTools): Promise<void> {
    if (work !== this.#work || work.busy || !this.#enabled || !work.gate.lets(tools.now())) return;
    const picture = work.studio.take();
    if (picture === undefined) return;
    work.busy = true;
    const began = tools.now();
    const giveUp = this.#options.clock.after(answerMs, () => {
      if (work === this.#work) this.#fail(new Error('the segmenter does not answer'));
    });
    try {
      const mask = await segmenter.segment(picture);
      // Another choice, a closed camera or a failure may have come meanwhile.
      if (work !== this.#work || this.#chosen === 'none') return;
      work.studio.paint(this.#chosen, mask);
      const now = tools.now();
      this.#painted(work.watch.add(now, now - began));
    } catch (error) {
      if (work === this.#work) this.#fail(error);
    } finally {
      giveUp();
      work.busy = false;
    }
  }

  #painted(isSlow: boolean): void {
    this.#waiting();
    const isFirst = !this.#covering;
    this.#covering = true;
    this.#tell(isSlow ? 'slow' : 'running');
    if (isFirst) this.#options.changed();
  }

  #fail(error: unknown): void {
    const { clock, failed } = this.#options;
    failed(error);
    if (!this.#covering) {
      this.#chosen = 'none';
      this.#stop('not_loaded');
      this.#waiting = clock.after(forgetMs, () => this.#remember('none'));
      this.#options.changed();
      return;
    }
    const studio = this.#work?.studio;
    this.#work?.segmenter?.close();
    this.#waiting();
    if (studio !== undefined) {
      studio.cover();
      // It keeps the track, and works no more: a late answer belongs to a work that is over.
      studio.onFrame(() => undefined);
      this.#work = { studio, gate: new FrameGate(), watch: new SlowWatch(), busy: false };
    }
    this.#tell('covered');
    this.#options.changed();
  }

  #stop(at: BackgroundProgress): void {
    this.#end();
    this.#covering = false;
    this.#tell(at);
  }

  #end(): void {
    this.#waiting();
    this.#work?.segmenter?.close();
    this.#work?.studio.close();
    this.#work = undefined;
  }

  #remember(background: Background): void {
    this.#chosen = background;
    const { memory } = this.#options;
    if (background === 'none') memory.remove(key);
    else memory.set(key, background);
  }

  /** Thirty times a second the same: that is not told. */
  #tell(at: BackgroundProgress): void {
    if (at === this.#at) return;
    this.#at = at;
    this.#show();
  }

  #show(): void {
    const offered = this.#options.tools?.possible === true;
    this.#options.show({ offered, chosen: this.#chosen, at: this.#at, covering: this.#covering });
  }
}

/** What was written by another version, or by somebody's hand, is no choice. */
function remembered(memory: KeyValueStore): Background {
  const kept = memory.get(key);
  return backgrounds.find((background) => background === kept) ?? 'none';
}
