import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { Environment, type PortRange, root } from './environment.ts';
import type { DatabaseOptions } from './platform/database/index.ts';
import { SetupError } from './platform/errors.ts';
import { isPrivate } from './platform/loopback.ts';
import type { LogFormat, LogLevel } from './platform/log.ts';
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
  /** With it the staff can sign in by their Telegram. */
  readonly telegramLogin: { readonly clientId: string; readonly clientSecret: string } | undefined;
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
  readonly keep: {
    readonly chatDays: number;
    readonly logDays: number;
    readonly messageDays: number;
    readonly inactiveDays: number;
  };
  /** The music of the house, as it is set; without it, it may lie in the data folder. */
  readonly foyerMusic: string | undefined;
  readonly room: { readonly maxOnStage: number; readonly invitationMs: number; readonly graceMs: number };
  readonly log: { readonly level: LogLevel; readonly format: LogFormat };
}

/** The names of all variables that are read. */
export const variableNames: readonly string[] = Object.keys(Environment.shape);

/** Variables that child processes and crash reports must not see. */
const secretVariables = [
  ...['ACCESS_KEY', 'JOIN_KEY', 'LINK_KEYS', 'QR_KEYS'],
  ...['DATABASE_URL', 'POSTGRES_PASSWORD', 'SERVICE_TOKEN', 'BOT_TOKEN', 'TURN_SECRET'],
  'TELEGRAM_LOGIN_CLIENT_SECRET',
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
  if ((env.TELEGRAM_LOGIN_CLIENT_ID === undefined) !== (env.TELEGRAM_LOGIN_CLIENT_SECRET === undefined)) {
    wrong.push('TELEGRAM_LOGIN_CLIENT_ID and TELEGRAM_LOGIN_CLIENT_SECRET: one needs the other');
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
    telegramLogin: telegramLogin(env),
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
      ...{ messageDays: env.KEEP_MESSAGE_DAYS, inactiveDays: env.KEEP_INACTIVE_DAYS },
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

function telegramLogin(env: Environment): Config['telegramLogin'] {
  const { TELEGRAM_LOGIN_CLIENT_ID: clientId, TELEGRAM_LOGIN_CLIENT_SECRET: clientSecret } = env;
  return clientId === undefined || clientSecret === undefined ? undefined : { clientId, clientSecret };
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
