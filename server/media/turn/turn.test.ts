import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { processExists, signalProcess } from '../../platform/children.ts';
import { silentLog } from '../../platform/log.ts';
import { hostAddresses } from '../addresses.ts';
import { type Coturn, startCoturn } from './coturn.ts';
import { turnCredentials } from './credentials.ts';
import { TurnClient } from './client.ts';
import { dismissOrphans, knownCoturns } from './ownership.ts';
import { freePort } from './probe.ts';
import { startTurn } from './turn.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'rampa-data-'));
afterAll(() => rmSync(dataFolder, { recursive: true }));

const options = {
  dataFolder,
  log: silentLog,
  publicAddress: undefined,
  port: 0,
  relayPorts: { min: 31_000, max: 31_999 },
};

test('credentials are the time of expiry, the name, and their HMAC', () => {
  const access = turnCredentials({
    secret: 'north',
    urls: ['turn:turn.example.org:3478'],
    ttlSeconds: 3600,
    name: 'member-1',
    now: 1_700_000_000_999,
  });
  expect(access).toEqual({
    urls: ['turn:turn.example.org:3478'],
    username: '1700003600:member-1',
    // printf %s 1700003600:member-1 | openssl dgst -sha1 -hmac north -binary | base64
    credential: 'P0YbqeRRGK0rTFaY95x4fSwUTD0=',
  });
});

const installed = spawnSync('turnserver', ['--version'], { stdio: 'ignore' }).error === undefined;
const [address = ''] = hostAddresses();
const missing = [
  installed ? [] : ['turnserver'],
  address === '' ? ['an address that is not loopback'] : [],
].flat();
const title =
  missing.length === 0 ? 'a real coturn' : `a real coturn (skipped: there is no ${missing.join(' and no ')})`;

describe.skipIf(missing.length > 0)(title, () => {
  let coturn: Coturn;
  let clients: TurnClient[] = [];

  beforeAll(async () => {
    coturn = (await startCoturn(options)) ?? expect.fail('coturn did not start');
  });
  afterEach(() => {
    for (const client of clients) client.close();
    clients = [];
  });
  afterAll(() => coturn.close());

  const port = () => Number(/:(\d+)\?/.exec(coturn.urls[0] ?? '')?.[1]);

  function client(change: { secret?: string; ttlSeconds?: number; credential?: string } = {}): TurnClient {
    const access = turnCredentials({
      secret: coturn.secret,
      urls: coturn.urls,
      ttlSeconds: 60,
      name: 'member',
      now: Date.now(),
      ...change,
    });
    const made = new TurnClient({ address, port: port(), ...access, ...change });
    clients.push(made);
    return made;
  }

  test('is reached over UDP and TCP at an address that is not loopback', () => {
    expect(coturn.urls).toEqual([
      `turn:${address}:${port()}?transport=udp`,
      `turn:${address}:${port()}?transport=tcp`,
    ]);
  });

  test('gives a relay for good credentials', async () => {
    expect(await client().allocate()).toBe('ok');
  });

  test.each([
    ['made with another secret', { secret: 'guess' }],
    ['expired', { ttlSeconds: -1 }],
    ['with a password that is not the name’s', { credential: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' }],
  ])('refuses credentials %s', async (_what, change) => {
    expect(await client(change).allocate()).toBe(401);
  });

  test('relays to the SFU’s addresses and to nobody else', async () => {
    const member = client();
    await member.allocate();
    for (const sfu of hostAddresses()) expect(await member.permit(sfu)).toBe('ok');
    for (const peer of ['127.0.0.1', '10.0.0.1', '169.254.169.254', '198.51.100.1', '224.0.0.1', '0.0.0.0']) {
      expect([peer, await member.permit(peer)]).toEqual([peer, 403]);
    }
  });

  test('relays no TCP', async () => {
    expect(await client().allocate('tcp')).not.toBe('ok');
  });

  test('keeps its secret out of the list of processes', () => {
    expect(execFileSync('ps', ['-o', 'args=', '-p', String(coturn.pid)], { encoding: 'utf8' })).not.toContain(
      coturn.secret,
    );
  });

  test('starts again on the same port, with the same secret, when it dies', async () => {
    const { pid } = coturn;
    signalProcess(pid, 'SIGKILL');
    await expect.poll(() => coturn.pid, { timeout: 10_000 }).not.toBe(pid);
    expect(await client().allocate()).toBe('ok');
  });

  test('a taken port turns it off', async () => {
    const taken = createServer().listen(0, address);
    onTestFinished(() => void taken.close());
    await once(taken, 'listening');
    const bound = taken.address();
    if (bound === null || typeof bound === 'string') expect.fail('no port');
    expect(await startCoturn({ ...options, port: bound.port })).toBeNull();
  });

  test('waits a moment for a port that is just being given back', async () => {
    const holder = createServer().listen(0, address);
    await once(holder, 'listening');
    const bound = holder.address();
    if (bound === null || typeof bound === 'string') expect.fail('no port');
    const starting = startCoturn({ ...options, port: bound.port });
    setTimeout(() => holder.close(), 300);
    const started = (await starting) ?? expect.fail('coturn did not start');
    await started.close();
  });

  test('leaves no process behind', async () => {
    const another = (await startCoturn(options)) ?? expect.fail('coturn did not start');
    expect(processExists(another.pid)).toBe(true);
    await another.close();
    expect(processExists(another.pid)).toBe(false);
    expect(await knownCoturns(dataFolder)).toEqual([expect.objectContaining({ pid: coturn.pid })]);
  });

  test('ends one that a killed process left running, and takes its port and nothing else', async () => {
    const fixed = await freePort(address);
    const orphan = await leaveOrphan(fixed);
    expect(orphan).toMatchObject({ state: 'orphan', port: fixed });
    const again = (await startCoturn({ ...options, port: fixed })) ?? expect.fail('coturn did not start');
    onTestFinished(() => again.close());
    expect(processExists(orphan.pid)).toBe(false);
    expect(existsSync(orphan.folder)).toBe(false);
    expect(processExists(coturn.pid)).toBe(true);
    const states = (await knownCoturns(dataFolder)).map(({ state }) => state);
    expect(states).toEqual(['running', 'running']);
  });

  test('leaves a process alone that merely inherited the id of a coturn', async () => {
    const orphan = await leaveOrphan(0);
    const bystander = spawn('sleep', ['600']);
    onTestFinished(() => void bystander.kill());
    signalProcess(orphan.pid, 'SIGKILL');
    await expect.poll(() => processExists(orphan.pid)).toBe(false);
    writeFileSync(join(orphan.folder, 'pid'), String(bystander.pid));
    await dismissOrphans(dataFolder, silentLog);
    expect(processExists(bystander.pid ?? 0)).toBe(true);
    expect(existsSync(orphan.folder)).toBe(false);
  });

  /** Lets a process start a coturn on the same data folder, and kills it without a word. */
  async function leaveOrphan(fixed: number) {
    const fixture = join(import.meta.dirname, 'orphan.fixture.ts');
    const owner = spawn(process.execPath, [fixture, dataFolder, String(fixed)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface({ input: owner.stdout }), 'line')) as [string];
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    const known = (await knownCoturns(dataFolder)).find((each) => 'pid' in each && each.pid === Number(line));
    if (known?.state !== 'orphan') expect.fail(`process ${line} is ${known?.state ?? 'unknown'}`);
    return known;
  }
});

test('without the program TURN is off, and the log says what to install', async () => {
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  expect(await startCoturn({ ...options, log, program: 'no-such-turnserver' })).toBeNull();
  expect(lines.join()).toContain(address === '' ? 'no address' : 'apt-get install coturn');
});

test('somebody’s TURN server is given out with credentials for an evening', async () => {
  const choice = { kind: 'external', urls: ['turns:turn.example.org:443'], secret: 'north' } as const;
  const turn = await startTurn(choice, { log: silentLog, publicAddress: undefined, dataFolder });
  expect(turn.iceServers('member-1', 1_700_000_000_000)).toEqual([
    { urls: choice.urls, username: '1700014400:member-1', credential: expect.stringMatching(/^.{27}=$/) },
  ]);
  await turn.close();
});
