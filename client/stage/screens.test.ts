import { describe, expect, it } from 'vitest';
import { memberId, performer, self } from '../stories/people.ts';
import { asTrack, FakeTrack } from '../room/testing/fake-tracks.ts';
import { planStage, screensOf } from './screens.ts';

const wide = { width: 1000, height: 500 };
const tall = { width: 400, height: 800 };

describe('a stage with shared screens', () => {
  it('gives a screen most of it, and the performers the rest', () => {
    const { screens, performers } = planStage(1, 2, wide);
    expect(screens).toEqual([{ x: 0, y: 0, width: 720, height: 500 }]);
    expect(performers.every(({ x, width }) => x >= 726 && x + width <= 1000)).toBe(true);
    const below = planStage(1, 1, tall);
    expect(below.screens[0]).toMatchObject({ width: 400, height: 576 });
    expect(below.performers[0]).toMatchObject({ x: 0, y: 582 });
  });

  it('is all for the ones when the others are not there', () => {
    expect(planStage(0, 1, wide).performers).toEqual([{ x: 0, y: 0, ...wide }]);
    expect(planStage(1, 0, wide).screens).toEqual([{ x: 0, y: 0, ...wide }]);
  });
});

describe('screensOf', () => {
  const stage = [performer(0), performer(1)];
  const track = asTrack(new FakeTrack('video', 'screen'));
  const onStage = self(0, { at: 'on_stage', wish: 'voice' });

  it('finds what has arrived of those on stage', () => {
    const remote = [
      { member: memberId(1), source: 'screen', track, paused: false },
      { member: memberId(9), source: 'screen', track, paused: false },
    ] as const;
    expect(screensOf({ remote, sharing: { at: 'none' }, self: onStage }, stage)).toEqual([stage[1]]);
  });

  it('finds one’s own, unless it is sound alone', () => {
    const screen = { at: 'screen', tracks: { screen: track } } as const;
    expect(screensOf({ remote: [], sharing: screen, self: onStage }, stage)).toEqual([stage[0]]);
    const sound = { at: 'file', name: 'rain.mp3', playing: true, tracks: { screen_sound: track } } as const;
    expect(screensOf({ remote: [], sharing: sound, self: onStage }, stage)).toEqual([]);
  });
});
