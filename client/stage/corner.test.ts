import { describe, expect, it } from 'vitest';
import { cornerAfter, cornerAt, cornerSize, homeCorner } from './corner.ts';
import { planStage } from './plan.ts';

describe('the picture in the corner', () => {
  it('goes to the nearest corner', () => {
    const stage = { width: 400, height: 800 };
    expect(cornerAt({ x: 10, y: 790 }, stage)).toEqual({ side: 'left', end: 'bottom' });
    expect(cornerAt({ x: 390, y: 10 }, stage)).toEqual({ side: 'right', end: 'top' });
  });

  it('follows the arrow keys and no others', () => {
    const corner = { side: 'right', end: 'top' } as const;
    expect(cornerAfter(corner, 'ArrowDown')).toEqual({ side: 'right', end: 'bottom' });
    expect(cornerAfter(corner, 'ArrowLeft')).toEqual({ side: 'left', end: 'top' });
    expect(cornerAfter(corner, 'ArrowRight')).toEqual(corner);
    expect(cornerAfter(corner, 'ArrowUp')).toEqual(corner);
    expect(cornerAfter(corner, 'Enter')).toBeNull();
  });

  it('is upright on an upright stage, and never as large as the stage', () => {
    const phone = cornerSize({ width: 390, height: 844 });
    expect(phone.height).toBeGreaterThan(phone.width);
    const screen = cornerSize({ width: 2560, height: 1440 });
    expect(screen.width).toBeGreaterThan(screen.height);
    expect(screen.width).toBeLessThan(300);
  });

  it('covers no voice, on a tall stage nor on a wide one', () => {
    const company = { pictures: 1, large: [], bows: false };
    const homeOn = (stage: { width: number; height: number }, voices: number) =>
      homeCorner(stage, planStage({ ...company, voices }, stage, 96).voices);
    const phone = { width: 390, height: 844 };
    const screen = { width: 1280, height: 800 };
    expect(homeOn(phone, 0)).toEqual({ side: 'right', end: 'bottom' });
    expect(homeOn(phone, 1)).toEqual({ side: 'right', end: 'top' });
    expect(homeOn(screen, 0)).toEqual({ side: 'right', end: 'bottom' });
    expect(homeOn(screen, 12)).toEqual({ side: 'left', end: 'bottom' });
  });

  it('stands where it always did when it must cover somebody anyway', () => {
    const stage = { width: 390, height: 844 };
    expect(homeCorner(stage, [{ x: 0, y: 0, ...stage }])).toEqual({ side: 'right', end: 'bottom' });
  });
});
