import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import sirv from 'sirv';
import { build } from 'vite';

const stories = join(import.meta.dirname, '../../client/stories');

/** Every screen of the room in every state, at an address of this machine. */
export interface Stories {
  readonly address: URL;
  close(): Promise<void>;
}

/** Builds `client/stories` apart from the pages of the house, and serves it on a free port. */
export async function openStories(): Promise<Stories> {
  const folder = await mkdtemp(join(tmpdir(), 'rampa-stories-'));
  await build({
    root: stories,
    configFile: false,
    plugins: [react()],
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true, target: 'esnext' },
  });
  const server = createServer(sirv(folder, { single: true }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // `address()` is an object for every server that listens on a port.
  const { port } = server.address() as AddressInfo;
  return {
    address: new URL(`http://127.0.0.1:${port}/`),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
