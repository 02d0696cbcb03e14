import { z } from 'zod';

/** Prisma's codes for a database that is not reached, or has no connection to spare in time, and the system's. */
const codes = new Set([
  ...['P1001', 'P1002', 'P1008', 'P1011', 'P1017', 'P2024', 'P2028', 'P2037'],
  ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE'],
]);

/** The driver adapter's kinds of the same; of a raw query nothing but these tells. */
const kinds = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']);

/** SQLSTATE of connection exceptions, too many connections, and a server that shuts down or starts (appendix A). */
const sqlState = /^(08...|53300|57P0[123])$/;

/** What pg says without a code when it has no connection in time, or loses the one that it has. */
const messages = new Set([
  'timeout exceeded when trying to connect',
  'Connection terminated due to connection timeout',
  'Connection terminated unexpectedly',
]);

const Coded = z.object({ code: z.string() });
const Driven = z.object({
  meta: z.object({
    driverAdapterError: z.object({
      cause: z.object({ kind: z.string(), originalCode: z.string().optional() }),
    }),
  }),
});

/** Whether an error says that the database is away, rather than that something was asked wrongly. */
export function isDatabaseAway(error: unknown): boolean {
  const coded = Coded.safeParse(error);
  if (coded.success && codes.has(coded.data.code)) return true;
  if (error instanceof Error && messages.has(error.message)) return true;
  const driven = Driven.safeParse(error);
  if (!driven.success) return false;
  const { kind, originalCode } = driven.data.meta.driverAdapterError.cause;
  return kinds.has(kind) || (originalCode !== undefined && sqlState.test(originalCode));
}
