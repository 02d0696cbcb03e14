import { z } from 'zod';

/** What a run of tests came to. */
export interface TestResults {
  readonly passed: number;
  readonly failed: number;
  /** Names of the tests that did not run, with the reason where it is known. */
  readonly skipped: readonly string[];
}

/** As much of Vitest's JSON report (Jest's format) as we read. */
const VitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** Reads Vitest's JSON report. A file that fails outside of its tests counts as one failure. */
export function readVitest(report: unknown): TestResults {
  const files = VitestReport.parse(report).testResults;
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const broken = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'),
  );
  const having = (...states: string[]) => tests.filter(({ status }) => states.includes(status));
  return {
    passed: having('passed').length,
    failed: having('failed').length + broken.length,
    skipped: having('skipped', 'pending', 'todo', 'disabled').map(({ fullName }) => fullName),
  };
}

interface PlaywrightSuite {
  readonly specs: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly status: string;
      readonly annotations: readonly { readonly type: string; readonly description?: string | undefined }[];
    }[];
  }[];
  readonly suites?: readonly PlaywrightSuite[] | undefined;
}

const PlaywrightSuite: z.ZodType<PlaywrightSuite> = z.object({
  specs: z.array(
    z.object({
      title: z.string(),
      tests: z.array(
        z.object({
          status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
          annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })),
        }),
      ),
    }),
  ),
  get suites() {
    return z.array(PlaywrightSuite).optional();
  },
});

const PlaywrightReport = z.object({
  suites: z.array(PlaywrightSuite),
  errors: z.array(z.unknown()),
});

/** Reads Playwright's JSON report. A test that passed only when tried again counts as failed. */
export function readPlaywright(report: unknown): TestResults {
  const { suites, errors } = PlaywrightReport.parse(report);
  const specs = suites.flatMap((suite) => specsOf(suite));
  const tests = specs.flatMap(({ title, tests }) => tests.map((test) => ({ title, ...test })));
  const having = (...states: string[]) => tests.filter(({ status }) => states.includes(status));
  return {
    passed: having('expected').length,
    failed: having('unexpected', 'flaky').length + errors.length,
    skipped: having('skipped').map(({ title, annotations }) => {
      const reason = annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description;
      return reason === undefined ? title : `${title} (${reason})`;
    }),
  };
}

function specsOf({ specs, suites = [] }: PlaywrightSuite): PlaywrightSuite['specs'] {
  return [...specs, ...suites.flatMap((suite) => specsOf(suite))];
}
