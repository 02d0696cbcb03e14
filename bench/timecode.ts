/*
 * A clock that travels in a picture: the sender's milliseconds and a checksum as black and white blocks, large enough
 * to outlive a video codec and the smallest simulcast layer.
 */

export const timecodeBits = 40;
const timeBytes = 4;
const period = 2 ** (8 * timeBytes);

/** The bits of a time in milliseconds since 1970, modulo 2^32, followed by its CRC-8; least significant bit first. */
export function encodeTimecode(timeMs: number): boolean[] {
  const bytes = bytesOf(Math.round(timeMs) % period);
  return [...bytes, crc8(bytes)].flatMap((byte) => Array.from({ length: 8 }, (_, bit) => bit1(byte, bit)));
}

/** The time modulo 2^32 that was encoded, or `null` when the bits are not what was sent. */
export function decodeTimecode(bits: readonly boolean[]): number | null {
  if (bits.length !== timecodeBits) return null;
  const bytes = Array.from({ length: timeBytes + 1 }, (_, index) =>
    byteOf(bits.slice(index * 8, index * 8 + 8)),
  );
  const check = bytes.pop();
  if (crc8(bytes) !== check) return null;
  return bytes.reduceRight((time, byte) => time * 256 + byte, 0);
}

/** Milliseconds from a decoded time to `nowMs`; right for less than 24 days, whenever the code wraps. */
export function ageOf(timecode: number, nowMs: number): number {
  const age = (((nowMs - timecode) % period) + period) % period;
  // Two clocks of one machine may differ by a hair: a little "before it was sent" is no 49 days.
  return age > period / 2 ? age - period : age;
}

/** Where the blocks stand in the picture: two rows of twenty squares from the upper left corner. */
export const timecodeColumns = 20;
/** Height of both rows for a picture of this width. */
export const timecodeHeight = (width: number): number => (2 * width) / timecodeColumns;

/**
 * Reads the bits out of RGBA pixels of `width` columns whose first rows are the timecode: the brightness in the middle
 * of each block.
 */
export function readBlocks(pixels: ArrayLike<number>, width: number): boolean[] {
  const size = width / timecodeColumns;
  return Array.from({ length: timecodeBits }, (_, index) => {
    const x = Math.floor((index % timecodeColumns) * size + size / 2);
    const y = Math.floor(Math.floor(index / timecodeColumns) * size + size / 2);
    const green = [-2, 0, 2].flatMap((dy) =>
      [-2, 0, 2].map((dx) => pixels[((y + dy) * width + x + dx) * 4 + 1] ?? 0),
    );
    return green.reduce((sum, value) => sum + value, 0) / green.length > 128;
  });
}

const bit1 = (byte: number, bit: number): boolean => ((byte >> bit) & 1) === 1;

const bytesOf = (value: number): number[] =>
  Array.from({ length: timeBytes }, (_, index) => Math.floor(value / 256 ** index) % 256);

const byteOf = (bits: readonly boolean[]): number =>
  bits.reduceRight((byte, bit) => byte * 2 + (bit ? 1 : 0), 0);

/** CRC-8 with the polynomial x⁸ + x² + x + 1; begins with ones, so that an all-black picture is no code. */
function crc8(bytes: readonly number[]): number {
  let crc = 0xff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = ((crc << 1) ^ (crc & 0x80 ? 0x07 : 0)) & 0xff;
  }
  return crc;
}
