import { rmSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../log.ts';
import { killCluster, startCluster, type Cluster } from './embedded/cluster.ts';

/**
 * A PostgreSQL server with an empty cluster in a temporary folder, for tests and tools. Fast rather than durable;
 * `close()` leaves nothing behind, and neither does an exit of the process without it.
 */
export async function startScratchCluster(): Promise<Cluster> {
  const dataFolder = await mkdtemp(join(await realpath(tmpdir()), 'rampa-scratch-'));
  const cluster = await startCluster({ dataFolder, log: silentLog, durable: false });
  const leave = () => {
    killCluster(cluster);
    rmSync(dataFolder, { recursive: true, force: true });
  };
  process.once('exit', leave);
  return {
    pid: cluster.pid,
    url: (database) => cluster.url(database),
    async close() {
      process.off('exit', leave);
      await cluster.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
