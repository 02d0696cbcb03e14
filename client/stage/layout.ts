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
export const gap = 6;
/**
 * A picture may fill its place when at least this part of it stays in sight; else it is shown whole. Who is alone has
 * the whole stage and loses no head to its shape; beside others, even rows matter more.
 */
const leastInSight = { alone: 0.8, beside: 0.55 } as const;

export const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

/** The largest picture of an allowed shape within a cell. */
function fitted(cell: Box, slimmest: number): Box {
  const ratio = clamp(cell.width / cell.height, slimmest, widest);
  const width = Math.min(cell.width, cell.height * ratio);
  return { width, height: width / ratio };
}

/**
 * Where `count` pictures stand on a stage: one fills it, more stand in the grid that shows the most of them, the
 * last row in the middle. In order of appearance, from the top left.
 */
export function arrange(count: number, stage: Box): readonly Place[] {
  return count === 1 && area(stage) > 0 ? [{ x: 0, y: 0, ...stage }] : inGrid(count, stage);
}

/** As `arrange`, but a single picture keeps its shape, too. */
export function inGrid(count: number, stage: Box): readonly Place[] {
  if (count <= 0 || stage.width <= 0 || stage.height <= 0) return [];
  const grids = Array.from({ length: count }, (_, index) => gridOf(count, index + 1, stage, narrowest));
  const best = grids.reduce((one, other) => (area(other.tile) > area(one.tile) ? other : one));
  return placesIn(best, count, stage);
}

/** People who stand in a row are slimmer than pictures, but still people, in CSS pixels. */
const slimmestInRow = 0.6;
const leastInRowPx = 88;

/** Everybody beside each other, as for a bow: in one row if that leaves each of them wide enough, else in as few as do. */
export function inRows(count: number, stage: Box): readonly Place[] {
  if (count <= 0 || stage.width <= 0 || stage.height <= 0) return [];
  const grids = Array.from({ length: count }, (_, index) =>
    gridOf(count, Math.ceil(count / (index + 1)), stage, slimmestInRow),
  );
  const row = grids.find(({ tile }) => tile.width >= leastInRowPx);
  const largest = grids.reduce((one, other) => (area(other.tile) > area(one.tile) ? other : one));
  return placesIn(row ?? largest, count, stage);
}

interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly tile: Box;
}

const area = ({ width, height }: Box): number => width * height;

function gridOf(count: number, columns: number, stage: Box, slimmest: number): Grid {
  const rows = Math.ceil(count / columns);
  const width = (stage.width - gap * (columns - 1)) / columns;
  const height = (stage.height - gap * (rows - 1)) / rows;
  const tile = width > 0 && height > 0 ? fitted({ width, height }, slimmest) : { width: 0, height: 0 };
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
