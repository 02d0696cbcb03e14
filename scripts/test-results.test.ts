import { expect, test } from 'vitest';
import { readPlaywright, readVitest } from './test-results.ts';

test('reads Vitest’s report; a file that breaks counts as a failure', () => {
  const report = {
    numTotalTests: 4,
    testResults: [
      {
        name: 'a.test.ts',
        status: 'failed',
        assertionResults: [
          { fullName: 'a works', status: 'passed' },
          { fullName: 'a breaks', status: 'failed' },
          { fullName: 'a waits (skipped: no coturn)', status: 'skipped' },
        ],
      },
      { name: 'broken.test.ts', status: 'failed', assertionResults: [] },
      { name: 'b.test.ts', status: 'passed', assertionResults: [{ fullName: 'b works', status: 'passed' }] },
    ],
  };
  expect(readVitest(report)).toEqual({ passed: 2, failed: 2, skipped: ['a waits (skipped: no coturn)'] });
});

test('reads Playwright’s report through nested suites, with the reasons of what was skipped', () => {
  const spec = (title: string, status: string, description?: string) => ({
    title,
    tests: [{ status, annotations: description === undefined ? [] : [{ type: 'skip', description }] }],
  });
  const report = {
    errors: [],
    suites: [
      {
        specs: [spec('watches', 'expected')],
        suites: [
          {
            specs: [
              spec('speaks', 'unexpected'),
              spec('at the second try', 'flaky'),
              spec('relays', 'skipped', 'no coturn'),
            ],
          },
        ],
      },
    ],
  };
  expect(readPlaywright(report)).toEqual({ passed: 1, failed: 2, skipped: ['relays (no coturn)'] });
});

test('an error outside of every test is a failure', () => {
  expect(readPlaywright({ suites: [], errors: [{ message: 'no browser' }] }).failed).toBe(1);
});

test('a report in another form is not taken for a good one', () => {
  expect(() => readVitest({})).toThrow();
  expect(() => readPlaywright({ suites: [{}] })).toThrow();
});
