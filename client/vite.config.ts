import react from '@vitejs/plugin-react';
import { constants } from 'node:zlib';
import { defineConfig } from 'vite';
import { compression, defineAlgorithm } from 'vite-plugin-compression2';

/** In bytes: what is smaller travels in one packet anyway, and so does the page itself. */
const worthCompressing = 1024;

/**
 * Writes a `.br` and a `.gz` beside what can be made smaller, for the server to choose from. The qualities are those from
 * which more time gives next to nothing: the whole takes two seconds of a build.
 */
const compressed = compression({
  include: /\.(js|css|svg|wasm|tflite)$/,
  threshold: worthCompressing,
  algorithms: [
    defineAlgorithm('brotliCompress', { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    defineAlgorithm('gzip', { level: 6 }),
  ],
});

/** Builds the pages into `client/dist`; the server answers them from there, on its own port. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compressed],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The content security policy allows no data: addresses, so small pictures and fonts stay files.
    assetsInlineLimit: 0,
    target: ['chrome111', 'firefox114', 'safari16.4'],
  },
  // The language files and the protocol stand beside this folder.
  server: { fs: { allow: ['..'] } },
});
