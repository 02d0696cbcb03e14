import { type DestinationStream, pino, type Logger } from 'pino';
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

/** How deep the causes of an error are told. */
const mostCauses = 5;

interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string | number;
  readonly cause?: LoggedError | string;
}

/**
 * What a log tells of an error, and of its causes. Nothing else that hangs on it: libraries hang on it what was asked,
 * with links that open a door and letters of people.
 */
function describeError(error: unknown, causes = mostCauses): LoggedError | string {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : typeof error;
  const { name, message, stack, cause } = error;
  const code: unknown = 'code' in error ? error.code : undefined;
  return {
    ...{ type: name === 'Error' ? error.constructor.name : name, message },
    ...(stack !== undefined && { stack }),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(cause !== undefined && causes > 0 && { cause: describeError(cause, causes - 1) }),
  };
}

/**
 * Makes a log that writes to standard output without a buffer, so that the last lines before an exit are not lost.
 * @param lines where lines of JSON go instead
 */
export function createLog(
  options: { level: LogLevel; format: LogFormat },
  lines: DestinationStream = pino.destination({ sync: true }),
): Log {
  const settings = {
    level: options.level,
    base: null,
    serializers: { err: (error: unknown) => describeError(error) },
    redact: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
  };
  return options.format === 'pretty'
    ? pino(
        settings,
        pretty({ sync: true, ignore: 'time,part', messageFormat: '{if part}{part}: {end}{msg}' }),
      )
    : pino(settings, lines);
}

/** A log for tests and tools that have nothing to say. */
export const silentLog: Log = pino({ level: 'silent' });
