import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The bench of the sale runs where the tests do: with a PostgreSQL of its own. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, '..'),
    include: ['bench/sales.bench.ts'],
    globalSetup: './server/platform/database/testing.setup.ts',
    disableConsoleIntercept: true,
    expect: { poll: { timeout: 15_000 } },
  },
});
