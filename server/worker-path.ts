import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where `scripts/bootstrap.mjs` notes the mediasoup-worker that it found, downloaded or built. */
export const workerPathNote = join(import.meta.dirname, '../node_modules/.cache/rampa/worker-path');

/**
 * The mediasoup-worker to run: the one of `MEDIASOUP_WORKER_BIN`, else the one that the bootstrap noted. Undefined
 * leaves the choice to mediasoup, which looks beside its own sources.
 */
export function findWorkerPath(env: Readonly<Record<string, string | undefined>>): string | undefined {
  if (env['MEDIASOUP_WORKER_BIN']) return env['MEDIASOUP_WORKER_BIN'];
  try {
    return readFileSync(workerPathNote, 'utf8').trim();
  } catch {
    return undefined;
  }
}
