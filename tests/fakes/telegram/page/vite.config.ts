import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the page of the local Telegram; `local/build.ts` says where to. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  logLevel: 'warn',
  build: { emptyOutDir: true, target: 'esnext' },
});
