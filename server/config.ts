import { isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';
import { stageLimit } from '../protocol/room/index.ts';
import type { DatabaseOptions } from './platform/database/index.ts';
import { SetupError } from './platform/errors.ts';
import { musicEndings } from './platform/http/index.ts';
import { isLoopback, isPrivate } from './platform/loopback.ts';
import { logFormats, logLevels, type LogFormat, type LogLevel } from './platform/log.ts';
import type { SecretOverrides } from './platform/secrets.ts';
import { findWorkerPath } from './worker-path.ts';

/** Where TURN comes from: somebody's server, a coturn of our own if the machine has the program, or nowhere. */
export type TurnConfig =
  | { readonly kind: 'external'; readonly urls: readonly string[]; readonly secret: string }
  | { readonly kind: 'own'; readonly port: number; readonly relayPorts: PortRange };

export interface BotConfig {
  readonly token: string;
  /** Of the Bot API; Telegram's own when undefined. */
  readonly apiRoot: string | undefined;
  /** A page that stands for Telegram on this machine: its links take the place of t.me, and it may frame the pages. */
  readonly webOrigin: string | undefined;
  /** How updates come: asked for, or told to `PUBLIC_URL`. */
  readonly updates: 'polling' | 'webhook';
  /** The chat of the theatre's people, where questions of spectators and alarms go. */
  readonly staffChatId: number | undefined;
  readonly termsUrl: URL | undefined;
  readonly privacyUrl: URL | undefined;
}

export interface PortRange {
  readonly min: number;
  readonly max: number;
}

/** Everything that can be set. Made once from the environment and passed down from the composition root. */
export interface Config {
  /** `demo` opens doors that `house`, a real installation, never has. */
  readonly mode: 'demo' | 'house';
  /** A demo that the Internet cannot reach lets this machine ask for faults: dead workers, cut connections. */
  readonly faultsOnRequest: boolean;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** The address that people use, an origin; undefined in a demo of no fixed address. */
  readonly publicUrl: URL | undefined;
  readonly trustProxy: string | number | false;
  readonly dataFolder: string;
  readonly database: DatabaseOptions;
  readonly keys: SecretOverrides;
  readonly serviceToken: string | undefined;
  /** The theatre's bot; without one there is none. */
  readonly bot: BotConfig | undefined;
  readonly media: {
    readonly count: number;
    readonly basePort: number;
    readonly publicAddress: string | undefined;
    readonly workerBin: string | undefined;
  };
  readonly turn: TurnConfig;
  /** How long seats are kept for a buyer who has not paid. */
  readonly holdMinutes: number;
  /** How long before the start a buyer may give tickets back at the latest; undefined for no limit. */
  readonly refundHours: number | undefined;
  /** How long somebody who has asked to be forgotten may think again; 0 for at once. */
  readonly eraseAfterDays: number;
  /** What is forgotten by itself, and after how many days. */
  readonly keep: { readonly chatDays: number; readonly logDays: number; readonly inactiveDays: number };
  /** The music of the house, as it is set; without it, it may lie in the data folder. */
  readonly foyerMusic: string | undefined;
  readonly room: { readonly maxOnStage: number; readonly invitationMs: number; readonly graceMs: number };
  readonly log: { readonly level: LogLevel; readonly format: LogFormat };
}

const root = resolve(import.meta.dirname, '..');
const flags = { '1': true, true: true, '0': false, false: false } as const;

const integer = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be from ${min} to ${max}`);
const port = integer(0, 65_535);
const text = z.string();
const ipAddress = text.refine((value) => isIP(value) !== 0, 'must be an IP address');
const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, `must be one of ${values.join(', ')}`);

const portRange = text.transform((value, context): PortRange => {
  const [min = 0, max = 0] = (/^(\d+)-(\d+)$/.exec(value) ?? []).slice(1).map(Number);
  if (min < 1024 || max > 65_535 || min > max) {
    context.addIssue('must be two ports from 1024 to 65535, as 31000-31999');
    return z.NEVER;
  }
  return { min, max };
});

const turnUrls = text.transform((value, context) => {
  const urls = value.split(',').map((url) => url.trim());
  if (urls.some((url) => !/^turns?:[^\s/?:]+(:\d+)?(\?transport=(udp|tcp))?$/.test(url))) {
    context.addIssue(
      'must be TURN addresses with commas between, as turn:turn.example.org:3478?transport=udp',
    );
  }
  return urls;
});

const publicUrl = text.transform((value, context) => {
  const url = URL.parse(value);
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url === null || !secure || url.href !== `${url.origin}/`) {
    context.addIssue('must be the bare https address that people open, as https://theatre.example.org');
    return z.NEVER;
  }
  return url;
});

const httpsUrl = text.transform((value, context) => {
  const url = URL.parse(value);
  if (url?.protocol === 'https:') return url;
  context.addIssue('must be an https address');
  return z.NEVER;
});

/** Only a program on this machine may stand for Telegram: the token goes there. */
const localOrigin = text.transform((value, context) => {
  const url = URL.parse(value);
  if (url !== null && isLoopback(url.hostname) && url.href === `${url.origin}/`) return url.origin;
  context.addIssue('must be a bare address of this machine, as http://127.0.0.1:3100');
  return z.NEVER;
});

const databaseUrl = text.refine(
  (value) => ['postgresql:', 'postgres:'].includes(URL.parse(value)?.protocol ?? ''),
  'must be a PostgreSQL address, as postgresql://user:password@host:5432/rampa',
);

const musicFile = text
  .refine(
    (value) => musicEndings.some((ending) => value.toLowerCase().endsWith(ending)),
    `must be a file that browsers play: ${musicEndings.join(', ')}`,
  )
  .transform((value) => resolve(root, value));

const trustProxy = text.transform((value) => (/^\d+$/.test(value) ? Number(value) : value));

/** Every variable, with its form. `.env.example` explains them one by one. */
const Environment = z.object({
  PUBLIC_URL: publicUrl.optional(),
  PUBLIC_ADDRESS: ipAddress.optional(),
  RAMPA_DEMO: oneOf(['1', '0', 'true', 'false'])
    .transform((value) => flags[value])
    .optional(),
  HOST: text.optional(),
  PORT: port.default(3000),
  TRUST_PROXY: trustProxy.optional(),
  DATA_DIR: text.default('data'),
  DATABASE_URL: databaseUrl.optional(),
  ACCESS_KEY: text.optional(),
  JOIN_KEY: text.optional(),
  LINK_KEYS: text.optional(),
  QR_KEYS: text.optional(),
  SERVICE_TOKEN: text.min(24, 'must have at least 24 characters').optional(),
  BOT_TOKEN: text.regex(/^\d+:[\w-]{30,}$/, "must be the bot's token as BotFather gave it").optional(),
  BOT_UPDATES: oneOf(['polling', 'webhook']).optional(),
  STAFF_CHAT_ID: text
    .regex(/^-?\d{1,15}$/, 'must be the number of a chat, as -1001234567890')
    .transform(Number)
    .optional(),
  TERMS_URL: httpsUrl.optional(),
  PRIVACY_URL: httpsUrl.optional(),
  TELEGRAM_API_ROOT: localOrigin.optional(),
  TELEGRAM_WEB_ORIGIN: localOrigin.optional(),
  MEDIA_WORKERS: integer(1, 128).optional(),
  MEDIA_PORT: port.optional(),
  MEDIASOUP_WORKER_BIN: text.optional(),
  TURN_URLS: turnUrls.optional(),
  TURN_SECRET: text.min(16, 'must have at least 16 characters').optional(),
  TURN_PORT: port.optional(),
  TURN_RELAY_PORTS: portRange.default({ min: 31_000, max: 31_999 }),
  MAX_ON_STAGE: integer(1, stageLimit).default(12),
  INVITATION_SECONDS: integer(5, 600).default(30),
  GRACE_SECONDS: integer(1, 600).optional(),
  HOLD_MINUTES: integer(1, 120).default(15),
  REFUND_HOURS: integer(0, 720).optional(),
  ERASE_AFTER_DAYS: integer(0, 30).default(7),
  KEEP_CHAT_DAYS: integer(1, 3650).default(30),
  KEEP_LOG_DAYS: integer(1, 3650).default(365),
  KEEP_INACTIVE_DAYS: integer(1, 3650).default(730),
  FOYER_MUSIC: musicFile.optional(),
  LOG_LEVEL: oneOf(logLevels).default('info'),
  LOG_FORMAT: oneOf(logFormats).optional(),
});
type Environment = z.output<typeof Environment>;

/** The names of all variables that are read. */
export const variableNames: readonly string[] = Object.keys(Environment.shape);

/** Variables that child processes and crash reports must not see. */
const secretVariables = [
  ...['ACCESS_KEY', 'JOIN_KEY', 'LINK_KEYS', 'QR_KEYS'],
  ...['DATABASE_URL', 'POSTGRES_PASSWORD', 'SERVICE_TOKEN', 'BOT_TOKEN', 'TURN_SECRET'],
];

/**
 * How long a lost connection keeps its place. Whoever tries a demonstration closes tabs and starts it again, and would
 * stand on stage beside those who have gone.
 */
const usualGraceSeconds = { house: 30, demo: 8 };

/** Ports of a real installation are fixed, so that a firewall can name them. */
const housePorts = { media: 30_000, turn: 3478 };

/**
 * Makes the configuration of environment variables (empty ones count as unset) and command-line arguments.
 * @param surroundings whether a person watches the output
 * @throws SetupError that names every variable that is wrong
 */
export function loadConfig(
  env: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
  surroundings: { readonly terminal: boolean },
): Config {
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Environment.safeParse(set);
  const wrong = [
    ...(parsed.success ? relations(parsed.data) : fieldProblems(parsed.error)),
    ...args.filter((arg) => arg !== '--lan').map((arg) => `${arg}: there is no such option; there is --lan`),
  ];
  if (!parsed.success || wrong.length > 0) {
    throw new SetupError(`These settings cannot be used:\n${wrong.map((line) => `  ${line}`).join('\n')}`);
  }
  return assemble(parsed.data, { lan: args.includes('--lan'), terminal: surroundings.terminal, env });
}

/** Takes the secrets out of an environment, so that child processes do not inherit them. */
export function forgetSecrets(env: NodeJS.ProcessEnv): void {
  for (const name of secretVariables) Reflect.deleteProperty(env, name);
}

function fieldProblems(error: z.ZodError): string[] {
  return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

/** What is wrong with variables that each look right. */
function relations(env: Environment): string[] {
  const wrong: string[] = [];
  if ((env.TURN_URLS === undefined) !== (env.TURN_SECRET === undefined)) {
    wrong.push('TURN_URLS and TURN_SECRET: one needs the other');
  }
  if (env.RAMPA_DEMO === false && env.PUBLIC_URL === undefined) {
    wrong.push('PUBLIC_URL: must be set when RAMPA_DEMO is 0');
  }
  if (env.BOT_UPDATES === 'webhook' && env.PUBLIC_URL === undefined) {
    wrong.push('BOT_UPDATES: webhook needs a PUBLIC_URL for Telegram to call');
  }
  return wrong;
}

function assemble(
  env: Environment,
  from: { lan: boolean; terminal: boolean; env: Readonly<Record<string, string | undefined>> },
): Config {
  const demo = env.RAMPA_DEMO ?? env.PUBLIC_URL === undefined;
  const dataFolder = resolve(root, env.DATA_DIR);
  return {
    mode: demo ? 'demo' : 'house',
    faultsOnRequest: demo && (env.PUBLIC_URL === undefined || isPrivate(env.PUBLIC_URL.hostname)),
    // A demo opens its doors to whoever asks, so it is not shown to the network unless told to.
    host: env.HOST ?? (demo && !from.lan ? '127.0.0.1' : '0.0.0.0'),
    port: env.PORT,
    publicUrl: env.PUBLIC_URL,
    trustProxy: env.TRUST_PROXY ?? false,
    dataFolder,
    database: env.DATABASE_URL
      ? { kind: 'external', url: env.DATABASE_URL }
      : { kind: 'embedded', dataFolder },
    keys: { access: env.ACCESS_KEY, join: env.JOIN_KEY, link: env.LINK_KEYS, qr: env.QR_KEYS },
    serviceToken: env.SERVICE_TOKEN,
    bot: botConfig(env, demo),
    media: {
      count: env.MEDIA_WORKERS ?? availableParallelism(),
      basePort: env.MEDIA_PORT ?? (demo ? 0 : housePorts.media),
      publicAddress: env.PUBLIC_ADDRESS,
      workerBin: findWorkerPath(from.env),
    },
    turn: turnConfig(env, demo),
    holdMinutes: env.HOLD_MINUTES,
    // Whoever tries a demonstration gives a ticket back while the show is on.
    refundHours: env.REFUND_HOURS ?? (demo ? undefined : 0),
    eraseAfterDays: env.ERASE_AFTER_DAYS,
    keep: {
      ...{ chatDays: env.KEEP_CHAT_DAYS, logDays: env.KEEP_LOG_DAYS },
      inactiveDays: env.KEEP_INACTIVE_DAYS,
    },
    foyerMusic: env.FOYER_MUSIC,
    room: {
      maxOnStage: env.MAX_ON_STAGE,
      invitationMs: env.INVITATION_SECONDS * 1000,
      graceMs: (env.GRACE_SECONDS ?? usualGraceSeconds[demo ? 'demo' : 'house']) * 1000,
    },
    log: { level: env.LOG_LEVEL, format: env.LOG_FORMAT ?? (from.terminal || demo ? 'pretty' : 'json') },
  };
}

function botConfig(env: Environment, demo: boolean): BotConfig | undefined {
  if (env.BOT_TOKEN === undefined) return undefined;
  // Asked for, updates reach a laptop; told, they come sooner and survive a busy process.
  const usual = !demo && env.PUBLIC_URL?.protocol === 'https:' ? 'webhook' : 'polling';
  return {
    token: env.BOT_TOKEN,
    apiRoot: env.TELEGRAM_API_ROOT,
    webOrigin: demo ? env.TELEGRAM_WEB_ORIGIN : undefined,
    updates: env.BOT_UPDATES ?? usual,
    staffChatId: env.STAFF_CHAT_ID,
    termsUrl: env.TERMS_URL,
    privacyUrl: env.PRIVACY_URL,
  };
}

function turnConfig(env: Environment, demo: boolean): TurnConfig {
  if (env.TURN_URLS !== undefined && env.TURN_SECRET !== undefined) {
    return { kind: 'external', urls: env.TURN_URLS, secret: env.TURN_SECRET };
  }
  return {
    kind: 'own',
    port: env.TURN_PORT ?? (demo ? 0 : housePorts.turn),
    relayPorts: env.TURN_RELAY_PORTS,
  };
}
