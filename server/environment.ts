import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { stageLimit } from '../protocol/room/index.ts';
import { musicEndings } from './platform/http/index.ts';
import { isLoopback } from './platform/loopback.ts';
import { logFormats, logLevels } from './platform/log.ts';

export interface PortRange {
  readonly min: number;
  readonly max: number;
}

/** The checkout: relative paths of settings are seen from here. */
export const root = resolve(import.meta.dirname, '..');
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
export const Environment = z.object({
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
  TELEGRAM_LOGIN_CLIENT_ID: text.regex(/^\d{1,20}$/, 'must be the number that BotFather gave').optional(),
  TELEGRAM_LOGIN_CLIENT_SECRET: text.min(8, 'must have at least 8 characters').optional(),
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
  // No less: what was said is not said again as long as it is known.
  KEEP_MESSAGE_DAYS: integer(7, 3650).default(90),
  KEEP_INACTIVE_DAYS: integer(1, 3650).default(730),
  FOYER_MUSIC: musicFile.optional(),
  LOG_LEVEL: oneOf(logLevels).default('info'),
  LOG_FORMAT: oneOf(logFormats).optional(),
});
export type Environment = z.output<typeof Environment>;
