import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange, fitOf, type Place } from './layout.ts';

const overlap = (one: Place, other: Place): boolean =>
  one.x < other.x + other.width - 0.01 &&
  other.x < one.x + one.width - 0.01 &&
  one.y < other.y + other.height - 0.01 &&
  other.y < one.y + one.height - 0.01;

describe('arrange', () => {
  it('gives a single actor the whole stage', () => {
    expect(arrange(1, { width: 390, height: 844 })).toEqual([{ x: 0, y: 0, width: 390, height: 844 }]);
  });

  it('stacks two on a phone and stands them side by side on a wide screen', () => {
    const [first, second] = arrange(2, { width: 390, height: 844 });
    expect(second?.x).toBe(first?.x);
    const [left, right] = arrange(2, { width: 1280, height: 500 });
    expect(right?.y).toBe(left?.y);
  });

  it('puts the last row in the middle', () => {
    const places = arrange(3, { width: 1280, height: 800 });
    const last = places[2];
    expect(places).toHaveLength(3);
    expect((last?.x ?? 0) + (last?.width ?? 0) / 2).toBeCloseTo(640);
  });

  it('keeps one to nine pictures within the stage, of one size, apart from each other', () => {
    const sizes = fc.record({
      width: fc.integer({ min: 160, max: 3840 }),
      height: fc.integer({ min: 160, max: 2160 }),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), sizes, (count, stage) => {
        const places = arrange(count, stage);
        expect(places).toHaveLength(count);
        places.forEach((place, index) => {
          expect(place.width).toBeGreaterThan(0);
          expect(place.x).toBeGreaterThanOrEqual(-0.01);
          expect(place.y).toBeGreaterThanOrEqual(-0.01);
          expect(place.x + place.width).toBeLessThanOrEqual(stage.width + 0.01);
          expect(place.y + place.height).toBeLessThanOrEqual(stage.height + 0.01);
          expect(places.slice(index + 1).some((other) => overlap(place, other))).toBe(false);
        });
      }),
    );
  });

  it('shows nobody without a stage or performers', () => {
    expect(arrange(0, { width: 100, height: 100 })).toEqual([]);
    expect(arrange(4, { width: 0, height: 100 })).toEqual([]);
  });
});

describe('fitOf', () => {
  it('fills the place when little is cut, and shows the whole picture when much would be', () => {
    const camera = { width: 1280, height: 720 };
    expect(fitOf(camera, { width: 1280, height: 800 }, 'alone')).toBe('cover');
    expect(fitOf(camera, { width: 844, height: 390 }, 'alone')).toBe('cover');
    expect(fitOf(camera, { width: 390, height: 844 }, 'alone')).toBe('contain');
    expect(fitOf(camera, { width: 430, height: 165 }, 'alone')).toBe('contain');
    expect(fitOf(camera, { width: 400, height: 400 }, 'beside')).toBe('cover');
    expect(fitOf({ width: 0, height: 0 }, { width: 390, height: 844 }, 'alone')).toBe('cover');
  });
});
