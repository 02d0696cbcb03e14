import { pino, type Logger } from 'pino';
import pretty from 'pino-pretty';

/** The server's log. Folders receive it (or a `child` of it) from the composition root and never make their own. */
export type Log = Logger;

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** `json` is one object a line for machines; `pretty` is for a person at a terminal. */
export const logFormats = ['json', 'pretty'] as const;
export type LogFormat = (typeof logFormats)[number];

/** Keys whose values never reach a log, wherever they appear within two levels of a logged object. */
const secretKeys = ['password', 'token', 'secret', 'credential', 'authorization', 'initData', 'databaseUrl'];

/**
 * Makes a log that writes to standard output without a buffer, so that the last lines before an exit are not lost.
 */
export function createLog(options: { level: LogLevel; format: LogFormat }): Log {
  const settings = {
    level: options.level,
    base: null,
    redact: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
  };
  return options.format === 'pretty'
    ? pino(
        settings,
        pretty({ sync: true, ignore: 'time,part', messageFormat: '{if part}{part}: {end}{msg}' }),
      )
    : pino(settings, pino.destination({ sync: true }));
}

/** A log for tests and tools that have nothing to say. */
export const silentLog: Log = pino({ level: 'silent' });
