// Installs Debian packages where that is allowed: as root, or in CI through sudo. Elsewhere it says the command.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { answers, note, run, step } from './terminal.mjs';

/**
 * The packages of these that are not installed; undefined when this is no Debian.
 * @param {readonly string[]} packages
 */
export function missingPackages(packages) {
  if (!answers('apt-get') || !answers('dpkg-query')) return undefined;
  return packages.filter((name) => {
    const query = spawnSync('dpkg-query', ['-W', '-f=${db:Status-Status}', name], { encoding: 'utf8' });
    return query.stdout !== 'installed';
  });
}

/**
 * Sees to it that the packages are there. Answers undefined when they are, else a sentence for the person at the
 * terminal: what to run.
 * @param {readonly string[]} packages
 * @param {string} purpose
 */
export async function ensurePackages(packages, purpose) {
  const missing = missingPackages(packages);
  if (!missing) return `${purpose} needs these Debian packages or their like: ${packages.join(' ')}`;
  if (missing.length === 0) return undefined;
  const prefix = allowedPrefix(process.env, process.getuid?.());
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...missing];
  if (!prefix)
    return `${purpose} needs packages that are not installed. Run:\n\n    sudo ${install.join(' ')}\n`;

  await step(`Debian packages for ${purpose}: ${missing.join(' ')}`, async () => {
    const update = () => asRoot(prefix, ['apt-get', 'update']);
    if (readdirSync('/var/lib/apt/lists').length < 3) await update();
    // The lists may be older than what the mirror still has.
    await asRoot(prefix, install).catch(async () => {
      await update();
      await asRoot(prefix, install);
    });
    await disableServices(prefix, missing);
  });
  return undefined;
}

/**
 * What to put before a command that only root may run; undefined when we are not allowed to.
 * @param {Record<string, string | undefined>} env
 * @param {number | undefined} uid
 * @returns {string[] | undefined}
 */
export function allowedPrefix(env, uid, canSudo = () => answers('sudo', ['-n', 'true'])) {
  if (uid === 0) return [];
  return env.CI && canSudo() ? ['sudo', '-n', 'DEBIAN_FRONTEND=noninteractive'] : undefined;
}

/**
 * @param {readonly string[]} prefix
 * @param {readonly string[]} command
 */
function asRoot(prefix, command) {
  const [program = '', ...args] = [...prefix, ...command];
  return run(program, args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

/**
 * Some packages start a service of their own at once. We run the programs ourselves.
 * @param {readonly string[]} prefix
 * @param {readonly string[]} installed
 */
async function disableServices(prefix, installed) {
  const services = ['coturn', 'caddy'].filter((name) => installed.includes(name));
  if (services.length === 0 || !existsSync('/run/systemd/system')) return;
  await asRoot(prefix, ['systemctl', 'disable', '--now', ...services]).catch((error) => note(error.message));
}
