import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { cache, hashOf, onceFor } from '../../../../scripts/bootstrap/stamps.mjs';

const source = 'tests/fakes/telegram/page';
const folder = join(cache, 'local-telegram');

/** Builds the page, unless it was built from the same files before. @returns the folder that holds it */
export async function buildPage(): Promise<string> {
  const hash = hashOf([source, 'tests/fakes/telegram/local/contract.ts', 'package-lock.json']);
  const result = join('node_modules/.cache/rampa/local-telegram/index.html');
  await onceFor({ name: 'local-telegram', hash, result }, async () => {
    await build({
      root: join(import.meta.dirname, '../page'),
      configFile: false,
      plugins: [react()],
      logLevel: 'warn',
      // A test that builds it runs in an environment of its own name.
      define: { 'process.env.NODE_ENV': JSON.stringify('production') },
      build: { outDir: folder, emptyOutDir: true, target: 'esnext' },
    });
  });
  return folder;
}
