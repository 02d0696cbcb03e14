// Remembers, by a hash of its inputs, what the set-up has done, so that it is not done twice.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
/** Goes with the installed packages: after `npm ci` everything is done anew. */
export const cache = join(root, 'node_modules/.cache/rampa');

/** SHA-256 over files and folders (recursively), by name and content. Folders named `dist` are results, not inputs. */
export function hashOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesOf(path)).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesOf(path) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  if (!statSync(absolute).isDirectory()) return [path];
  return readdirSync(absolute)
    .filter((name) => name !== 'dist')
    .flatMap((name) => filesOf(join(path, name)));
}

/** Acts unless it was done for the same hash and its result is still there. Answers whether it acted. */
export async function onceFor({ name, hash, result }, act) {
  const stamp = join(cache, `${name}.sha256`);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && existsSync(join(root, result)))
    return false;
  rmSync(stamp, { force: true });
  await act();
  mkdirSync(cache, { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}
