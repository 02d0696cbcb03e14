import { defineConfig } from 'vite';
import { join } from 'node:path';

/** Where the theatre's address shows the page, while the bench runs. */
export const benchBase = '/bench/';
export const benchFolder = join(import.meta.dirname, '../dist');

/** Builds the bench's page with the real room client in it, apart from the pages of the house. */
export default defineConfig({
  root: import.meta.dirname,
  base: benchBase,
  logLevel: 'warn',
  build: { outDir: benchFolder, emptyOutDir: true, assetsInlineLimit: 0 },
});
