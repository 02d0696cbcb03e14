import type { CaptureFiles } from './chromium.ts';
import type { LikenessName } from './likeness.ts';

/** What the run's set-up gives to the workers, which inherit its environment. */
export interface Run {
  /** Connection string of the run's PostgreSQL server. */
  readonly postgresUrl: string;
  /** What the fake cameras and microphones play. */
  readonly captures: Readonly<Record<LikenessName, CaptureFiles>>;
}

const variable = 'RAMPA_E2E_RUN';

export function publishRun(run: Run): void {
  process.env[variable] = JSON.stringify(run);
}

/** @throws Error outside of a run */
export function currentRun(): Run {
  const value = process.env[variable];
  if (value === undefined) throw new Error(`${variable} is set by run.setup.ts`);
  return JSON.parse(value) as Run; // written by `publishRun`
}
