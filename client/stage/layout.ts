/** A box in CSS pixels. */
export interface Box {
  readonly width: number;
  readonly height: number;
}
export interface Place extends Box {
  readonly x: number;
  readonly y: number;
}

/** Pictures beside each other are neither taller than a square nor wider than a television's. */
const narrowest = 1;
const widest = 16 / 9;
/** Space between two pictures, in CSS pixels. */
const gap = 6;
/**
 * A picture may fill its place when at least this part of it stays in sight; else it is shown whole. Who is alone has
 * the whole stage and loses no head to its shape; beside others, even rows matter more.
 */
const leastInSight = { alone: 0.8, beside: 0.55 } as const;

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** The largest picture of an allowed shape within a cell. */
function fitted(cell: Box): Box {
  const ratio = clamp(cell.width / cell.height, narrowest, widest);
  const width = Math.min(cell.width, cell.height * ratio);
  return { width, height: width / ratio };
}

/**
 * Where `count` pictures stand on a stage: one fills it, more stand in the grid that shows the most of them, the
 * last row in the middle. In order of appearance, from the top left.
 */
export function arrange(count: number, stage: Box): readonly Place[] {
  if (count <= 0 || stage.width <= 0 || stage.height <= 0) return [];
  if (count === 1) return [{ x: 0, y: 0, ...stage }];
  const grids = Array.from({ length: count }, (_, index) => gridOf(count, index + 1, stage));
  const best = grids.reduce((one, other) => (area(other.tile) > area(one.tile) ? other : one));
  return placesIn(best, count, stage);
}

interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly tile: Box;
}

const area = ({ width, height }: Box): number => width * height;

function gridOf(count: number, columns: number, stage: Box): Grid {
  const rows = Math.ceil(count / columns);
  const width = (stage.width - gap * (columns - 1)) / columns;
  const height = (stage.height - gap * (rows - 1)) / rows;
  const tile = width > 0 && height > 0 ? fitted({ width, height }) : { width: 0, height: 0 };
  return { columns, rows, tile };
}

function placesIn({ columns, rows, tile }: Grid, count: number, stage: Box): readonly Place[] {
  const top = (stage.height - rows * tile.height - (rows - 1) * gap) / 2;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, count - row * columns);
    const left = (stage.width - inRow * tile.width - (inRow - 1) * gap) / 2;
    return {
      x: left + (index % columns) * (tile.width + gap),
      y: top + row * (tile.height + gap),
      ...tile,
    };
  });
}

/** Whether a picture fills its place (its edges are cut) or is shown whole. */
export function fitOf(picture: Box, place: Box, company: 'alone' | 'beside'): 'cover' | 'contain' {
  if (area(picture) === 0 || area(place) === 0) return 'cover';
  const one = picture.width / picture.height;
  const other = place.width / place.height;
  return Math.min(one, other) / Math.max(one, other) >= leastInSight[company] ? 'cover' : 'contain';
}
