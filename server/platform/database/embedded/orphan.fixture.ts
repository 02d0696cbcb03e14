// A process that opens the cluster of the given folder, says the server's process id, and waits to be killed.
import { Client } from 'pg';
import { silentLog } from '../../log.ts';
import { startCluster } from './cluster.ts';

const dataFolder = process.argv[2];
if (dataFolder === undefined) throw new Error('usage: orphan.fixture.ts <data folder>');
const cluster = await startCluster({ dataFolder, log: silentLog });
const client = new Client({ connectionString: cluster.url('postgres') });
await client.connect();
await client.query("CREATE TABLE kept AS SELECT 'acknowledged' AS word");
console.log(cluster.pid);
