import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { Refusal } from '../../../protocol/refusal.ts';

/** A poster as it is kept: two JPEGs that this house has encoded itself, in sRGB, without metadata. */
export interface Picture {
  /** SHA-256 (hex) of `image`. */
  readonly hash: string;
  /** Pixels of `image`. */
  readonly width: number;
  readonly height: number;
  /** At most 1600 pixels on the longer side. */
  readonly image: Uint8Array<ArrayBuffer>;
  /** At most 640. */
  readonly small: Uint8Array<ArrayBuffer>;
}

const longestPx = { image: 1600, small: 640 } as const;
const jpeg = { quality: 82, mozjpeg: true } as const;
/** What shines through behind a transparent picture: the ground of the pages. */
const ground = '#0f0d12';
/** A file of a few kilobytes can hold a picture that fills the memory. */
const limits = { pixels: 40_000_000, seconds: 20 } as const;

// One picture takes one processor: the other ones carry the show.
sharp.concurrency(1);
// The same file is hardly ever drawn twice.
sharp.cache(false);

const formats = ['jpeg', 'png', 'webp', 'avif'] as const;
type Format = (typeof formats)[number];

/** Whether `bytes` has these characters (Latin-1) at a place. */
const has = (bytes: Buffer, at: number, text: string): boolean =>
  bytes.toString('latin1', at, at + text.length) === text;

const signatures: Readonly<Record<Format, (bytes: Buffer) => boolean>> = {
  jpeg: (bytes) => has(bytes, 0, '\xff\xd8\xff'),
  png: (bytes) => has(bytes, 0, '\x89PNG\r\n\x1a\n'),
  webp: (bytes) => has(bytes, 0, 'RIFF') && has(bytes, 8, 'WEBP'),
  // A single picture; `avis` is a sequence (AV1 Image File Format §6).
  avif: (bytes) => has(bytes, 4, 'ftypavif'),
};

/** By its first bytes, whatever its name and its sender say: no decoder of another format sees the file. */
const formatOf = (bytes: Buffer): Format | undefined => formats.find((format) => signatures[format](bytes));

/**
 * Reads a picture that somebody has sent and draws it anew, upright; of one that moves, its first moment.
 * @throws Refusal `not_a_picture` for other formats and for damaged files, `picture_too_many_pixels`
 */
export async function drawPicture(bytes: Buffer): Promise<Picture> {
  const format = formatOf(bytes);
  if (format === undefined) throw new Refusal('not_a_picture', 'none of the formats that are taken');
  try {
    return await draw(bytes, format);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (/pixel limit/i.test(String(error))) {
      throw new Refusal('picture_too_many_pixels', `more than ${limits.pixels} pixels`, { cause: error });
    }
    throw new Refusal('not_a_picture', `a ${format} that cannot be read`, { cause: error });
  }
}

async function draw(bytes: Buffer, format: Format): Promise<Picture> {
  const source = sharp(bytes, { limitInputPixels: limits.pixels, failOn: 'error', pages: 1 });
  const found = await source.metadata();
  // AVIF is a HEIF file with an AV1 picture.
  const read = found.format === 'heif' && found.compression === 'av1' ? 'avif' : found.format;
  if (read !== format) throw new Refusal('not_a_picture', `a ${format} that is read as ${read}`);
  const { data, info } = await source
    .timeout({ seconds: limits.seconds })
    .autoOrient()
    .resize({ ...within(longestPx.image) })
    .flatten({ background: ground })
    .jpeg(jpeg)
    .toBuffer({ resolveWithObject: true });
  const small = await sharp(data).resize(within(longestPx.small)).jpeg(jpeg).toBuffer();
  return {
    hash: createHash('sha256').update(data).digest('hex'),
    ...{ width: info.width, height: info.height },
    ...{ image: Uint8Array.from(data), small: Uint8Array.from(small) },
  };
}

const within = (px: number) => ({
  ...{ width: px, height: px },
  ...({ fit: 'inside', withoutEnlargement: true } as const),
});
