/**
 * Something outside the program keeps it from starting or running: a bad setting, a busy port, an unreachable
 * database. The message tells the operator what is wrong and what to do; it is printed without a stack.
 */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The `code` of a system or driver error (`ENOENT`, `ECONNREFUSED`, SQLSTATE `28P01`, …), if it has one. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
