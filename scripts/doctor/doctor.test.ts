import { execFileSync, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, describe as group, expect, inject, onTestFinished, test } from 'vitest';
import { loadConfig } from '../../server/config.ts';
import { hostAddresses } from '../../server/media/index.ts';
import { startCoturn } from '../../server/media/turn/coturn.ts';
import { dismissOrphans } from '../../server/media/turn/ownership.ts';
import { freePort } from '../../server/media/turn/probe.ts';
import { findProgram } from '../../server/platform/children.ts';
import { silentLog } from '../../server/platform/log.ts';
import { checkAddress } from './address.ts';
import { checkCertificate } from './certificate.ts';
import { checkClock } from './clock.ts';
import { checkDatabase } from './database.ts';
import { describe, type Finding } from './finding.ts';
import { judgeBuffer, judgeOpenFiles } from './limits.ts';
import { checkPorts } from './ports.ts';
import { checkTurn } from './turn.ts';

const configOf = (env: Record<string, string>) => loadConfig(env, [], { terminal: false });
const kinds = (found: readonly Finding[]) => found.map(({ kind }) => kind);
const said = (found: readonly Finding[]) => found.map((finding) => describe(finding)).join('\n');

/** Answers as a house does. @returns its port */
async function pretendRampa(): Promise<number> {
  const rampa = createHttpServer((_request, response) => response.end('{"protocolVersion":1}'));
  onTestFinished(() => void rampa.close());
  await once(rampa.listen(0, '127.0.0.1'), 'listening');
  return (rampa.address() as AddressInfo).port;
}

test('a finding that is bad says what to do', () => {
  expect(describe({ kind: 'good', about: 'clock', text: 'agrees' })).toBe('✓ clock: agrees');
  expect(describe({ kind: 'bad', about: 'clock', text: 'is late', remedy: 'set it' })).toBe(
    '✗ clock: is late\n    → set it',
  );
});

group('address', () => {
  const house = configOf({ PUBLIC_URL: 'https://theatre.example.org' });
  const translated = configOf({ PUBLIC_URL: 'https://theatre.example.org', PUBLIC_ADDRESS: '203.0.113.7' });
  const at = (address: string) => () => Promise.resolve([address]);

  test('a demo has none to check', async () => {
    expect(kinds(await checkAddress(configOf({}), ['192.168.0.5']))).toEqual(['note']);
  });

  test('the name leads here, directly or through a translation', async () => {
    expect(kinds(await checkAddress(house, ['203.0.113.7'], at('203.0.113.7')))).toEqual(['good', 'good']);
    expect(kinds(await checkAddress(translated, ['10.0.0.7'], at('203.0.113.7')))).toEqual(['good', 'good']);
  });

  test('the name leads elsewhere, or nowhere', async () => {
    expect(said(await checkAddress(house, ['203.0.113.7'], at('198.51.100.1')))).toContain(
      "198.51.100.1, which is none of this machine's addresses",
    );
    const nowhere = () => Promise.reject(new Error('ENOTFOUND'));
    expect(said(await checkAddress(house, ['203.0.113.7'], nowhere))).toContain('add an A record');
  });

  test('media would be announced where nobody comes', async () => {
    expect(said(await checkAddress(house, ['10.0.0.7'], at('10.0.0.7')))).toContain(
      'only local addresses (10.0.0.7)',
    );
    const wrong = configOf({ PUBLIC_URL: 'https://theatre.example.org', PUBLIC_ADDRESS: '192.168.1.1' });
    expect(said(await checkAddress(wrong, [], at('192.168.1.1')))).toContain(
      'only the local network can reach',
    );
  });
});

group('ports', () => {
  test('are free, or taken by another program', async () => {
    const [free, taken] = [await freePort('0.0.0.0'), createServer().listen(0, '0.0.0.0')];
    onTestFinished(() => void taken.close());
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const found = await checkPorts(
      configOf({ PORT: String(free), MEDIA_PORT: String(port), MEDIA_WORKERS: '1' }),
    );
    expect(kinds(found)).toEqual(['good', 'bad', 'note']);
    expect(said(found)).toContain(`${port}, for media worker 1, is taken by another program`);
  });

  test('are taken by a running Rampa', async () => {
    const port = await pretendRampa();
    expect(said(await checkPorts(configOf({ PORT: String(port) })))).toContain(
      `Rampa is running on port ${port}`,
    );
  });
});

group.skipIf(findProgram('openssl') === undefined)('certificate', () => {
  let folder: string;
  let key: string;
  let certificate: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'doctor-'));
    const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    const files = ['-keyout', keyFile, '-out', certificateFile, '-noenc', '-days', '60'];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', ...files, ...names], { stdio: 'ignore' });
    [key, certificate] = [await readFile(keyFile, 'utf8'), await readFile(certificateFile, 'utf8')];
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function serve(host = 'localhost'): Promise<URL> {
    const server = createTlsServer({ key, cert: certificate }).listen(0);
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    return new URL(`https://${host}:${(server.address() as AddressInfo).port}`);
  }

  const day = 24 * 3_600_000;

  test('is good, or about to expire', async () => {
    const url = await serve();
    expect(said(await checkCertificate(url, Date.now(), certificate))).toMatch(
      /✓ certificate: valid for (59|60) more days/,
    );
    expect(said(await checkCertificate(url, Date.now() + 50 * day, certificate))).toMatch(
      /✗ .*for (9|10) more days only/,
    );
  });

  test('is of an unknown authority, for another name, or not there', async () => {
    const url = await serve();
    expect(said(await checkCertificate(url, Date.now()))).toContain('no browser knows who signed it');
    expect(said(await checkCertificate(await serve('127.0.0.1'), Date.now(), certificate))).toContain(
      'it is not for 127.0.0.1',
    );
    const closed = new URL(`https://localhost:${await freePort('127.0.0.1')}`);
    expect(kinds(await checkCertificate(closed, Date.now()))).toEqual(['bad']);
  });

  test('is not needed by a demo', async () => {
    expect(kinds(await checkCertificate(undefined, Date.now()))).toEqual(['note']);
  });
});

group('TURN', () => {
  let dataFolder: string;
  beforeAll(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'doctor-'));
  });
  afterAll(() => rm(dataFolder, { recursive: true }));

  const external = (urls: string[], secret: string) => ({
    ...configOf({ DATA_DIR: dataFolder, PORT: '0' }),
    turn: { kind: 'external', urls, secret } as const,
  });

  test('does not answer', async () => {
    const port = await freePort('127.0.0.1');
    expect(
      said(await checkTurn(external([`turn:127.0.0.1:${port}?transport=tcp`], 'secret'), Date.now())),
    ).toContain(`open port ${port} (TCP)`);
  });

  test.skipIf(findProgram('turnserver') === undefined || hostAddresses().length === 0)(
    'gives a relay, or refuses our credentials',
    async () => {
      const options = {
        log: silentLog,
        publicAddress: undefined,
        dataFolder,
        port: 0,
        relayPorts: { min: 31_000, max: 31_999 },
      };
      const coturn = (await startCoturn(options)) ?? expect.fail('coturn did not start');
      onTestFinished(() => coturn.close());
      expect(kinds(await checkTurn(external([...coturn.urls], coturn.secret), Date.now()))).toEqual([
        'good',
        'good',
      ]);
      expect(said(await checkTurn(external([...coturn.urls], 'guess'), Date.now()))).toContain('(error 401)');
      const own = configOf({ DATA_DIR: dataFolder, PORT: '0' });
      expect(said(await checkTurn(own, Date.now()))).toContain("✓ TURN: the house's coturn answers on");
    },
  );

  test.skipIf(findProgram('turnserver') === undefined || hostAddresses().length === 0)(
    'was left behind by a killed house: it is named, and the port it holds is no other program’s',
    async () => {
      const fixture = join(import.meta.dirname, '../../server/media/turn/orphan.fixture.ts');
      const port = String(await freePort(hostAddresses()[0] ?? ''));
      const owner = spawn(process.execPath, [fixture, dataFolder, port], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [line] = (await once(createInterface({ input: owner.stdout }), 'line')) as [string];
      onTestFinished(() => dismissOrphans(dataFolder, silentLog));
      owner.kill('SIGKILL');
      await once(owner, 'exit');
      const config = configOf({ DATA_DIR: dataFolder, PORT: '0', TURN_PORT: port });
      expect(said(await checkTurn(config, Date.now()))).toContain(
        `process ${line} is a coturn that a killed Rampa left on port ${port}`,
      );
      expect(said(await checkPorts(config))).not.toContain('taken by another program');
    },
  );

  test.skipIf(findProgram('turnserver') === undefined)('is missing from a running house', async () => {
    const config = configOf({ DATA_DIR: dataFolder, PORT: String(await pretendRampa()) });
    expect(said(await checkTurn(config, Date.now()))).toContain('running without TURN');
  });
});

group('clock', () => {
  async function timeServer(aheadMs: number) {
    const server = createSocket('udp4');
    server.on('message', (_request, { port, address }) => {
      const answer = Buffer.alloc(48);
      answer.writeUInt32BE(Math.floor((Date.now() + aheadMs) / 1000) + 2_208_988_800, 40);
      server.send(answer, port, address);
    });
    server.bind(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    return { host: '127.0.0.1', port: server.address().port };
  }
  const embedded = { kind: 'embedded', dataFolder: '' } as const;

  test('agrees, or is off', async () => {
    expect(kinds(await checkClock(embedded, await timeServer(500)))).toEqual(['good']);
    expect(said(await checkClock(embedded, await timeServer(3_600_000)))).toMatch(
      /is 3(599|600)\.\d s behind the time server/,
    );
    expect(said(await checkClock(embedded, await timeServer(-60_000)))).toContain('ahead of the time server');
  });

  test('is compared with the database too', async () => {
    const external = { kind: 'external', url: inject('postgresUrl') } as const;
    expect(said(await checkClock(external, await timeServer(500)))).toContain('agrees with the database');
  });
});

group('database', () => {
  test('of our own needs a folder with room', async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'doctor-'));
    onTestFinished(() => rm(dataFolder, { recursive: true }));
    expect(kinds(await checkDatabase({ database: { kind: 'embedded', dataFolder }, dataFolder }))).toEqual([
      'good',
    ]);
    const nowhere = '/etc/passwd/data';
    expect(
      said(await checkDatabase({ database: { kind: 'embedded', dataFolder: nowhere }, dataFolder: nowhere })),
    ).toContain('cannot be written');
  });

  test('of somebody else lets us in, or not', async () => {
    const url = inject('postgresUrl');
    const dataFolder = tmpdir();
    expect(kinds(await checkDatabase({ database: { kind: 'external', url }, dataFolder }))).toEqual([
      'good',
      'good',
    ]);
    const wrong = Object.assign(new URL(url), { password: 'guess' }).href;
    const found = await checkDatabase({ database: { kind: 'external', url: wrong }, dataFolder });
    expect(kinds(found)).toEqual(['good', 'bad']);
    expect(said(found)).not.toContain('guess');
  });
});

test('limits are judged by what a full house needs', () => {
  expect([judgeOpenFiles(1024).kind, judgeOpenFiles(65_536).kind, judgeOpenFiles('unlimited').kind]).toEqual([
    'bad',
    'good',
    'good',
  ]);
  expect([judgeBuffer(212_992).kind, judgeBuffer(4_194_304).kind]).toEqual(['note', 'good']);
});
