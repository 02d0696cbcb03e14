import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startChild } from '../../children.ts';
import { SetupError } from '../../errors.ts';
import type { Account } from '../../accounts.ts';

/** Where things lie in a cluster's home. */
export interface ClusterFiles {
  readonly data: string;
  readonly password: string;
  readonly log: string;
}

/** The one database role of the embedded server. */
export const superuser = 'rampa';

export function clusterFiles(home: string): ClusterFiles {
  return { data: join(home, 'data'), password: join(home, 'password'), log: join(home, 'server.log') };
}

/**
 * Makes the cluster if there is none, and answers the password of its superuser. A cluster appears whole or not at
 * all: it is made aside and renamed, so that a crash in between leaves nothing that looks like one.
 */
export async function ensureCluster(options: {
  readonly programs: string;
  readonly home: string;
  readonly account: Account | undefined;
  readonly durable: boolean;
}): Promise<string> {
  const { home, account } = options;
  const files = clusterFiles(home);
  if (existsSync(files.data)) return readPassword(files);

  const aside = await mkdtemp(join(home, 'making-'));
  try {
    const password = randomBytes(24).toString('base64url');
    const passwordFile = join(aside, 'password');
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (account) {
      await chown(aside, account.uid, account.gid);
      await chown(passwordFile, account.uid, account.gid);
    }
    await runInitdb({ ...options, aside });
    await rename(passwordFile, files.password);
    await rename(join(aside, 'data'), files.data);
    return password;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function readPassword(files: ClusterFiles): Promise<string> {
  try {
    return await readFile(files.password, 'utf8');
  } catch {
    throw new SetupError(
      `The database in ${files.data} has lost its password file ${files.password}. Restore the file, or move the ` +
        'whole folder away to begin with an empty database.',
    );
  }
}

async function runInitdb(options: {
  readonly programs: string;
  readonly aside: string;
  readonly account: Account | undefined;
  readonly durable: boolean;
}): Promise<void> {
  const { programs, aside, account } = options;
  const args = [
    `--pgdata=${join(aside, 'data')}`,
    `--username=${superuser}`,
    `--pwfile=${join(aside, 'password')}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    ...(options.durable ? [] : ['--no-sync']),
  ];
  const output = await open(join(aside, 'initdb.log'), 'a+', 0o600);
  try {
    const child = await startChild({
      command: join(programs, 'bin/initdb'),
      args,
      account,
      cwd: aside,
      output: { fd: output.fd },
    });
    const { code, signal } = await child.exited;
    if (code === 0) return;
    const said = await readFile(join(aside, 'initdb.log'), 'utf8');
    throw new SetupError(`PostgreSQL could not make a database (initdb: ${code ?? signal}):\n${said.trim()}`);
  } finally {
    await output.close();
  }
}
