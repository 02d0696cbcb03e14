// Installs Debian packages where that is allowed: as root, or in CI through sudo. Elsewhere it says the command.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { answers, note, run, step } from './terminal.mjs';

/** The packages of these that are not installed; undefined when this is no Debian. */
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
 */
export async function ensurePackages(packages, purpose) {
  const missing = missingPackages(packages);
  if (!missing) return `${purpose} needs these Debian packages or their like: ${packages.join(' ')}`;
  if (missing.length === 0) return undefined;
  const prefix = allowedPrefix();
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...missing];
  if (!prefix)
    return `${purpose} needs packages that are not installed. Run:\n\n    sudo ${install.join(' ')}\n`;

  await step(`Debian packages for ${purpose}: ${missing.join(' ')}`, async () => {
    const aptGet = (args) =>
      run(prefix[0] ?? args[0], [...prefix, ...args].slice(1), { env: aptEnvironment() });
    if (readdirSync('/var/lib/apt/lists').length < 3) await aptGet(['apt-get', 'update']);
    // The lists may be older than what the mirror still has.
    await aptGet(install).catch(async () => {
      await aptGet(['apt-get', 'update']);
      await aptGet(install);
    });
    await disableServices(prefix, missing);
  });
  return undefined;
}

function allowedPrefix() {
  if (process.getuid?.() === 0) return [];
  if (process.env.CI && answers('sudo', ['-n', 'true']))
    return ['sudo', '-n', 'DEBIAN_FRONTEND=noninteractive'];
  return undefined;
}

function aptEnvironment() {
  return { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
}

/** Packages that start a service of their own at once. We run the programs ourselves. */
async function disableServices(prefix, installed) {
  const services = ['coturn', 'caddy'].filter((name) => installed.includes(name));
  if (services.length === 0 || !existsSync('/run/systemd/system')) return;
  const command = [...prefix, 'systemctl', 'disable', '--now', ...services];
  await run(command[0], command.slice(1)).catch((error) => note(error.message));
}
