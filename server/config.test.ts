import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { forgetSecrets, loadConfig, variableNames } from './config.ts';

const load = (env: Record<string, string>, args: string[] = []) => loadConfig(env, args, { terminal: false });

test('with nothing set it is a demo on loopback, with its own database and free media ports', () => {
  expect(load({})).toMatchObject({
    mode: 'demo',
    host: '127.0.0.1',
    port: 3000,
    publicUrl: undefined,
    trustProxy: false,
    database: { kind: 'embedded', dataFolder: join(import.meta.dirname, '../data') },
    media: { basePort: 0, publicAddress: undefined },
    turn: { kind: 'own', port: 0, relayPorts: { min: 31_000, max: 31_999 } },
    room: { invitationMs: 30_000, graceMs: 8000 },
    log: { level: 'info', format: 'pretty' },
  });
});

test('a demo is shown to the network only when told to', () => {
  expect(load({}, ['--lan']).host).toBe('0.0.0.0');
  expect(load({ HOST: '10.0.0.1' }).host).toBe('10.0.0.1');
});

test('with a public address it is a real house, unless the demo is asked for', () => {
  const env = { PUBLIC_URL: 'https://theatre.example.org' };
  expect(load(env)).toMatchObject({
    mode: 'house',
    host: '0.0.0.0',
    publicUrl: new URL('https://theatre.example.org/'),
    media: { basePort: 30_000 },
    turn: { kind: 'own', port: 3478 },
    log: { format: 'json' },
  });
  expect(loadConfig(env, [], { terminal: true }).log.format).toBe('pretty');
  expect(load({ ...env, RAMPA_DEMO: '1' })).toMatchObject({ mode: 'demo', host: '127.0.0.1' });
  expect(load({ ...env, RAMPA_DEMO: '0' }).mode).toBe('house');
});

test('faults can be asked for in a demo that the Internet does not reach, and nowhere else', () => {
  const asked = (env: Record<string, string>) => load(env).faultsOnRequest;
  expect(asked({})).toBe(true);
  expect(asked({ RAMPA_DEMO: '1', PUBLIC_URL: 'http://localhost:3000' })).toBe(true);
  expect(asked({ RAMPA_DEMO: '1', PUBLIC_URL: 'https://192.168.0.5' })).toBe(true);
  expect(asked({ RAMPA_DEMO: '1', PUBLIC_URL: 'https://theatre.example.org' })).toBe(false);
  expect(asked({ RAMPA_DEMO: '0', PUBLIC_URL: 'http://localhost:3000' })).toBe(false);
});

test('takes everything from its variable', () => {
  const env = {
    PUBLIC_ADDRESS: '203.0.113.7',
    PORT: '0',
    TRUST_PROXY: '1',
    DATABASE_URL: 'postgresql://a:b@db/rampa',
    LINK_KEYS: 'new,old',
    MEDIA_WORKERS: '3',
    MEDIA_PORT: '20000',
    MEDIASOUP_WORKER_BIN: '/opt/worker',
    TURN_URLS: 'turn:turn.example.org:3478?transport=udp, turns:turn.example.org:443',
    TURN_SECRET: '0123456789abcdef',
    MAX_ON_STAGE: '4',
    INVITATION_SECONDS: '10',
    GRACE_SECONDS: '7',
    LOG_LEVEL: 'warn',
    LOG_FORMAT: 'pretty',
  };
  expect(load(env)).toMatchObject({
    port: 0,
    trustProxy: 1,
    database: { kind: 'external', url: 'postgresql://a:b@db/rampa' },
    keys: { access: undefined, link: 'new,old' },
    media: { count: 3, basePort: 20_000, publicAddress: '203.0.113.7', workerBin: '/opt/worker' },
    turn: {
      kind: 'external',
      urls: ['turn:turn.example.org:3478?transport=udp', 'turns:turn.example.org:443'],
      secret: '0123456789abcdef',
    },
    room: { maxOnStage: 4, invitationMs: 10_000, graceMs: 7000 },
    log: { level: 'warn', format: 'pretty' },
  });
  expect(load({ TRUST_PROXY: 'loopback,10.0.0.0/8' }).trustProxy).toBe('loopback,10.0.0.0/8');
});

test('an empty variable counts as unset', () => {
  expect(load({ PORT: '', PUBLIC_URL: '', SERVICE_TOKEN: '' })).toEqual(load({}));
});

test('one error names every variable that is wrong, and never repeats its value', () => {
  const env = {
    PORT: '70000',
    PUBLIC_URL: 'http://theatre.example.org',
    PUBLIC_ADDRESS: 'theatre.example.org',
    RAMPA_DEMO: 'maybe',
    DATABASE_URL: 'mysql://secret',
    SERVICE_TOKEN: 'short',
    TURN_URLS: 'stun:turn.example.org',
    TURN_RELAY_PORTS: '5000-4000',
    MAX_ON_STAGE: 'many',
    LOG_LEVEL: 'loud',
  };
  expect(() => load(env, ['--wan'])).toThrowErrorMatchingInlineSnapshot(`
    [SetupError: These settings cannot be used:
      PUBLIC_URL: must be the bare https address that people open, as https://theatre.example.org
      PUBLIC_ADDRESS: must be an IP address
      RAMPA_DEMO: must be one of 1, 0, true, false
      PORT: must be from 0 to 65535
      DATABASE_URL: must be a PostgreSQL address, as postgresql://user:password@host:5432/rampa
      SERVICE_TOKEN: must have at least 24 characters
      TURN_URLS: must be TURN addresses with commas between, as turn:turn.example.org:3478?transport=udp
      TURN_RELAY_PORTS: must be two ports from 1024 to 65535, as 31000-31999
      MAX_ON_STAGE: must be a whole number
      LOG_LEVEL: must be one of trace, debug, info, warn, error, silent
      --wan: there is no such option; there is --lan]
  `);
});

test.each(['https://theatre.example.org/show', 'https://user@theatre.example.org', 'theatre.example.org'])(
  'refuses %s as the public address',
  (PUBLIC_URL) => {
    expect(() => load({ PUBLIC_URL })).toThrow(/PUBLIC_URL: must be the bare https address/);
  },
);

test('variables that need each other are looked at together', () => {
  expect(() => load({ TURN_URLS: 'turn:turn.example.org' })).toThrow(
    'TURN_URLS and TURN_SECRET: one needs the other',
  );
  expect(() => load({ RAMPA_DEMO: '0' })).toThrow('PUBLIC_URL: must be set when RAMPA_DEMO is 0');
});

test('.env.example explains every variable of the server and of docker-compose.yml, with values that can be used', () => {
  const compose = readFileSync(join(import.meta.dirname, '../docker-compose.yml'), 'utf8');
  const composed = Array.from(compose.matchAll(/\$\{([A-Z_]+)/g), ([, name = '']) => name);
  const example = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8').replaceAll(
    /^#(?=[A-Z_]+=)/gm,
    '',
  );
  const values = parseEnv(example);
  expect(Object.keys(values).sort()).toEqual([...new Set([...variableNames, ...composed])].sort());
  expect(load({ ...values, TURN_SECRET: '0123456789abcdef' }).mode).toBe('house');
});

test('secrets can be taken out of the environment that children inherit', () => {
  const env: NodeJS.ProcessEnv = {
    DATABASE_URL: 'x',
    POSTGRES_PASSWORD: 'w',
    BOT_TOKEN: 'y',
    QR_KEYS: 'z',
    PATH: '/bin',
  };
  forgetSecrets(env);
  expect(env).toEqual({ PATH: '/bin' });
});

test('what is known of people is kept for as long as it is said', () => {
  expect(load({})).toMatchObject({
    eraseAfterDays: 7,
    keep: { chatDays: 30, logDays: 365, messageDays: 90, inactiveDays: 730 },
  });
  const env = {
    ...{ ERASE_AFTER_DAYS: '0', KEEP_CHAT_DAYS: '1', KEEP_LOG_DAYS: '2' },
    ...{ KEEP_MESSAGE_DAYS: '7', KEEP_INACTIVE_DAYS: '3' },
  };
  expect(load(env)).toMatchObject({
    eraseAfterDays: 0,
    keep: { chatDays: 1, logDays: 2, messageDays: 7, inactiveDays: 3 },
  });
  expect(() => load({ ERASE_AFTER_DAYS: '31' })).toThrow('ERASE_AFTER_DAYS: must be from 0 to 30');
  expect(() => load({ KEEP_CHAT_DAYS: '0' })).toThrow('KEEP_CHAT_DAYS: must be from 1 to 3650');
});

test('a lost connection keeps its place for a while, in a demo a short one, unless it is said how long', () => {
  const graceMs = (env: Record<string, string>) => load(env).room.graceMs;
  expect(graceMs({ PUBLIC_URL: 'https://theatre.example.org' })).toBe(30_000);
  expect(graceMs({})).toBe(8000);
  expect(graceMs({ GRACE_SECONDS: '45' })).toBe(45_000);
});
