/** What is seen behind a person: the room they are in, that room out of focus, or a drawn dark stage. */
export const backgrounds = ['none', 'blurred', 'dark'] as const;
export type Background = (typeof backgrounds)[number];

/**
 * How it goes:
 * - `idle`: the camera goes out as it is, or there is none;
 * - `preparing`: model and program are being loaded, and no picture is ready yet;
 * - `late`: the same for an unusually long time;
 * - `running`: every picture that goes out has been worked on;
 * - `slow`: the same, with fewer pictures than the camera gives, since this device needs too long for one;
 * - `not_loaded`: it could not begin; the camera goes out as it did before, and nothing is chosen any longer;
 * - `covered`: it could not begin, or has broken off, and the camera must not be seen: the others see a still dark
 *   stage, or nothing.
 */
export type BackgroundProgress =
  'idle' | 'preparing' | 'late' | 'running' | 'slow' | 'not_loaded' | 'covered';

export interface BackgroundView {
  /** This page and this browser can do it. */
  readonly offered: boolean;
  readonly chosen: Background;
  readonly at: BackgroundProgress;
  /** Before there is a picture, the others see a still stage instead of the camera. */
  readonly covering: boolean;
}

/**
 * Finds the person in a picture. Who does it, and with which model, is known to one file alone, so that it can be
 * exchanged.
 */
export interface Segmenter {
  /**
   * Resolves to a mask of the whole picture, of any size: opaque where the person is, transparent elsewhere. It may be
   * used until the next call; there is one call at a time.
   * @throws Error when the picture could not be worked on; nothing is to be expected of later calls then
   */
  segment(picture: HTMLCanvasElement): Promise<CanvasImageSource>;
  close(): void;
}

/** Camera in, picture for the others out. It is covered, a still dark stage, until something is painted. */
export interface Studio {
  /** What goes out: the same track from beginning to end, whichever camera is looked at. */
  readonly track: MediaStreamTrack;
  /** Looks at another camera. What was painted stays until the next picture. */
  look(camera: MediaStreamTrack): void;
  /** Called for each new picture of the camera, also while the page is hidden. One listener. */
  onFrame(listener: () => void): void;
  /** Keeps the picture that the camera shows now, for `paint`; undefined while there is none. */
  take(): HTMLCanvasElement | undefined;
  /** Sends the picture that was taken last, with another background. */
  paint(background: Exclude<Background, 'none'>, mask: CanvasImageSource): void;
  /** Sends a still dark stage, without anything of the camera. */
  cover(): void;
  /** Stops the track and looks at no camera any longer. The camera itself goes on. */
  close(): void;
}

/** What a browser has for it. */
export interface BackgroundTools {
  readonly possible: boolean;
  /** @throws Error where no canvas can be had */
  openStudio(camera: MediaStreamTrack): Studio;
  /** Loads program and model from this house; some megabytes at the first time. @throws Error */
  loadSegmenter(): Promise<Segmenter>;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
}
