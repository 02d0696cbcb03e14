import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ageOf,
  decodeTimecode,
  encodeTimecode,
  readBlocks,
  timecodeBits,
  timecodeColumns,
  timecodeHeight,
} from './timecode.ts';

const time = fc.integer({ min: 0, max: 2 ** 42 });

describe('a timecode', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(time, (timeMs) => {
        expect(decodeTimecode(encodeTimecode(timeMs))).toBe(timeMs % 2 ** 32);
      }),
    );
  });

  test('with one or two bits wrong is none', () => {
    const place = fc.integer({ min: 0, max: timecodeBits - 1 });
    fc.assert(
      fc.property(time, place, place, (timeMs, first, second) => {
        const wrong = encodeTimecode(timeMs).map((bit, index) =>
          index === first || index === second ? !bit : bit,
        );
        expect(decodeTimecode(wrong)).toBeNull();
      }),
    );
  });

  test('is in neither a black nor a white picture', () => {
    for (const colour of [false, true])
      expect(decodeTimecode(Array<boolean>(timecodeBits).fill(colour))).toBeNull();
    expect(decodeTimecode([])).toBeNull();
  });

  test.each([160, 320, 640])('is read from the pixels of a picture %i wide', (width) => {
    const bits = encodeTimecode(1_763_850_000_123);
    expect(readBlocks(paint(bits, width), width)).toEqual(bits);
  });
});

test('the age of a timecode survives its wrapping, and a clock that is a little ahead', () => {
  const sent = 5 * 2 ** 32 - 3;
  expect(ageOf(sent % 2 ** 32, sent + 40)).toBe(40);
  expect(ageOf(sent % 2 ** 32, sent - 2)).toBe(-2);
});

/** RGBA pixels as a codec gives them back: not quite black, not quite white. */
function paint(bits: readonly boolean[], width: number): Uint8ClampedArray {
  const size = width / timecodeColumns;
  const pixels = new Uint8ClampedArray(width * timecodeHeight(width) * 4);
  for (let index = 0; index < pixels.length / 4; index += 1) {
    const column = Math.floor((index % width) / size);
    const row = Math.floor(Math.floor(index / width) / size);
    pixels.fill(bits[row * timecodeColumns + column] ? 205 : 35, index * 4, index * 4 + 4);
  }
  return pixels;
}
