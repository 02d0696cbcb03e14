import { spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { needs } from './programs.ts';

const root = join(import.meta.dirname, '../..');
const file = 'docker-compose.yml';
const settings = {
  PUBLIC_URL: 'https://theatre.example.org',
  PUBLIC_ADDRESS: '203.0.113.7',
  POSTGRES_PASSWORD: 'correcthorse',
  TURN_URLS: 'turn:203.0.113.7:3478?transport=udp',
  TURN_SECRET: '0123456789abcdef',
  ACME_EMAIL: 'you@example.org',
};

const { missing, title } = needs('docker-compose.yml', 'docker-compose');

describe.skipIf(missing)(title, () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'compose-'));
    await copyFile(join(root, file), join(folder, file));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function config(env: Record<string, string>) {
    const lines = Object.entries(env).map(([name, value]) => `${name}=${value}\n`);
    await writeFile(join(folder, '.env'), lines.join(''));
    return spawnSync('docker-compose', ['config'], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] },
    });
  }

  test('is a whole installation with the settings of .env', async () => {
    const { status, stdout } = await config(settings);
    expect(status).toBe(0);
    for (const service of ['postgres', 'app', 'coturn', 'caddy'])
      expect(stdout).toMatch(new RegExp(`^  ${service}:$`, 'm'));
    expect(stdout).toContain('DATABASE_URL: postgresql://rampa:correcthorse@127.0.0.1:5432/rampa');
    expect(stdout).toContain('UPSTREAM: 127.0.0.1:3000');
    // PostgreSQL is for this host alone.
    expect(stdout).toMatch(/^ *- 127\.0\.0\.1:5432:5432/m);
  });

  test.each(Object.keys(settings))('refuses to be without %s, and says so', async (name) => {
    const { [name]: _, ...others }: Record<string, string> = settings;
    const { status, stderr } = await config(others);
    expect(status).not.toBe(0);
    expect(stderr).toContain(name);
  });

  test('mounts files that exist', async () => {
    const { stdout } = await config(settings);
    const mounted = Array.from(stdout.matchAll(/^ *- (\/\S+?):\S+:ro$/gm), ([, path = '']) => path);
    expect(mounted.sort()).toEqual([join(folder, 'ops/Caddyfile'), join(folder, 'turn')]);
    expect(await readFile(join(root, 'ops/Caddyfile'), 'utf8')).toContain('reverse_proxy');
    expect(await readFile(join(root, 'turn/start'), 'utf8')).toContain('exec turnserver');
  });
});
