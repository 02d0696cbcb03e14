import { Router } from 'express';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Refusal } from '../../../protocol/refusal.ts';
import { createHttp, endpoint, type HttpOptions } from './index.ts';
import { listen, type TestServer } from './testing.ts';

let clientFolder: string;
beforeAll(async () => {
  clientFolder = await mkdtemp(join(tmpdir(), 'rampa-client-'));
  await mkdir(join(clientFolder, 'assets'));
  await writeFile(join(clientFolder, 'index.html'), '<!doctype html><title>Rampa</title>');
  await writeFile(join(clientFolder, 'assets', 'index-abc123.js'), 'export {};');
  await writeFile(join(clientFolder, '.secret'), 'no');
});
afterAll(() => rm(clientFolder, { recursive: true }));

const opened: TestServer[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()));
});

const log: string[] = [];
const logged = pino({ level: 'debug' }, { write: (line) => void log.push(line) });

/** A server with one endpoint for each thing that can happen. */
async function open(options: Partial<HttpOptions> = {}): Promise<TestServer> {
  const router = Router();
  router.post(
    '/echo',
    endpoint({ body: z.object({ text: z.string() }) }, ({ body, address }) => ({ ...body, address })),
  );
  router.post(
    '/nothing',
    endpoint({}, () => undefined),
  );
  const failures: Record<string, () => Error> = {
    refusal: () => new Refusal('too_early', 'secret detail', { retryAfterSeconds: 9.2 }),
    bug: () => new TypeError('secret detail of a bug'),
  };
  for (const [path, make] of Object.entries(failures)) {
    router.get(
      `/${path}`,
      endpoint({}, () => {
        throw make();
      }),
    );
  }
  const app = createHttp({
    ...{ log: logged, routers: [router], clientFolder, publicUrl: undefined, demo: false },
    trustProxy: false,
    ...options,
  });
  const server = await listen(app);
  opened.push(server);
  return server;
}

/** The directives of a Content-Security-Policy. */
function policy(headers: Headers): Record<string, string[]> {
  const text = headers.get('content-security-policy') ?? '';
  return Object.fromEntries(
    text.split(';').map((directive) => {
      const [name = '', ...values] = directive.trim().split(' ');
      return [name, values];
    }),
  );
}

describe('refusals', () => {
  test('become their status and code; nothing else leaves', async () => {
    const server = await open();
    const refusal = await server.request('/api/refusal');
    expect(refusal.status).toBe(403);
    expect(refusal.json).toEqual({ error: { code: 'too_early', retryAfterSeconds: 9.2 } });
    expect(refusal.headers.get('retry-after')).toBe('10');
  });

  test('of a bug are "internal"; the stack is in the log under the id of the answer', async () => {
    const server = await open();
    const bug = await server.request('/api/bug');
    expect(bug.status).toBe(500);
    expect(bug.text).toBe('{"error":{"code":"internal"}}');
    const id = bug.headers.get('x-request-id') ?? 'none';
    const entry = log.find((line) => line.includes(id) && line.includes('"level":50'));
    expect(entry).toContain('secret detail of a bug');
    expect(entry).toContain('http.test.ts');
  });

  test('meet what cannot be read', async () => {
    const server = await open();
    const post = (body: string, headers = {}) => server.request('/api/echo', { body, headers });
    expect((await post('{"text":"ok"}')).status).toBe(200);
    expect((await post('{"text":')).status).toBe(400);
    // No database keeps it.
    expect((await post('{"text":"o\\u0000k"}')).json).toEqual({ error: { code: 'bad_request' } });
    expect((await post('{"text":"ok"}', { 'content-type': 'text/plain' })).status).toBe(400);
    expect((await post('{"text":"ok"}', { 'content-encoding': 'gzip' })).status).toBe(400);
    expect((await post(JSON.stringify({ text: 'x'.repeat(17_000) }))).status).toBe(413);
    expect((await post('{"text":"ok"}', { 'content-type': 'application/json; charset=x' })).status).toBe(400);
    for (const path of ['/api/none', '/api', '/api/echo/x', '/api/%E0%A4%A']) {
      const answer = await server.request(path);
      expect(answer.json, path).toMatchObject({
        error: { code: expect.stringMatching(/not_found|bad_request/) },
      });
    }
  });

  test('are not needed for an answer without content', async () => {
    const answer = await (await open()).request('/api/nothing', { method: 'POST' });
    expect(answer.status).toBe(204);
    expect(answer.text).toBe('');
  });
});

describe('every answer', () => {
  test('carries our headers and no others that tell of us', async () => {
    const server = await open();
    for (const path of ['/', '/api/bug', '/assets/index-abc123.js', '/nowhere']) {
      const { headers } = await server.request(path);
      expect(headers.get('x-powered-by'), path).toBeNull();
      expect(headers.get('x-frame-options'), path).toBeNull();
      expect(headers.get('access-control-allow-origin'), path).toBeNull();
      expect(headers.get('set-cookie'), path).toBeNull();
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('referrer-policy'), path).toBe('no-referrer');
      expect(headers.get('permissions-policy'), path).toContain('camera=(self)');
      expect(headers.get('permissions-policy'), path).toContain('display-capture=(self)');
      expect(headers.get('x-request-id'), path).toMatch(/^[\da-f-]{36}$/);
      expect(policy(headers)['default-src'], path).toEqual(["'none'"]);
    }
  });

  test('tells no other origin anything, whoever asks', async () => {
    const server = await open();
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    const preflight = await server.request('/api/echo', { method: 'OPTIONS', headers });
    expect([...preflight.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('forces https where the house has an https address, and only there', async () => {
    const https = await open({ publicUrl: new URL('https://theatre.example') });
    const secure = (await https.request('/')).headers;
    expect(secure.get('strict-transport-security')).toBe('max-age=31536000');
    expect(policy(secure)['upgrade-insecure-requests']).toEqual([]);
    const plain = (await (await open()).request('/')).headers;
    expect(plain.get('strict-transport-security')).toBeNull();
    expect(policy(plain)['upgrade-insecure-requests']).toBeUndefined();
  });
});

describe('pages', () => {
  const privatePages = ['/shows/1/desk', '/shows/1/wings', '/ticket', '/invitation', '/continue'];
  const appPages = ['/', '/shows/1', '/shows/1/house', '/orders/1', '/tickets', '/me'];

  test('are the client, wherever somebody enters; nothing else is', async () => {
    const server = await open();
    for (const path of [...privatePages, ...appPages]) {
      const { status, text, headers } = await server.request(path);
      expect([status, text], path).toEqual([200, '<!doctype html><title>Rampa</title>']);
      expect(headers.get('cache-control'), path).toBe('no-cache');
    }
    for (const path of [
      '/shows',
      '/shows/1/nowhere',
      '/.secret',
      '/../package.json',
      '/%2e%2e/%2e%2e/etc/passwd',
    ]) {
      expect((await server.request(path)).status, path).toBe(404);
    }
  });

  test('tell a reader of an unknown address that it is one, and nobody else', async () => {
    const server = await open();
    const get = (path: string, accept: string, method = 'GET') =>
      server.request(path, { method, headers: { accept } });
    const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
    for (const path of ['/nowhere', '/shows', '/shows/1/nowhere', '/ticket/x', '/demo']) {
      const { status, text, headers } = await get(path, browser);
      expect([status, text], path).toEqual([404, '<!doctype html><title>Rampa</title>']);
      expect(policy(headers), path).toMatchObject({
        'script-src': ["'self'"],
        'frame-ancestors': ["'none'"],
      });
      expect(headers.get('cache-control'), path).toBe('no-cache');
    }
    expect((await get('/api/nowhere', browser)).json).toEqual({ error: { code: 'not_found' } });
    for (const answer of [
      await get('/assets/gone.js', browser),
      await get('/nowhere', 'application/json'),
      await get('/nowhere', '*/*'),
      await get('/nowhere', browser, 'POST'),
    ]) {
      expect([answer.status, answer.text]).toEqual([404, 'Not found']);
    }
  });

  test('may be framed by Telegram alone, private ones by nobody', async () => {
    const server = await open({ publicUrl: new URL('https://theatre.example') });
    const ancestors = async (path: string) => policy((await server.request(path)).headers)['frame-ancestors'];
    for (const path of appPages) expect(await ancestors(path), path).toContain('https://web.telegram.org');
    for (const path of appPages) expect(await ancestors(path), path).not.toContain("'self'");
    for (const path of [...privatePages, '/api/echo', '/assets/index-abc123.js']) {
      expect(await ancestors(path), path).toEqual(["'none'"]);
    }
  });

  test('of a demo may be framed by the demo too', async () => {
    const server = await open({ demo: true });
    expect((await server.request('/demo')).status).toBe(200);
    const headers = (await server.request('/shows/1/desk')).headers;
    expect(policy(headers)).toMatchObject({ 'frame-ancestors': ["'self'"], 'frame-src': ["'self'"] });
  });

  test('run our own code only and talk to their own server only', async () => {
    const server = await open({ publicUrl: new URL('https://theatre.example:8443') });
    expect(policy((await server.request('/')).headers)).toMatchObject({
      'script-src': ["'self'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'connect-src': ["'self'", 'wss://theatre.example:8443'],
      'media-src': ["'self'", 'blob:', 'mediastream:'],
    });
  });

  test('let WebAssembly run in the wings and at the desk, where a background is drawn, and nowhere else', async () => {
    const server = await open({ demo: true });
    const scripts = async (path: string) => policy((await server.request(path)).headers)['script-src'];
    const drawn = ['/shows/1/wings', '/shows/1/desk'];
    for (const path of drawn) expect(await scripts(path), path).toEqual(["'self'", "'wasm-unsafe-eval'"]);
    const others = [...privatePages, ...appPages, '/demo', '/check'].filter((path) => !drawn.includes(path));
    for (const path of others) expect(await scripts(path), path).toEqual(["'self'"]);
  });

  test('without a public address name the socket of the host they were asked by, if it is one', async () => {
    const server = await open();
    const { host } = new URL(server.origin);
    const sources = policy((await server.request('/')).headers)['connect-src'];
    expect(sources).toEqual(["'self'", `ws://${host}`, `wss://${host}`]);
  });

  test('have assets that are kept for ever, since their names change with them', async () => {
    const { headers, text } = await (await open()).request('/assets/index-abc123.js');
    expect(text).toBe('export {};');
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });
});

describe('the client address', () => {
  const addressOf = async (server: TestServer, from: string) =>
    (await server.request('/api/echo', { body: { text: '' }, from })).json;

  test('is the connection’s own when no proxy is trusted', async () => {
    log.length = 0;
    const server = await open();
    for (const from of ['203.0.113.9', '203.0.113.10']) {
      expect(await addressOf(server, from)).toMatchObject({ address: '127.0.0.1' });
    }
    // The operator hears that all of them have one address, once.
    expect(log.filter((line) => line.includes('TRUST_PROXY is not set'))).toHaveLength(1);
  });

  test('is what a trusted proxy saw, not what the client claimed before it', async () => {
    const server = await open({ trustProxy: 'loopback' });
    expect(await addressOf(server, '198.51.100.1, 203.0.113.9')).toMatchObject({ address: '203.0.113.9' });
    expect(await addressOf(server, '2001:db8:1:2:3::4')).toMatchObject({ address: '2001:db8:1:2::/64' });
  });
});

test('a proxy setting that nobody can read is told to the operator', async () => {
  await expect(open({ trustProxy: 'caddy' })).rejects.toThrow(/^TRUST_PROXY cannot be used/);
});

test('the log tells of requests without queries, headers or bodies', async () => {
  const server = await open();
  log.length = 0;
  await server.request('/api/echo?token=query-secret', {
    body: { text: 'body-secret' },
    token: 'header-secret',
  });
  await expect.poll(() => log.join('')).toContain('POST /api/echo');
  expect(log.join('')).not.toMatch(/query-secret|body-secret|header-secret/);
});
