import { arrange, type Box, clamp, gap, inGrid, inRows, type Place } from './layout.ts';

/** How many of what stand on the stage. */
export interface Company {
  /** Cameras and shared screens, in order of appearance. */
  readonly pictures: number;
  /** Those heard and not seen. */
  readonly voices: number;
  /** Which of the pictures are to be looked at first: shared screens, or who stands in the spotlight. */
  readonly large: readonly number[];
  /** The curtain call: everybody in a row, seen or not. */
  readonly bows: boolean;
}

/** Where they stand, each list in its own order. */
export interface Plan {
  readonly pictures: readonly Place[];
  readonly voices: readonly Place[];
}

/** With nobody to be seen, as many voices stand as large as pictures would. */
const mostLargeVoices = 9;
/** What voices may take of the stage from the pictures at most; more than these may take more. */
const manyVoices = 10;
const fewVoicesPart = 0.24;
const manyVoicesPart = 0.42;
/** Below this height, in CSS pixels, the foot of the stage is too dear to be kept free for the controls. */
const leastHeightForFoot = 560;

/**
 * Where everybody stands on a stage of this size.
 * @param footPx what a row of controls takes at the foot; more than one picture is kept out of it where there is room
 */
export function planStage(company: Company, whole: Box, footPx = 0): Plan {
  const { pictures, voices, bows } = company;
  const count = pictures + voices;
  const stage =
    count > 1 && whole.height >= leastHeightForFoot ? { ...whole, height: whole.height - footPx } : whole;
  if (bows) return parted(inRows(count, stage), pictures);
  if (pictures === 0) {
    const places = voices <= mostLargeVoices ? arrange(voices, stage) : centred(badges(voices, stage), stage);
    return { pictures: [], voices: places };
  }
  if (voices === 0) return { pictures: planPictures(company, stage), voices: [] };
  const part = voices <= manyVoices ? fewVoicesPart : manyVoicesPart;
  const { main, aside } = split(stage, part, (most) => sizeOf(badges(voices, most)));
  return {
    pictures: planPictures(company, main),
    voices: moved(centred(badges(voices, aside), aside), aside),
  };
}

const parted = (places: readonly Place[], pictures: number): Plan => ({
  pictures: places.slice(0, pictures),
  voices: places.slice(pictures),
});

/** Of the stage, what the pictures beside a large one take at most; more of them need more. */
const few = { count: 4, part: 0.24, leastPx: 72, mostPx: 300 } as const;
const many = { part: 0.34, leastPx: 72, mostPx: 420 } as const;

function planPictures({ pictures, large }: Company, stage: Box): readonly Place[] {
  const small = pictures - large.length;
  if (large.length === 0 || small === 0) return arrange(pictures, stage);
  const { part, leastPx, mostPx } = small <= few.count ? few : many;
  const { main, aside } = split(stage, part, (most) => ({
    width: clamp(most.width, leastPx, mostPx),
    height: clamp(most.height, leastPx, mostPx),
  }));
  const first = arrange(large.length, main);
  const others = moved(inGrid(small, aside), aside);
  let [nextLarge, nextSmall] = [0, 0];
  return Array.from({ length: pictures }, (_, index) => {
    const place = large.includes(index) ? first[nextLarge++] : others[nextSmall++];
    return place ?? { x: 0, y: 0, width: 0, height: 0 };
  });
}

interface Split {
  readonly main: Box;
  readonly aside: Place;
}

/**
 * Cuts a strip off a stage: at the side of a wide one, at the foot of a tall one.
 * @param part the most of the stage that the strip may take
 * @param need what of it is needed
 */
function split(stage: Box, part: number, need: (most: Box) => Box): Split {
  if (stage.width > stage.height) {
    const most = { width: stage.width * part, height: stage.height };
    const width = Math.min(need(most).width, stage.width / 2);
    const x = stage.width - width;
    return { main: { ...stage, width: Math.max(0, x - gap) }, aside: { ...stage, x, y: 0, width } };
  }
  const most = { width: stage.width, height: stage.height * part };
  const height = Math.min(need(most).height, stage.height / 2);
  const y = stage.height - height;
  return { main: { ...stage, height: Math.max(0, y - gap) }, aside: { ...stage, x: 0, y, height } };
}

const moved = (places: readonly Place[], { x, y }: Place): readonly Place[] =>
  places.map((place) => ({ ...place, x: place.x + x, y: place.y + y }));

/** A name with its sign, in CSS pixels. */
const badge = { width: 184, leastWidth: 104, height: 44, leastHeight: 34 } as const;

/** Names in columns: the fewest columns in which all of them are tall enough to be read. */
function badges(count: number, within: Box): readonly Place[] {
  if (within.width <= 0 || within.height <= 0) return [];
  const columnsAtMost = clamp(Math.floor((within.width + gap) / (badge.leastWidth + gap)), 1, count);
  let columns = within.width > within.height ? Math.min(columnsAtMost, columnsFor(within.width)) : 1;
  const heightOf = (): number => {
    const rows = Math.ceil(count / columns);
    return Math.min(badge.height, (within.height - gap * (rows - 1)) / rows);
  };
  while (columns < columnsAtMost && heightOf() < badge.leastHeight) columns += 1;
  const height = Math.max(0, heightOf());
  const width = Math.min(badge.width, (within.width - gap * (columns - 1)) / columns);
  return Array.from({ length: count }, (_, index) => ({
    x: (index % columns) * (width + gap),
    y: Math.floor(index / columns) * (height + gap),
    width,
    height,
  }));
}

const columnsFor = (width: number): number => Math.max(1, Math.floor((width + gap) / (badge.width + gap)));

const sizeOf = (places: readonly Place[]): Box => ({
  width: Math.max(0, ...places.map(({ x, width }) => x + width)),
  height: Math.max(0, ...places.map(({ y, height }) => y + height)),
});

/** The same places as one block in the middle. */
function centred(places: readonly Place[], within: Box): readonly Place[] {
  const { width, height } = sizeOf(places);
  return moved(places, { width, height, x: (within.width - width) / 2, y: (within.height - height) / 2 });
}
