import type { Box } from './layout.ts';

/** Where a small picture stands over a large one. */
export interface Corner {
  readonly side: 'left' | 'right';
  readonly end: 'top' | 'bottom';
}

/** A point in CSS pixels from the top left of the stage. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** The corner that is nearest to where somebody has let go of it. */
export const cornerAt = ({ x, y }: Point, stage: Box): Corner => ({
  side: x < stage.width / 2 ? 'left' : 'right',
  end: y < stage.height / 2 ? 'top' : 'bottom',
});

/** The corner to which an arrow key leads; `null` for any other key. */
export function cornerAfter(corner: Corner, key: string): Corner | null {
  switch (key) {
    case 'ArrowLeft':
      return { ...corner, side: 'left' };
    case 'ArrowRight':
      return { ...corner, side: 'right' };
    case 'ArrowUp':
      return { ...corner, end: 'top' };
    case 'ArrowDown':
      return { ...corner, end: 'bottom' };
    default:
      return null;
  }
}

/** Part of the stage that the small picture takes, between what is recognisable and what is in the way, in CSS pixels. */
const part = 0.22;
const least = 104;
const most = 248;

/** Its size: upright where the stage is. */
export function cornerSize(stage: Box): Box {
  const width = Math.min(most, Math.max(least, stage.width * part));
  return stage.width > stage.height
    ? { width, height: (width * 9) / 16 }
    : { width, height: (width * 4) / 3 };
}
