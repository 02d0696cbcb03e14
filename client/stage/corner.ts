import type { Box, Place } from './layout.ts';

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

/** Free space at the edges of the stage, in CSS pixels: at the top for the words there, at the foot for the controls. */
const edges = { side: 12, top: 72, bottom: 96 } as const;

/** From the corner where it is least in the way to the one where it is most. */
const homes: readonly Corner[] = [
  { side: 'right', end: 'bottom' },
  { side: 'right', end: 'top' },
  { side: 'left', end: 'bottom' },
  { side: 'left', end: 'top' },
];
const [firstHome = { side: 'right', end: 'bottom' }] = homes;

/** The corner where it stands by itself: the first in which it covers none of these places, which bear names. */
export function homeCorner(stage: Box, names: readonly Place[]): Corner {
  const isFree = (corner: Corner): boolean => {
    const own = placeAt(corner, stage);
    return !names.some((name) => overlaps(own, name));
  };
  return homes.find(isFree) ?? firstHome;
}

function placeAt({ side, end }: Corner, stage: Box): Place {
  const { width, height } = cornerSize(stage);
  return {
    x: side === 'left' ? edges.side : stage.width - edges.side - width,
    y: end === 'top' ? edges.top : stage.height - edges.bottom - height,
    width,
    height,
  };
}

const overlaps = (one: Place, other: Place): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;
