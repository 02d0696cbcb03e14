import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moodOf, sayMood, waveOf } from './wave.ts';

const reactions = fc.record({
  applause: fc.float({ min: 0, max: 1, noNaN: true }),
  laughter: fc.nat({ max: 100 }),
  heart: fc.nat({ max: 100 }),
});

describe('waveOf', () => {
  it('stays between silence and everybody, and is never lower than the applause', () => {
    fc.assert(
      fc.property(reactions, fc.nat({ max: 100 }), (all, seated) => {
        const wave = waveOf(all, seated);
        expect(wave).toBeGreaterThanOrEqual(all.applause);
        expect(wave).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is the applause, and lower for laughter and hearts', () => {
    const none = { applause: 0, laughter: 0, heart: 0 };
    expect(waveOf(none, 0)).toBe(0);
    expect(waveOf({ ...none, applause: 0.7 }, 40)).toBe(0.7);
    expect(waveOf({ ...none, laughter: 4 }, 40)).toBe(0.1);
    expect(waveOf({ ...none, laughter: 40, heart: 40 }, 40)).toBe(0.5);
  });
});

describe('the mood of the house', () => {
  it('is what it does most of all', () => {
    expect(moodOf({ applause: 0, laughter: 0, heart: 0 })).toBeNull();
    expect(moodOf({ applause: 0.1, laughter: 9, heart: 0 })).toBe('applause');
    expect(moodOf({ applause: 0, laughter: 1, heart: 2 })).toBe('heart');
    expect(moodOf({ applause: 0, laughter: 2, heart: 2 })).toBe('laughter');
  });

  it('is said when it changes, at most every few seconds', () => {
    const quiet = { mood: null, at: -Infinity };
    const clapping = sayMood(quiet, 'applause', 1000);
    expect(clapping).toEqual({ mood: 'applause', at: 1000 });
    expect(sayMood(clapping, 'laughter', 2000)).toBe(clapping);
    expect(sayMood(clapping, 'applause', 60_000)).toBe(clapping);
    const over = sayMood(clapping, null, 3000);
    expect(over).toEqual({ mood: null, at: 1000 });
    expect(sayMood(over, 'applause', 4000)).toBe(over);
    expect(sayMood(over, 'applause', 9000)).toEqual({ mood: 'applause', at: 9000 });
  });
});
