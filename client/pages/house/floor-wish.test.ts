import { describe, expect, it } from 'vitest';
import { floorWish } from './floor-wish.ts';

describe('the button of the floor', () => {
  it('asks before somebody is heard by all for the first time, and then no more', () => {
    const seated = { floor: 'everybody', quickWish: undefined } as const;
    expect(floorWish({ ...seated, hasConsented: false })).toBeUndefined();
    expect(floorWish({ ...seated, hasConsented: true })).toBe('voice');
  });

  it('asks each time how one steps on an open stage', () => {
    expect(floorWish({ floor: 'open', quickWish: undefined, hasConsented: true })).toBeUndefined();
  });

  it('asks nothing of whoever has answered before', () => {
    const quickWish = 'voice_and_video';
    expect(floorWish({ floor: 'open', quickWish, hasConsented: false })).toBe(quickWish);
    expect(floorWish({ floor: 'everybody', quickWish, hasConsented: false })).toBe('voice');
  });
});
