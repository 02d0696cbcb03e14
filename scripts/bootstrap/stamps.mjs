// Remembers, by a hash of its inputs, what the set-up has done, so that it is not done twice.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
/** Goes with the installed packages: after `npm ci` everything is done anew. */
export const cache = join(root, 'node_modules/.cache/rampa');

/**
 * SHA-256 over files and folders (recursively), by name and content. Folders named `dist` are results, not inputs.
 * @param {readonly string[]} paths relative to the base
 */
export function hashOf(paths, base = root) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesOf(path, base)).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(base, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @param {string} base
 * @returns {string[]}
 */
function filesOf(path, base) {
  const absolute = join(base, path);
  if (!existsSync(absolute)) return [];
  if (!statSync(absolute).isDirectory()) return [path];
  return readdirSync(absolute)
    .filter((name) => name !== 'dist')
    .flatMap((name) => filesOf(join(path, name), base));
}

/**
 * Acts unless it was done for the same hash and its result is still there.
 * @param {{ name: string, hash: string, result: string }} what `result`: a path that is there afterwards
 * @param {() => unknown} act
 * @returns {Promise<boolean>} whether it acted
 */
export async function onceFor({ name, hash, result }, act, folders = { root, cache }) {
  const stamp = join(folders.cache, `${name}.sha256`);
  const done = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
  if (done && existsSync(join(folders.root, result))) return false;
  rmSync(stamp, { force: true });
  await act();
  mkdirSync(folders.cache, { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}
