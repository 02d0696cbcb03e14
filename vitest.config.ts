import { defineConfig } from 'vitest/config';
import { findWorkerPath } from './server/worker-path.ts';

const workerPath = findWorkerPath(process.env);
/** Starts one real PostgreSQL server for the project; `createTestDatabase` makes databases on it. */
const globalSetup = './server/platform/database/testing.setup.ts';
/** mediasoup reads its worker's path from the environment of the process that starts it. */
const env = workerPath === undefined ? {} : { MEDIASOUP_WORKER_BIN: workerPath };

/** Tests wait for states, not for times: a busy machine takes longer and does not fail. */
const patience = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 15_000 } } };

const onRealParts = { ...patience, globalSetup, env };

export default defineConfig({
  test: {
    projects: [
      { test: { ...patience, name: 'protocol', include: ['protocol/**/*.test.ts', 'locales/**/*.test.ts'] } },
      { test: { ...patience, name: 'client', include: ['client/**/*.test.{ts,tsx}'] } },
      {
        test: {
          ...onRealParts,
          name: 'server',
          include: ['server/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
        },
      },
      // Playwright's end-to-end tests are `*.spec.ts` and not for Vitest.
      { test: { ...onRealParts, name: 'house', include: ['tests/**/*.test.ts'] } },
    ],
  },
});
