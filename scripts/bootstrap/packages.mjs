// Installs the npm packages of the lock file, a Node that runs TypeScript among them.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { hashOf, onceFor, root } from './stamps.mjs';
import { run, SetupProblem, step } from './terminal.mjs';

/** The first Node that runs TypeScript without a flag. */
const oldestNode = { major: 22, minor: 18 };

export async function installPackages() {
  const hash = hashOf(['package-lock.json']);
  await onceFor({ name: 'packages', hash, result: 'node_modules/.package-lock.json' }, async () => {
    if (installedMatchLock()) return;
    await step('Packages (npm ci)', () =>
      run('npm', ['ci', '--include=dev', '--loglevel=error'], { cwd: root, env: npmEnvironment() }),
    );
  });
}

function installedMatchLock() {
  const list = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(list)) return false;
  const packagesOf = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  return isInstalled(packagesOf(join(root, 'package-lock.json')), packagesOf(list));
}

/**
 * Whether `npm install` has brought what the lock names: npm keeps a list beside the packages, in the lock's form.
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} Package
 * @param {Record<string, Package>} wanted
 * @param {Record<string, Package>} installed
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    // An optional package may be for another platform; if it is there, it must be the right one.
    if (path === '' || ((optional || devOptional) && !installed[path])) return true;
    return installed[path]?.version === version;
  });
}

function npmEnvironment() {
  return {
    ...process.env,
    // npm runs on the machine's own Node: `npm ci` deletes the one in node_modules.
    PATH: (process.env.PATH ?? '')
      .split(delimiter)
      .filter((folder) => !folder.includes('node_modules'))
      .join(delimiter),
    // Their install scripts download programs. The worker is found or built later, with a check; Prisma's engine is
    // not used at all.
    MEDIASOUP_WORKER_BIN: process.execPath,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  };
}

/** The Node that runs the project: the one that came with the packages, else the machine's if it is new enough. */
export function projectNode() {
  const brought = join(root, 'node_modules/node/bin/node');
  const candidates = [brought, process.execPath].filter((node) => existsSync(node));
  const node = candidates.find((candidate) => isNewEnough(candidate));
  if (!node) {
    throw new SetupProblem(
      `Rampa needs Node ${oldestNode.major}.${oldestNode.minor} or newer; this is ${process.version}, and npm brought no newer one ` +
        'for this machine. Install it from https://nodejs.org and run the command again.',
    );
  }
  return node;
}

/** @param {string} node */
function isNewEnough(node) {
  try {
    return isVersionNewEnough(execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }));
  } catch {
    return false;
  }
}

/** @param {string} version as "24.21.0" */
export function isVersionNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldestNode.major || (major === oldestNode.major && minor >= oldestNode.minor);
}
