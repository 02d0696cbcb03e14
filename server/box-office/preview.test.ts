import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHttp } from '../platform/http/index.ts';
import { listen, type TestServer } from '../platform/http/testing.ts';
import { silentLog } from '../platform/log.ts';
import { createShowPreview } from './preview.ts';
import { openBox, type TestBox } from './testing/box.ts';

let box: TestBox;
let server: TestServer;
let folder: string;
beforeAll(async () => {
  box = await openBox();
  folder = await mkdtemp(join(tmpdir(), 'rampa-preview-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><head><title>Рампа</title></head>');
  const { prisma, boxOffice } = box;
  server = await listen(
    createHttp({
      ...{ log: silentLog, routers: [], clientFolder: folder, publicUrl: undefined, demo: false },
      trustProxy: 'loopback',
      showPreview: {
        previewOf: createShowPreview({ prisma, boxOffice }),
        origin: () => 'https://rampa.test',
      },
    }),
  );
});
afterAll(async () => {
  await server.close();
  await box.close();
  await rm(folder, { recursive: true });
});

const page = async (path: string) => (await server.request(path)).text;

describe('what a messenger reads of a link to a show', () => {
  test('is its title, when it is, its words and its poster, whatever stands in them', async () => {
    const hash = 'ab'.repeat(32);
    const bytes = new Uint8Array([1]);
    await box.prisma.poster.create({ data: { hash, width: 1200, height: 630, image: bytes, small: bytes } });
    const { id } = await box.show({
      title: 'Гамлет "<script>',
      description: `$& ${'слово '.repeat(100)}`,
      startsAt: new Date('2027-03-01T16:00:00Z'),
      posterUrl: `/posters/${hash}.jpg`,
    });
    const html = await page(`/shows/${String(id)}`);
    expect(html).toContain('<meta property="og:title" content="Гамлет &quot;&lt;script&gt;" />');
    expect(html).not.toContain('<script>');
    expect(html).toMatch(
      /og:description" content="пн, 1 марта в 19:00 GMT\+3\. \$&amp; слово [^"]{100,180}…"/,
    );
    expect(html).toContain(`og:image" content="https://rampa.test/posters/${hash}.jpg"`);
    expect(html).toContain(`og:url" content="https://rampa.test/shows/${String(id)}"`);
    expect(html.match(/<\/head>/g)).toHaveLength(1);
    expect(await page(`/shows/${String(id)}/checkout`)).toContain('og:title');
  });

  test('is nothing of a draft, of no show, or of a page that is for one person', async () => {
    const { id } = await box.show({ publishedAt: null, title: 'Secret' });
    for (const path of [`/shows/${String(id)}`, '/shows/999999', '/shows/x', '/ticket', '/']) {
      expect(await page(path)).toContain('<title>');
      expect(await page(path)).not.toContain('og:');
    }
  });

  test('is left out while nobody can be asked', async () => {
    const away = await listen(
      createHttp({
        ...{ log: silentLog, routers: [], clientFolder: folder, publicUrl: undefined, demo: false },
        trustProxy: 'loopback',
        showPreview: { previewOf: () => Promise.reject(new Error('away')), origin: () => '' },
      }),
    );
    expect((await away.request('/shows/1')).status).toBe(200);
    await away.close();
  });
});
