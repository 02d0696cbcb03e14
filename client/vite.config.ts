import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the pages into `client/dist`; the server answers them from there, on its own port. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
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
