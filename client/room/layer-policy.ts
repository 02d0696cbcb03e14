import type { Clock, Undo } from './environment.ts';
import type { MediaSource } from '../../protocol/media.ts';
import type { ConsumerOptions } from '../../protocol/socket.ts';

export type SpatialLayer = 0 | 1 | 2;

/** Widest picture in device pixels that a layer of a 1280 pixel camera (320, 640, 1280) still fills well enough. */
const widestForLayer0Px = 400;
const widestForLayer1Px = 800;

/** A layout that moves says many widths; the house is told the last of them. */
const batchMs = 100;

/** `null` for a picture that is not seen. */
export function layerForWidth(widthPx: number): SpatialLayer | null {
  if (widthPx <= 0) return null;
  if (widthPx <= widestForLayer0Px) return 0;
  return widthPx <= widestForLayer1Px ? 1 : 2;
}

export interface LayerChoice {
  readonly id: string;
  readonly spatial: SpatialLayer | null;
}

/**
 * Which simulcast layer of each picture is worth receiving, by the width at which the layout shows it. Choices are
 * sent together and only when they change. The widths outlive a reconnection, the consumers do not.
 */
export class LayerPolicy {
  readonly #clock: Clock;
  readonly #send: (choices: readonly LayerChoice[]) => void;
  readonly #wanted = new Map<string, SpatialLayer | null>();
  /** Whose picture, and which, by consumer. */
  readonly #consumers = new Map<string, string>();
  readonly #told = new Map<string, SpatialLayer | null>();
  #batch: Undo | undefined;

  constructor(clock: Clock, send: (choices: readonly LayerChoice[]) => void) {
    this.#clock = clock;
    this.#send = send;
  }

  showAt(member: string, source: MediaSource, widthPx: number): void {
    this.#wanted.set(`${member} ${source}`, layerForWidth(widthPx));
    this.#schedule();
  }

  opened(consumers: readonly Pick<ConsumerOptions, 'id' | 'member' | 'source' | 'kind'>[]): void {
    for (const { id, member, source, kind } of consumers) {
      if (kind === 'video') this.#consumers.set(id, `${member} ${source}`);
    }
    this.#schedule();
  }

  closed(id: string): void {
    this.#consumers.delete(id);
    this.#told.delete(id);
  }

  /** Other consumers follow: the media begins anew. */
  reset(): void {
    this.#consumers.clear();
    this.#told.clear();
    this.#batch?.();
    this.#batch = undefined;
  }

  #schedule(): void {
    this.#batch ??= this.#clock.after(batchMs, () => {
      this.#batch = undefined;
      const choices = this.#changes();
      for (const { id, spatial } of choices) this.#told.set(id, spatial);
      if (choices.length > 0) this.#send(choices);
    });
  }

  #changes(): readonly LayerChoice[] {
    return [...this.#consumers].flatMap(([id, picture]) => {
      const spatial = this.#wanted.get(picture);
      return spatial === undefined || this.#told.get(id) === spatial ? [] : [{ id, spatial }];
    });
  }
}
