import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { silentLog } from '../log.ts';
import { createHttp, findMusic, type Music, musicRoutes } from './index.ts';
import { listen, type TestServer } from './testing.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rampa-music-'));
});
afterAll(() => rm(folder, { recursive: true }));

const opened: TestServer[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()));
});

async function serve(music: Music | undefined): Promise<TestServer> {
  const options = { log: silentLog, clientFolder: undefined, publicUrl: undefined, demo: false };
  const server = await listen(createHttp({ ...options, routers: [musicRoutes(music)], trustProxy: false }));
  opened.push(server);
  return server;
}

async function fileOf(name: string, content = '0123456789'): Promise<string> {
  await mkdir(join(folder, '.data'), { recursive: true });
  const file = join(folder, '.data', name);
  await writeFile(file, content);
  return file;
}

describe('the music of the house', () => {
  test('is the file that is set, in ranges, with its type, kept for a day', async () => {
    const music = findMusic(await fileOf('evening.mp3'), folder);
    const server = await serve(music);
    const whole = await server.request(music?.url ?? '');
    expect(whole.text).toBe('0123456789');
    expect(whole.headers.get('content-type')).toBe('audio/mpeg');
    expect(whole.headers.get('cache-control')).toBe('public, max-age=86400');
    expect(whole.headers.get('accept-ranges')).toBe('bytes');
    const part = await server.request(music?.url ?? '', { headers: { range: 'bytes=2-5' } });
    expect(part.status).toBe(206);
    expect(part.text).toBe('2345');
    const beyond = await server.request(music?.url ?? '', { headers: { range: 'bytes=50-' } });
    expect(beyond.status).toBe(416);
    const etag = whole.headers.get('etag') ?? '';
    const again = await server.request(music?.url ?? '', {
      headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' },
    });
    expect(again.status).toBe(304);
  });

  test('is found in the data folder, and has another address when it is another file', async () => {
    const file = await fileOf('foyer-music.ogg');
    const data = join(folder, '.data');
    const first = findMusic(undefined, data);
    expect(first).toMatchObject({ file, mediaType: 'audio/ogg' });
    await fileOf('foyer-music.ogg', 'another');
    expect(findMusic(undefined, data)?.url).not.toBe(first?.url);
  });

  test('may be missing, but not when it was set', async () => {
    expect(findMusic(undefined, join(folder, 'nowhere'))).toBeUndefined();
    expect((await (await serve(undefined)).request('/api/house/music')).status).toBe(404);
    expect(() => findMusic(join(folder, 'nowhere.mp3'), folder)).toThrow(/FOYER_MUSIC/);
  });
});
