import { describe, expect, it } from 'vitest';
import { actorTune, guestTune, notesBetween, voiceAt } from './tune.ts';

const round = actorTune.bars * actorTune.beatSeconds;

describe('notesBetween', () => {
  it('plays every note once a round, however the time is cut', () => {
    const whole = notesBetween(actorTune, 0, round);
    const cut = Array.from({ length: 64 }, (_, index) =>
      notesBetween(actorTune, (round * index) / 64, (round * (index + 1)) / 64),
    ).flat();
    expect(whole).toHaveLength(actorTune.notes.length);
    expect(cut).toEqual(whole);
  });

  it('begins again after a round', () => {
    const [first] = notesBetween(actorTune, 0, 0.1);
    const [again] = notesBetween(actorTune, round, round + 0.1);
    expect(again?.hertz).toBe(first?.hertz);
    expect(again?.at).toBeCloseTo(round);
  });
});

describe('voiceAt', () => {
  it('opens the mouth with a note and closes it after', () => {
    expect(voiceAt(guestTune, 0.001)).toBeGreaterThan(0.95);
    expect(voiceAt(guestTune, 0.9)).toBeLessThan(0.2);
  });
});
