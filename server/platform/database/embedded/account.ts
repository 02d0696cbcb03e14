import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** An unprivileged account of this machine. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * The account that PostgreSQL runs under: it refuses to run as root, so root lends it `postgres` or `nobody`.
 * Undefined for everybody else: it runs as ourselves.
 */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = parseAccounts(readFileSync('/etc/passwd', 'utf8'));
  const account = accounts.get('postgres') ?? accounts.get('nobody');
  if (!account)
    throw new Error('PostgreSQL does not run as root, and there is no account "postgres" or "nobody"');
  return account;
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
