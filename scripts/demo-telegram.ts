// A theatre with its bot, and a Telegram of its own to try them in: `npm run demo:telegram`. Nothing leaves this machine.
// Telegram's page is on 127.0.0.1 and the theatre on localhost: two sites, as in the world.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { pages } from '../protocol/pages.ts';
import type { Telegram } from '../tests/fakes/telegram/index.ts';
import { staffGroupId, startLocalTelegram } from '../tests/fakes/telegram/local/index.ts';

const root = join(import.meta.dirname, '..');
const wantedPort = 3100;

/** The wanted port; 0, for any that is free, when another program has it. */
async function freePort(port: number): Promise<number> {
  const probe = createServer();
  probe.listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
  } catch {
    return 0;
  }
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Set by whoever wants to keep the theatre for another time. */
const keptFolder = process.env['DATA_DIR'];

function startTheatre(telegram: Telegram, dataFolder: string): ChildProcess {
  return spawn(process.execPath, ['server/main.ts', ...process.argv.slice(2)], {
    cwd: root,
    // A group of its own: a Ctrl-C at the terminal reaches it once, through us.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      DATA_DIR: dataFolder,
      // By this name the theatre is another site than Telegram's page.
      HOST: 'localhost',
      RAMPA_DEMO: '1',
      BOT_TOKEN: telegram.bot.token,
      TELEGRAM_API_ROOT: telegram.address,
      TELEGRAM_WEB_ORIGIN: telegram.address,
      // The group that is there from the first: questions of spectators go there, and answers come back.
      STAFF_CHAT_ID: process.env['STAFF_CHAT_ID'] ?? String(staffGroupId),
    },
  });
}

/** Passes the theatre's words on; says where Telegram is, and who plays, as soon as the theatre is open. */
function relay(theatre: ChildProcess, telegram: Telegram): void {
  if (theatre.stdout === null) return;
  createInterface({ input: theatre.stdout }).on('line', (line) => {
    console.log(line);
    const address = /Open (http\S+)/.exec(line)?.[1];
    if (address === undefined) return;
    console.log(`Open ${telegram.address} for Telegram`);
    console.log(
      `The show is played at ${new URL(pages.demo.path, address).href}: open that too, before you go in`,
    );
  });
}

/** Tells the theatre's group of a signal, once: it stops its own children itself. */
function forwardSignals(theatre: ChildProcess): void {
  let isTold = false;
  const tell = (signal: NodeJS.Signals): void => {
    if (isTold || theatre.pid === undefined || theatre.exitCode !== null) return;
    isTold = true;
    process.kill(-theatre.pid, signal);
  };
  process.on('SIGINT', tell);
  process.on('SIGTERM', tell);
  process.on('SIGHUP', tell);
  // A program that ends in an error must not leave a theatre behind.
  process.once('exit', () => tell('SIGINT'));
}

const telegram = await startLocalTelegram({
  port: await freePort(wantedPort),
  bot: {
    token: `123456:${randomBytes(27).toString('base64url')}`,
    id: 123_456,
    username: 'rampa_local_bot',
    name: 'Rampa',
  },
});
// This Telegram forgets everything as it ends, and a theatre that remembered would wait for charges that nobody knows of.
const dataFolder = keptFolder ?? (await mkdtemp(join(tmpdir(), 'rampa-telegram-')));
const theatre = startTheatre(telegram, dataFolder);
forwardSignals(theatre);
relay(theatre, telegram);
try {
  await once(theatre, 'exit');
  process.exitCode = theatre.exitCode ?? 1;
} finally {
  await telegram.close();
  if (keptFolder === undefined) await rm(dataFolder, { recursive: true, force: true });
}
