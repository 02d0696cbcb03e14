import type { Background, BackgroundTools, Studio } from './background.ts';
import { composite, segmentedSize, softSizes, stepsOf } from './compositing.ts';
import { drawStage } from './dark-stage.ts';
import { watchFrames } from './frames.ts';

/** This browser. */
export const browserBackgrounds: BackgroundTools = {
  get possible() {
    return 'captureStream' in HTMLCanvasElement.prototype && 'WebAssembly' in globalThis;
  },
  openStudio: (camera) => new BrowserStudio(camera),
  loadSegmenter: async () => {
    // Nobody but who has chosen a background loads any of it.
    const { loadMediapipe } = await import('./mediapipe-segmenter.ts');
    return loadMediapipe();
  },
  now: () => performance.now(),
};

const framesPerSecond = 30;

class BrowserStudio implements Studio {
  readonly track: MediaStreamTrack;
  /** Goes out. */
  readonly #sent: Easel;
  /** What was taken, whole and for the segmenter. */
  readonly #frame = easel();
  readonly #small = easel();
  readonly #stage = easel();
  readonly #soft = softSizes({ width: 1, height: 1 }).map(() => easel());
  readonly #video: HTMLVideoElement;
  readonly #stopWatching: () => void;
  #listener: () => void = () => undefined;

  constructor(camera: MediaStreamTrack) {
    const { width = 1280, height = 720 } = camera.getSettings();
    this.#sent = easel(width, height);
    this.cover();
    const [track] = this.#sent.canvas.captureStream(framesPerSecond).getVideoTracks();
    if (track === undefined) throw new Error('this canvas cannot be captured');
    // A person who moves, not a page to be read.
    track.contentHint = 'motion';
    this.track = track;
    this.#video = document.createElement('video');
    this.#video.muted = true;
    this.#video.playsInline = true;
    this.#stopWatching = watchFrames(this.#video, () => this.#listener());
    this.look(camera);
  }

  look(camera: MediaStreamTrack): void {
    this.#video.srcObject = new MediaStream([camera]);
    // A muted picture may always play; a rejected promise only says that it was replaced meanwhile.
    this.#video.play().catch(() => undefined);
  }

  onFrame(listener: () => void): void {
    this.#listener = listener;
  }

  take(): HTMLCanvasElement | undefined {
    const { videoWidth: width, videoHeight: height, readyState } = this.#video;
    if (width === 0 || height === 0 || readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return undefined;
    fill(this.#frame, { width, height }, this.#video);
    fill(this.#small, segmentedSize({ width, height }), this.#frame.canvas);
    return this.#small.canvas;
  }

  paint(background: Exclude<Background, 'none'>, mask: CanvasImageSource): void {
    const { canvas, context } = this.#sent;
    fit(canvas, this.#frame.canvas);
    composite(context, canvas, stepsOf(background), {
      mask: () => mask,
      frame: () => this.#frame.canvas,
      softened: () => this.#softened(),
      stage: () => this.#darkStage(),
    });
  }

  cover(): void {
    const { canvas, context } = this.#sent;
    context.globalCompositeOperation = 'copy';
    context.drawImage(this.#darkStage(), 0, 0, canvas.width, canvas.height);
  }

  close(): void {
    this.#stopWatching();
    this.#video.srcObject = null;
    this.track.stop();
  }

  #softened(): CanvasImageSource {
    let picture = this.#frame.canvas;
    const sizes = softSizes(picture);
    for (const [index, easelOfStep] of this.#soft.entries()) {
      fill(easelOfStep, sizes[index] ?? picture, picture);
      picture = easelOfStep.canvas;
    }
    return picture;
  }

  /** Drawn once for each size. */
  #darkStage(): CanvasImageSource {
    const { canvas, context } = this.#stage;
    if (fit(canvas, this.#sent.canvas)) drawStage(context, canvas);
    return canvas;
  }
}

interface Easel {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
}

/** @throws Error when the browser has none left */
function easel(width = 1, height = 1): Easel {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas to draw on');
  context.imageSmoothingQuality = 'high';
  return { canvas, context };
}

type Size = Pick<HTMLCanvasElement, 'width' | 'height'>;

/** Gives a canvas another size, which empties it; false when it had it. */
function fit(canvas: HTMLCanvasElement, { width, height }: Size): boolean {
  if (canvas.width === width && canvas.height === height) return false;
  Object.assign(canvas, { width, height });
  return true;
}

function fill({ canvas, context }: Easel, size: Size, picture: CanvasImageSource): void {
  fit(canvas, size);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
}
