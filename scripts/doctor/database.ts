import { constants } from 'node:fs';
import { access, mkdir, statfs } from 'node:fs/promises';
import { Client } from 'pg';
import type { Config } from '../../server/config.ts';
import { messageOf } from '../../server/platform/errors.ts';
import { type Finding, findings } from './finding.ts';

const { good, bad } = findings('database');

const patienceMs = 5000;
/** What the migrations need. */
const oldestMajor = 14;
const leastFreeBytes = 1024 ** 3;

/** Whether the data folder can be used, and the PostgreSQL if it is somebody else's. */
export async function checkDatabase({
  database,
  dataFolder,
}: Pick<Config, 'database' | 'dataFolder'>): Promise<Finding[]> {
  const folder = await checkFolder(dataFolder);
  return database.kind === 'embedded' ? folder : [...folder, await checkServer(database.url)];
}

async function checkFolder(folder: string): Promise<Finding[]> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    return [
      bad(
        `the data folder ${folder} cannot be written (${messageOf(error)})`,
        'give it to the account that runs Rampa (chown), or set DATA_DIR',
      ),
    ];
  }
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const text = `${(free / 1024 ** 3).toFixed(1)} GiB are free for ${folder}`;
  return [
    free >= leastFreeBytes ? good(text) : bad(text, 'make room, or set DATA_DIR to a folder on another disk'),
  ];
}

async function checkServer(url: string): Promise<Finding> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: patienceMs });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; allowed: boolean }>(
      "SELECT current_setting('server_version') AS version, has_schema_privilege('public', 'CREATE') AS allowed",
    );
    return judge(rows[0]?.version ?? '0', rows[0]?.allowed === true);
  } catch (error) {
    return bad(
      `DATABASE_URL cannot be used (${messageOf(error)})`,
      'start the server, and check name, password and host',
    );
  } finally {
    await client.end().catch(() => {});
  }
}

function judge(version: string, allowed: boolean): Finding {
  if (Number.parseInt(version, 10) < oldestMajor) {
    return bad(`PostgreSQL ${version} is too old`, `use PostgreSQL ${oldestMajor} or newer`);
  }
  if (!allowed)
    return bad(
      'our role may not create tables',
      'make it the owner of the database: ALTER DATABASE … OWNER TO …',
    );
  return good(`PostgreSQL ${version} lets us in`);
}
