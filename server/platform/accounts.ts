import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { SetupError } from './errors.ts';

/** An unprivileged account of this machine. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * The account that a server program is to run under when we are root: the first of the preferred ones that exists,
 * else `nobody`. Undefined for everybody else: the program runs as ourselves.
 */
export function accountForChildren(...preferred: string[]): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = parseAccounts(readFileSync('/etc/passwd', 'utf8'));
  const names = [...preferred, 'nobody'];
  for (const name of names) {
    const account = accounts.get(name);
    if (account) return account;
  }
  throw new SetupError(
    `Server programs do not run as root, and none of these accounts exists: ${names.join(', ')}`,
  );
}

/** Reads `passwd(5)`. */
export function parseAccounts(passwd: string): Map<string, Account> {
  const accounts = new Map<string, Account>();
  for (const line of passwd.split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (!name || !uid || !gid || name.startsWith('#')) continue;
    // macOS writes nobody's ids as -2: the same 32 bits.
    accounts.set(name, { name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 });
  }
  return accounts;
}

/** Whether the account (ourselves when undefined) can run a program with these arguments successfully. */
export function canRun(account: Account | undefined, command: string, args: readonly string[]): boolean {
  const { status } = spawnSync(command, args, {
    cwd: '/',
    env: {},
    stdio: 'ignore',
    ...(account && { uid: account.uid, gid: account.gid }),
  });
  return status === 0;
}
