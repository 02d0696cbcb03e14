import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { isIPv6 } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountForChildren, type Account } from '../../platform/accounts.ts';
import { type Child, findProgram, startChild } from '../../platform/children.ts';
import { messageOf } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import { Supervisor } from '../../platform/supervisor.ts';
import { hostAddresses } from '../addresses.ts';
import { dismissOrphans, folderPrefix, forgetCoturn, recordCoturn } from './ownership.ts';
import { answersBinding, becomesFree, freePort } from './probe.ts';

export interface CoturnOptions {
  readonly log: Log;
  /** The address under which others reach this machine, when it is behind address translation. */
  readonly publicAddress: string | undefined;
  /** UDP and TCP; 0 takes a free one. */
  readonly port: number;
  readonly relayPorts: { readonly min: number; readonly max: number };
  /** Where it is noted, so that the next start can end one that a killed process left behind. */
  readonly dataFolder: string;
  /** Another program than the `turnserver` of the path; for tests. */
  readonly program?: string;
}

/** A running coturn. */
export interface Coturn {
  readonly urls: readonly string[];
  /** For `turnCredentials`. Made anew at each start and never stored. */
  readonly secret: string;
  readonly pid: number;
  close(): Promise<void>;
}

/** What stays the same in every installation. */
const template = join(import.meta.dirname, '../../../turn/turnserver.conf');
const startPatienceMs = 10_000;
const stopPatienceMs = 3000;
/** Threads of a coturn that has just been ended may hold its port a little longer than its process id lives. */
const releasePatienceMs = 2000;
const stopSignals = ['SIGTERM'] as const;

/**
 * Starts a coturn that relays to this machine's SFU and to nothing else. It listens on an address that others can
 * reach, never on loopback: coturn forbids loopback peers, rightly, so browser and SFU must meet elsewhere. One that an
 * earlier, killed process left behind on the same data folder is ended first.
 * @returns null, with the reason in the log, when there can be none here: TURN is then off
 */
export async function startCoturn(options: CoturnOptions): Promise<Coturn | null> {
  const { log, dataFolder } = options;
  await dismissOrphans(dataFolder, log);
  const addresses = hostAddresses();
  const [address] = addresses;
  if (address === undefined) {
    log.warn('off: this machine has no address but loopback');
    return null;
  }
  const program = findProgram(options.program ?? 'turnserver');
  if (program === undefined) {
    log.warn('off: coturn is not installed (Debian: apt-get install coturn)');
    return null;
  }
  const folder = await mkdtemp(join(tmpdir(), folderPrefix));
  const secret = randomBytes(32).toString('base64url');
  const account = accountForChildren('turnserver');
  try {
    const port = options.port === 0 ? await freePort(address) : options.port;
    // Else we might take another's answers for our own.
    if (!(await becomesFree(address, port, releasePatienceMs)))
      throw new Error(`port ${port} is taken by another program`);
    const config = await render({ ...options, port, addresses, secret, folder });
    await recordCoturn(dataFolder, { owner: process.pid, folder, address, port }).catch((error: unknown) => {
      log.warn(`should this process be killed, nobody will end its coturn: ${messageOf(error)}`);
    });
    const launch = () => launchCoturn({ program, config, account, folder, address, port, log });
    const supervisor = await Supervisor.start({ name: 'coturn', log, launch, stopSignals, stopPatienceMs });
    const close = async () => {
      await supervisor.close();
      await forgetCoturn(dataFolder, folder);
    };
    return {
      urls: urlsOf(options.publicAddress ?? address, port),
      secret,
      get pid() {
        return supervisor.pid;
      },
      close,
    };
  } catch (error) {
    await forgetCoturn(dataFolder, folder);
    log.warn(`off: ${messageOf(error)}`);
    return null;
  }
}

function urlsOf(address: string, port: number): string[] {
  const host = isIPv6(address) ? `[${address}]` : address;
  return ['udp', 'tcp'].map((transport) => `turn:${host}:${port}?transport=${transport}`);
}

/** The template and, after it, what is this installation's own. */
async function render(options: {
  readonly addresses: readonly string[];
  readonly publicAddress: string | undefined;
  readonly port: number;
  readonly relayPorts: { readonly min: number; readonly max: number };
  readonly secret: string;
  readonly folder: string;
}): Promise<string> {
  const { addresses, publicAddress, folder } = options;
  const sfu = new Set([...addresses, ...(publicAddress === undefined ? [] : [publicAddress])]);
  const translated = publicAddress !== undefined && !addresses.includes(publicAddress);
  const lines = [
    `static-auth-secret=${options.secret}`,
    `listening-port=${options.port}`,
    ...addresses
      .slice(0, 1)
      .flatMap((address) => [
        `listening-ip=${address}`,
        `relay-ip=${address}`,
        ...(translated ? [`external-ip=${publicAddress}/${address}`] : []),
      ]),
    `min-port=${options.relayPorts.min}`,
    `max-port=${options.relayPorts.max}`,
    ...Array.from(sfu, (address) => `allowed-peer-ip=${address}`),
    // Without certificates of its own; a house that needs TURN over TLS runs a coturn beside it.
    'no-tls',
    'no-dtls',
    `pidfile=${join(folder, 'pid')}`,
    `userdb=${join(folder, 'users')}`,
  ];
  return `${await readFile(template, 'utf8')}\n${lines.join('\n')}\n`;
}

interface Launch {
  readonly program: string;
  readonly config: string;
  readonly account: Account | undefined;
  readonly folder: string;
  readonly address: string;
  readonly port: number;
  readonly log: Log;
}

/** Starts coturn and waits until it answers. */
async function launchCoturn({
  program,
  config,
  account,
  folder,
  address,
  port,
  log,
}: Launch): Promise<Child> {
  const file = join(folder, 'turnserver.conf');
  await writeFile(file, config, { mode: 0o600 });
  if (account) {
    await chown(folder, account.uid, account.gid);
    await chown(file, account.uid, account.gid);
  }
  const child = await startChild({
    command: program,
    args: ['-c', file],
    account,
    cwd: folder,
    output: { line: (line) => log.debug(line) },
  });
  const giveUp = AbortSignal.timeout(startPatienceMs);
  const ended = child.exited.then(({ code, signal }) => {
    throw new Error(`coturn ended while starting (${code ?? signal}); LOG_LEVEL=debug shows what it says`);
  });
  ended.catch(() => {});
  try {
    await Promise.race([answersBinding({ address, port }, giveUp), ended]);
    return child;
  } catch (error) {
    await child.stop(stopSignals, stopPatienceMs);
    throw giveUp.aborted ? new Error(`coturn does not answer on ${address}:${port}`) : error;
  }
}
