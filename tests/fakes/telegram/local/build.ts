import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cache, hashOf, onceFor, root } from '../../../../scripts/bootstrap/stamps.mjs';

const source = 'tests/fakes/telegram/page';
const folder = join(cache, 'local-telegram');

/** Builds the page, unless it was built from the same files before. @returns the folder that holds it */
export async function buildPage(): Promise<string> {
  const hash = hashOf([source, 'tests/fakes/telegram/local/contract.ts', 'package-lock.json']);
  const result = 'node_modules/.cache/rampa/local-telegram/index.html';
  await onceFor({ name: 'local-telegram', hash, result }, async () => {
    const config = join(source, 'vite.config.ts');
    // A process of its own: Vite builds for production only where NODE_ENV says so, and a test's says something else.
    await promisify(execFile)(
      process.execPath,
      ['node_modules/vite/bin/vite.js', 'build', '--config', config, '--outDir', folder],
      { cwd: root, env: { ...process.env, NODE_ENV: 'production' } },
    );
  });
  return folder;
}
