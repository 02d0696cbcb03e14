import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog } from '../log.ts';
import { createHttp } from './index.ts';
import { listen, type TestServer } from './testing.ts';

const types = {
  'index-abc123.js': 'text/javascript',
  'index-abc123.css': 'text/css',
  'segmentation-abc123.wasm': 'application/wasm',
  'segmentation-abc123.tflite': 'application/octet-stream',
} as const;
const plain = Buffer.from('stage '.repeat(400));
const small = Buffer.from('export {};');

let clientFolder: string;
let server: TestServer;
beforeAll(async () => {
  clientFolder = await mkdtemp(join(tmpdir(), 'rampa-client-'));
  const assets = join(clientFolder, 'assets');
  await mkdir(assets);
  await writeFile(join(clientFolder, 'index.html'), '<!doctype html><title>Rampa</title>');
  await writeFile(join(assets, 'small-abc123.js'), small);
  for (const name of Object.keys(types)) {
    await writeFile(join(assets, name), plain);
    await writeFile(join(assets, `${name}.br`), brotliCompressSync(plain));
    await writeFile(join(assets, `${name}.gz`), gzipSync(plain));
  }
  server = await listen(
    createHttp({
      ...{ log: silentLog, routers: [], clientFolder, publicUrl: undefined },
      ...{ demo: false, trustProxy: false },
    }),
  );
});
afterAll(async () => {
  await server.close();
  await rm(clientFolder, { recursive: true });
});

interface Answer {
  readonly headers: IncomingHttpHeaders;
  /** As it came over the wire, which `fetch` would hide. */
  readonly body: Buffer;
}

async function ask(path: string, encodings?: string): Promise<Answer> {
  const headers = encodings === undefined ? {} : { 'accept-encoding': encodings };
  const asking = get(new URL(path, server.origin), { headers });
  const [response] = (await once(asking, 'response')) as [IncomingMessage]; // as Node documents this event
  return { headers: response.headers, body: await buffer(response) };
}

test.each(Object.entries(types))('%s goes out smaller to whoever can read that', async (name, type) => {
  const path = `/assets/${name}`;
  for (const [encodings, encoding, read] of [
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', gunzipSync],
    ['identity', undefined, (body: Buffer) => body],
    [undefined, undefined, (body: Buffer) => body],
  ] as const) {
    const { headers, body } = await ask(path, encodings);
    expect(read(body).equals(plain), encodings).toBe(true);
    expect(headers['content-encoding'], encodings).toBe(encoding);
    expect(headers['content-length'], encodings).toBe(String(body.length));
    expect(headers['content-type'], encodings).toBe(type);
    // A cache between must not hand one reader's answer to another.
    expect(headers.vary, encodings).toBe('Accept-Encoding');
    expect(headers['cache-control'], encodings).toBe('public, max-age=31536000, immutable');
  }
});

test('each way of writing a file has an entity tag of its own', async () => {
  const tags = await Promise.all(
    ['br', 'gzip', undefined].map(async (encodings) => {
      const { headers } = await ask('/assets/index-abc123.js', encodings);
      return headers.etag;
    }),
  );
  expect(new Set(tags).size).toBe(3);
});

test('what was not made smaller goes out as it is', async () => {
  const script = await ask('/assets/small-abc123.js', 'gzip, br');
  expect(script.headers['content-encoding']).toBeUndefined();
  expect(script.body).toEqual(small);
  const page = await ask('/', 'gzip, br');
  expect(page.headers['content-encoding']).toBeUndefined();
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(page.body.toString()).toBe('<!doctype html><title>Rampa</title>');
});
