import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findProgram, startChild, type Child } from '../../server/platform/children.ts';
import { freePort } from '../../server/media/turn/probe.ts';
import { openHouse, type TestHouse } from '../support/house.ts';
import { needs } from './programs.ts';

const caddyfile = join(import.meta.dirname, '../../ops/Caddyfile');
const patience = { timeout: 20_000 };
const { missing, title } = needs('the Caddyfile', 'caddy');

describe.skipIf(missing)(title, () => {
  let folder: string;
  let house: TestHouse;
  let caddy: Child;
  let authority: string;
  let ports: { http: number; https: number };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'caddy-'));
    ports = { http: await freePort('127.0.0.1'), https: await freePort('127.0.0.1') };
    const publicUrl = `https://localhost:${ports.https}`;
    house = await openHouse({
      PUBLIC_URL: publicUrl,
      RAMPA_DEMO: '0',
      HOST: '127.0.0.1',
      TRUST_PROXY: '1',
      ...small,
    });
    caddy = await startChild({
      command: findProgram('caddy') ?? '',
      args: ['run', '--adapter', 'caddyfile', '--config', caddyfile],
      env: {
        XDG_DATA_HOME: folder,
        XDG_CONFIG_HOME: folder,
        HOME: folder,
        PUBLIC_URL: publicUrl,
        ACME_EMAIL: 'internal',
        UPSTREAM: house.rampa.address.host,
        HTTP_PORT: String(ports.http),
        HTTPS_PORT: String(ports.https),
      },
      output: { line: () => {} },
    });
    const root = join(folder, 'caddy/pki/authorities/local/root.crt');
    authority = await vi.waitFor(() => readFile(root, 'utf8'), patience);
    await vi.waitFor(() => get('/api/house'), patience);
  });

  afterAll(async () => {
    await caddy.stop(['SIGTERM'], 5000);
    await house.close();
    await rm(folder, { recursive: true });
  });

  /** One media worker on free ports, and no coturn of its own. */
  const small = {
    MEDIA_WORKERS: '1',
    MEDIA_PORT: '0',
    TURN_URLS: 'turn:203.0.113.7:3478',
    TURN_SECRET: '0123456789abcdef',
  };

  async function get(
    path: string,
    headers: Record<string, string> = {},
  ): Promise<IncomingMessage & { readonly body: string }> {
    const asked = request({
      host: 'localhost',
      port: ports.https,
      path,
      ca: authority,
      headers,
      agent: false,
    });
    asked.end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    return Object.assign(response, { body: await text(response) });
  }

  test('is valid as it stands', () => {
    const { status } = spawnSync('caddy', ['validate', '--adapter', 'caddyfile', '--config', caddyfile], {
      env: {
        ...process.env,
        PUBLIC_URL: 'https://theatre.example.org',
        ACME_EMAIL: 'you@example.org',
        HOME: folder,
      },
    });
    expect(status).toBe(0);
  });

  test('brings the house over TLS, with the house’s own headers', async () => {
    const response = await get('/api/house');
    expect(response.statusCode).toBe(200);
    expect(JSON.parse(response.body)).toMatchObject({ demo: false });
    expect(response.headers).toMatchObject({
      'strict-transport-security': expect.stringContaining('max-age='),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(response.headers.server).toBeUndefined();
  });

  test('brings the pages, compressed', async () => {
    const response = await get('/', { 'accept-encoding': 'gzip' });
    expect(response.headers).toMatchObject({
      'content-type': expect.stringMatching(/^text\/html/),
      'content-encoding': 'gzip',
    });
  });

  test('sends plain http to TLS', async () => {
    const response = await fetch(`http://localhost:${ports.http}/show/1`, { redirect: 'manual' });
    expect(response.status).toBe(308);
    // To Caddy the port that it is given for https stands for 443, which an address need not name.
    expect(response.headers.get('location')).toBe('https://localhost/show/1');
  });

  test('lets WebSockets through', async () => {
    const socket = io(`https://localhost:${ports.https}`, {
      transports: ['websocket'],
      ca: authority,
      reconnection: false,
      auth: { with: 'join', protocolVersion: 1, token: 'not-a-join-token' },
    });
    const refused = new Promise<Error>((resolve) => {
      socket.once('connect_error', resolve);
    });
    // The house itself has answered: only it knows its refusals.
    expect(await refused).toMatchObject({ data: { code: expect.any(String) } });
    socket.close();
  });
});
