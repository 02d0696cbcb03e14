import { describe, expect, test } from 'vitest';
import { composite, type Layer, segmentedSize, softSizes, stepsOf } from './compositing.ts';

describe.each(['blurred', 'dark'] as const)('a picture with the background %s', (background) => {
  test('shows the camera through the mask alone', () => {
    const steps = stepsOf(background);
    expect(steps.slice(0, 2)).toEqual([
      { layer: 'mask', operation: 'copy' },
      { layer: 'frame', operation: 'source-in' },
    ]);
    expect(steps.filter(({ layer }) => layer === 'frame')).toHaveLength(1);
  });

  test('has something behind the person everywhere, and never over them', () => {
    const layer = background === 'dark' ? 'stage' : 'softened';
    expect(stepsOf(background).at(-1)).toEqual({ layer, operation: 'destination-over' });
  });
});

test('each layer fills the picture, in the order of the steps', () => {
  const drawn: unknown[] = [];
  const context = {
    globalCompositeOperation: 'source-over' as GlobalCompositeOperation,
    drawImage: (...call: unknown[]) => drawn.push([context.globalCompositeOperation, ...call]),
  };
  // Only handed on.
  const layer = (name: Layer) => (): CanvasImageSource => name as unknown as CanvasImageSource;
  const layers = {
    mask: layer('mask'),
    frame: layer('frame'),
    softened: layer('softened'),
    stage: () => {
      throw new Error('not needed');
    },
  };
  composite(context, { width: 640, height: 360 }, stepsOf('blurred'), layers);
  expect(drawn).toEqual([
    ['copy', 'mask', 0, 0, 640, 360],
    ['source-in', 'frame', 0, 0, 640, 360],
    ['destination-over', 'softened', 0, 0, 640, 360],
  ]);
});

describe('sizes', () => {
  test('keep the proportions, lying and upright', () => {
    expect(segmentedSize({ width: 1280, height: 720 })).toEqual({ width: 256, height: 144 });
    expect(segmentedSize({ width: 720, height: 1280 })).toEqual({ width: 144, height: 256 });
  });

  test('make nothing larger, and nothing vanish', () => {
    expect(segmentedSize({ width: 160, height: 120 })).toEqual({ width: 160, height: 120 });
    expect(segmentedSize({ width: 5_000, height: 2 })).toEqual({ width: 256, height: 1 });
  });

  test('of what is out of focus end small enough to have no details, whatever came in', () => {
    for (const picture of [
      { width: 1920, height: 1080 },
      { width: 480, height: 640 },
    ]) {
      const longer = softSizes(picture).map(({ width, height }) => Math.max(width, height));
      expect(Math.min(...longer)).toBeLessThanOrEqual(40);
    }
  });
});
