import { defineConfig } from 'vitest/config';
import { findWorkerPath } from './server/worker-path.ts';

const workerPath = findWorkerPath(process.env);
/** Starts one real PostgreSQL server for the run; `createTestDatabase` makes databases on it. */
const database = './server/platform/database/testing.setup.ts';
/** mediasoup reads its worker's path from the environment of the process that starts it. */
const env = workerPath === undefined ? {} : { MEDIASOUP_WORKER_BIN: workerPath };
const slowest = { testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'protocol', include: ['protocol/**/*.test.ts', 'locales/**/*.test.ts'] } },
      { test: { name: 'client', include: ['client/**/*.test.{ts,tsx}'] } },
      {
        test: {
          name: 'server',
          include: ['server/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
          globalSetup: database,
          env,
          ...slowest,
        },
      },
      // Playwright's end-to-end tests are `*.spec.ts` and not for Vitest.
      { test: { name: 'house', include: ['tests/**/*.test.ts'], globalSetup: database, env, ...slowest } },
    ],
  },
});
