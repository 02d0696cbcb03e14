import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startScratchCluster } from '../../../server/platform/database/scratch.ts';
import { writeCapture } from './likeness.ts';
import { publishRun } from './run.ts';

const builtPage = join(import.meta.dirname, '../../../client/dist/index.html');

/** One PostgreSQL server and the files of the fake cameras, for the whole run. */
export default async function setup(): Promise<() => Promise<void>> {
  if (!existsSync(builtPage)) throw new Error('The pages are not built: npm run build');
  const folder = await mkdtemp(join(tmpdir(), 'rampa-e2e-'));
  const [actor, guest] = await Promise.all([writeCapture(folder, 'actor'), writeCapture(folder, 'guest')]);
  const cluster = await startScratchCluster();
  publishRun({ postgresUrl: cluster.url('postgres'), captures: { actor, guest } });
  return async () => {
    await cluster.close();
    await rm(folder, { recursive: true, force: true });
  };
}
