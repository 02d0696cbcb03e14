import { deflateSync, crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../protocol/refusal.ts';
import { drawPicture } from './picture.ts';
import { Turns } from './turns.ts';

const red = { r: 200, g: 30, b: 30 };
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: red } });
const verdictOf = (bytes: Buffer) =>
  drawPicture(bytes).then(
    () => 'drawn',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A black PNG of one bit a pixel: a few kilobytes that become as many bytes as there are pixels. */
function bomb(side: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.writeUInt8(1, 8);
  const rows = deflateSync(Buffer.alloc((Math.ceil(side / 8) + 1) * side), { level: 9 });
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    ...[pngChunk('IHDR', head), pngChunk('IDAT', rows), pngChunk('IEND', Buffer.alloc(0))],
  ]);
}

describe('a picture', () => {
  test('of each format becomes two JPEGs of bounded size, and is not enlarged', async () => {
    const big = plain(2400, 1200);
    const files = [big.jpeg(), big.png(), big.webp(), big.avif()].map((each) => each.toBuffer());
    for (const file of await Promise.all(files)) {
      const { image, small, width, height, hash } = await drawPicture(file);
      expect([width, height]).toEqual([1600, 800]);
      expect(await sharp(image).metadata()).toMatchObject({ format: 'jpeg', width: 1600, height: 800 });
      expect(await sharp(small).metadata()).toMatchObject({ format: 'jpeg', width: 640, height: 320 });
      expect(hash).toMatch(/^[0-9a-f]{64}$/);
    }
    const tiny = await drawPicture(await plain(3, 2).png().toBuffer());
    expect([tiny.width, tiny.height]).toEqual([3, 2]);
  });

  test('is turned upright, and says nothing of where and by what it was taken', async () => {
    const file = await plain(400, 200)
      .jpeg()
      .withExif({ IFD0: { Copyright: 'secret-of-the-author' }, IFD3: { GPSLatitude: '55/1 45/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const { image, width, height } = await drawPicture(file);
    expect([width, height]).toEqual([200, 400]);
    const { exif, orientation } = await sharp(image).metadata();
    expect([exif, orientation]).toEqual([undefined, undefined]);
    expect(Buffer.from(image).includes('secret-of-the-author')).toBe(false);
  });

  test('that shines through stands on the ground of the pages; of one that moves there is the first moment', async () => {
    const clear = sharp({ create: { width: 10, height: 10, channels: 4, background: { ...red, alpha: 0 } } });
    const { image } = await drawPicture(await clear.png().toBuffer());
    const [first = 255] = await sharp(image).raw().toBuffer();
    expect(first).toBeLessThan(40);
    const frames = await sharp([await plain(20, 20).png().toBuffer(), await clear.png().toBuffer()], {
      join: { animated: true },
    })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer();
    expect((await sharp(frames).metadata()).pages).toBe(2);
    expect(await drawPicture(frames)).toMatchObject({ height: 20 });
  });
});

describe('a hostile file', () => {
  const jpegFile = () => plain(600, 400).jpeg().toBuffer();

  test.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['HTML that calls itself JPEG', '<!doctype html><script>alert(1)</script>'],
    ['the first bytes of a JPEG before HTML', '\xff\xd8\xff<!doctype html><script>alert(1)</script>'],
    ['the first bytes of a PNG before nothing', '\x89PNG\r\n\x1a\n'],
    ['a HEIF file of another kind', '\0\0\0\x20ftypheic\0\0\0\0mif1heic'],
    ['an AVIF sequence', '\0\0\0\x20ftypavis\0\0\0\0avis'],
    ['nothing at all', ''],
  ])('is no picture: %s', async (_name, text) => {
    expect(await verdictOf(Buffer.from(text, 'latin1'))).toBe('not_a_picture');
  });

  test('is no picture: GIF, TIFF, and what ends too early', async () => {
    expect(await verdictOf(await plain(30, 30).gif().toBuffer())).toBe('not_a_picture');
    expect(await verdictOf(await plain(30, 30).tiff().toBuffer())).toBe('not_a_picture');
    const noise = sharp({
      create: {
        ...({ width: 300, height: 300, channels: 3, background: red } as const),
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    });
    for (const file of [await noise.jpeg().toBuffer(), await noise.png().toBuffer()]) {
      expect(await verdictOf(file.subarray(0, file.length / 2))).toBe('not_a_picture');
    }
  });

  test('that would fill the memory is refused by its size in pixels, before it is decoded', async () => {
    const file = bomb(30_000);
    expect(file.length).toBeLessThan(200_000);
    const before = process.memoryUsage().rss;
    expect(await verdictOf(file)).toBe('picture_too_many_pixels');
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });

  test('that is something else too loses what it brought along', async () => {
    const payload = '<script>alert("polyglot")</script>PK\x03\x04';
    const file = Buffer.concat([await jpegFile(), Buffer.from(payload, 'latin1')]);
    const { image, small } = await drawPicture(file);
    for (const drawn of [image, small]) expect(Buffer.from(drawn).includes('polyglot')).toBe(false);
  });
});

test('one is drawn at a time, two wait, and the next is asked to come later', async () => {
  const turns = new Turns(2);
  const ends: (() => void)[] = [];
  const work = () => new Promise<void>((resolve) => ends.push(resolve));
  const taken = [turns.take(work), turns.take(work), turns.take(work)];
  await expect(turns.take(work)).rejects.toMatchObject({ code: 'busy' });
  for (const each of taken) {
    await expect.poll(() => ends.length).toBe(1);
    ends.pop()?.();
    await each;
  }
  const failed = turns.take(() => Promise.reject(new Error('of a test')));
  await expect(failed).rejects.toThrow('of a test');
  await expect(turns.take(() => Promise.resolve('free again'))).resolves.toBe('free again');
});
