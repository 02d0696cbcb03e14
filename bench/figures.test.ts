import { describe, expect, test } from 'vitest';
import { figureOf, percentile, soundAges } from './figures.ts';

describe('percentiles', () => {
  test('are values that were measured, by the nearest rank', () => {
    const samples = [15, 20, 35, 40, 50];
    expect([0.05, 0.3, 0.4, 0.5, 1].map((share) => percentile(samples, share))).toEqual([15, 20, 20, 35, 50]);
  });

  test('do not depend on the order, and leave it alone', () => {
    const samples = [3, 1, 2];
    expect(percentile(samples, 0.5)).toBe(2);
    expect(samples).toEqual([3, 1, 2]);
  });

  test('of nothing are an error, not a zero', () => {
    expect(() => percentile([], 0.5)).toThrow('nothing was measured');
    expect(() => figureOf([])).toThrow('nothing was measured');
  });

  test('make a figure', () => {
    const samples = Array.from({ length: 100 }, (_, index) => index + 1.04);
    expect(figureOf(samples)).toEqual({ samples: 100, p50: 50, p95: 95, max: 100 });
  });
});

describe('the age of a sound', () => {
  test('counts from the last one that was sent', () => {
    expect(soundAges([0, 500, 1000], [80, 1090], 500)).toEqual([80, 90]);
  });

  test('is nothing for a noise that nobody sent', () => {
    expect(soundAges([1000], [900, 1700], 500)).toEqual([]);
  });
});
