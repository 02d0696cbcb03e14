// Everything that has to hold, in the order in which it is cheapest to find out that it does not. Ends at the first
// step that fails; the last line sums the tests up.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageOf } from '../server/platform/errors.ts';
import { readPlaywright, readVitest, type TestResults } from './test-results.ts';

const root = join(import.meta.dirname, '..');

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** Where the step reports its tests, and who can read it; a step without one is itself one check. */
  readonly report?: { readonly file: string; readonly read: (report: unknown) => TestResults };
}

function steps(folder: string): Step[] {
  const vitest = join(folder, 'vitest.json');
  const playwright = join(folder, 'playwright.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${vitest}`];
  const endToEnd: Step = {
    name: 'end to end',
    command: ['playwright', 'test', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: playwright },
    report: { file: playwright, read: readPlaywright },
  };
  return [
    { name: 'types', command: ['npm', 'run', '--silent', 'typecheck'] },
    { name: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
    { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
    {
      name: 'unit and integration',
      command: ['vitest', 'run', ...reporters],
      report: { file: vitest, read: readVitest },
    },
    ...(existsSync(join(root, 'tests/e2e')) ? [endToEnd] : []),
  ];
}

interface Outcome {
  readonly name: string;
  readonly seconds: number;
  readonly ok: boolean;
  readonly results: TestResults;
}

function runStep(step: Step): Outcome {
  console.log(`\n━━ ${step.name}: ${step.command.slice(0, 4).join(' ')}\n`);
  const [command, ...args] = step.command;
  const startedMs = Date.now();
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...step.env },
  });
  const seconds = (Date.now() - startedMs) / 1000;
  const results = resultsOf(step, status === 0);
  return { name: step.name, seconds, ok: status === 0 && results.failed === 0, results };
}

function resultsOf({ report, name }: Step, ok: boolean): TestResults {
  const alone = { passed: 0, failed: ok ? 0 : 1, skipped: [] };
  if (report === undefined) return alone;
  try {
    const results = report.read(JSON.parse(readFileSync(report.file, 'utf8')));
    const nothingRan = results.passed + results.failed === 0;
    // A runner may fail beside its tests, and must not pass by running none.
    return (ok && !nothingRan) || results.failed > 0 ? results : { ...results, failed: 1 };
  } catch (error) {
    console.error(`${name} left no report: ${messageOf(error)}`);
    return { ...alone, failed: 1 };
  }
}

function summarise(outcomes: readonly Outcome[]): void {
  console.log('\n━━ summary\n');
  for (const { name, seconds, ok } of outcomes) {
    console.log(`${ok ? '✓' : '✗'} ${name.padEnd(22)} ${seconds.toFixed(1).padStart(7)} s`);
  }
  const skipped = outcomes.flatMap(({ results }) => results.skipped);
  if (skipped.length > 0) console.log(`\nSkipped:\n${skipped.map((name) => `  ${name}`).join('\n')}`);
  const sum = (count: (results: TestResults) => number) =>
    outcomes.reduce((total, { results }) => total + count(results), 0);
  console.log(`\n${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed`);
}

const folder = await mkdtemp(join(tmpdir(), 'rampa-results-'));
try {
  const outcomes: Outcome[] = [];
  for (const step of steps(folder)) {
    const outcome = runStep(step);
    outcomes.push(outcome);
    if (!outcome.ok) break;
  }
  summarise(outcomes);
  process.exitCode = outcomes.every(({ ok }) => ok) ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
