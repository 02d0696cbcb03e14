import type { Background } from './background.ts';

/** What pictures are made of. `softened` is the frame out of focus. */
export type Layer = 'mask' | 'frame' | 'softened' | 'stage';

export interface Step {
  readonly layer: Layer;
  /** How it is laid upon what is there (W3C Compositing and Blending Level 1). */
  readonly operation: GlobalCompositeOperation;
}

const person: readonly Step[] = [
  { layer: 'mask', operation: 'copy' },
  // The frame is seen through the mask alone: without a mask nothing of the camera gets out.
  { layer: 'frame', operation: 'source-in' },
];

/** How a picture is put together, from the first step to the last. */
export const stepsOf = (background: Exclude<Background, 'none'>): readonly Step[] => [
  ...person,
  { layer: background === 'dark' ? 'stage' : 'softened', operation: 'destination-over' },
];

type Size = Pick<HTMLCanvasElement, 'width' | 'height'>;

/** Puts a picture together: each layer fills it. */
export function composite(
  context: Pick<CanvasRenderingContext2D, 'drawImage' | 'globalCompositeOperation'>,
  { width, height }: Size,
  steps: readonly Step[],
  layers: Readonly<Record<Layer, () => CanvasImageSource>>,
): void {
  for (const { layer, operation } of steps) {
    context.globalCompositeOperation = operation;
    context.drawImage(layers[layer](), 0, 0, width, height);
  }
}

/** Pixels along the longer side of what a segmenter is shown: its models look at no more. */
const segmentedPx = 256;
/** Pixels along the longer side of a picture that is out of focus. */
const softPx = 40;

/** A size with the same proportions whose longer side is at most `longest`; no side is below one pixel. */
function within({ width, height }: Size, longest: number): Size {
  const scale = Math.min(1, longest / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

export const segmentedSize = (picture: Size): Size => within(picture, segmentedPx);

/**
 * The sizes through which a picture goes out of focus, one after the other: made small and large again it has lost its
 * details for good. Canvas filters would do the same, but not in every browser, and more slowly.
 */
export const softSizes = (picture: Size): readonly Size[] =>
  [4, 1, 2].map((times) => within(picture, softPx * times));
