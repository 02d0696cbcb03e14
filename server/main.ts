import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { forgetSecrets, loadConfig } from './config.ts';
import { SetupError } from './platform/errors.ts';
import { createLog, type Log } from './platform/log.ts';
import { startRampa } from './rampa.ts';

/** A house that is not closed by then is left as it is; the next start recovers. */
const closingPatienceMs = 20_000;

async function main(signal: AbortSignal): Promise<void> {
  const settings = join(import.meta.dirname, '../.env');
  if (existsSync(settings)) process.loadEnvFile(settings);
  const config = loadConfig(process.env, process.argv.slice(2), { terminal: process.stdout.isTTY });
  forgetSecrets(process.env);
  const log = createLog(config.log);

  signal.addEventListener('abort', () => limitClosing(log), { once: true });
  const rampa = await startRampa(config, { log, signal });
  log.info(welcome(config.mode, config.publicUrl ?? rampa.address));
  if (rampa.ownerLink !== undefined) log.info(ownersWay(rampa.ownerLink));
  if (!signal.aborted) await once(signal, 'abort');
  await rampa.close();
  log.info('closed');
}

function welcome(mode: 'demo' | 'house', address: URL): string {
  return `Open ${mode === 'demo' ? new URL('/demo', address).href : address.href}`;
}

/** Whoever reads this line may own the theatre: it is said once a start, and only until an owner has come. */
function ownersWay(link: URL): string {
  return `To put shows on the bill, enter as the owner by this link (it works once, for a day): ${link.href}`;
}

function limitClosing(log: Log): void {
  log.info('closing');
  setTimeout(() => {
    log.error('the house did not close in time');
    process.exit(1);
  }, closingPatienceMs).unref();
}

/**
 * Aborts at the first signal to stop. A Ctrl-C comes twice, from the terminal and from npm, and closing takes a moment:
 * what comes later changes nothing.
 */
function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop.abort());
  return stop.signal;
}

const signal = stopSignal();
try {
  await main(signal);
} catch (error) {
  if (!signal.aborted) {
    process.stderr.write(`\n${error instanceof SetupError ? error.message : inspect(error)}\n`);
    process.exit(1);
  }
}
// Nothing is open any more; a handle that a library forgot must not keep the terminal waiting.
process.exit(0);
