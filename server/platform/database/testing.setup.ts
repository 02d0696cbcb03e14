import type { TestProject } from 'vitest/node';
import { createDatabase } from './index.ts';
import { migrate } from './migrations.ts';
import { startScratchCluster } from './scratch.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the test run's PostgreSQL server (its database `postgres`). */
    postgresUrl: string;
  }
}

/** The migrated database that every test's database is a copy of. */
export const templateName = 'rampa_template';

/** Vitest's global set-up: one embedded PostgreSQL server for the whole run, away from the checkout. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startScratchCluster();
  await createDatabase(cluster.url('postgres'), templateName);
  await migrate(cluster.url(templateName));
  project.provide('postgresUrl', cluster.url('postgres'));
  return () => cluster.close();
}
