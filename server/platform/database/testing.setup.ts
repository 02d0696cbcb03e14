import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { silentLog } from '../log.ts';
import { killCluster, startCluster } from './embedded/cluster.ts';
import { createDatabase } from './index.ts';
import { migrate } from './migrations.ts';

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
  const dataFolder = await mkdtemp(join(await realpath(tmpdir()), 'rampa-test-'));
  // Root's server runs under another account, which must be able to walk in.
  await chmod(dataFolder, 0o711);
  const cluster = await startCluster({ dataFolder, log: silentLog, durable: false });
  // An interrupted run does not reach its teardown.
  const leave = () => {
    killCluster(cluster);
    rmSync(dataFolder, { recursive: true, force: true });
  };
  process.once('exit', leave);

  await createDatabase(cluster.url('postgres'), templateName);
  await migrate(cluster.url(templateName));
  project.provide('postgresUrl', cluster.url('postgres'));
  return async () => {
    process.off('exit', leave);
    await cluster.close();
    await rm(dataFolder, { recursive: true, force: true });
  };
}
