import { defineConfig } from '@playwright/test';
import { chromiumOptions } from './tests/e2e/support/chromium.ts';

/** End to end: real browsers against a real theatre. Each worker opens its own (tests/e2e/support/test.ts). */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './tests/e2e/support/run.setup.ts',
  outputDir: 'test-results/e2e',
  // A test that passes at the second try has failed.
  retries: 0,
  // Browsers and servers of one test fill two cores; more tests at once would only measure the machine.
  workers: 1,
  forbidOnly: process.env['CI'] !== undefined,
  // Ends what hangs. A machine that is busy with other work is slow, not wrong.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ?? 'test-results/e2e.json' }],
  ],
  use: { launchOptions: chromiumOptions(), screenshot: 'only-on-failure' },
});
