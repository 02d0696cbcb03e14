import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { createInterface } from 'node:readline';
import { codeOf } from './errors.ts';

/** How a child process ended: by its own exit code or by a signal. */
export interface ChildExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ChildOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** Added to {@link minimalEnvironment}; nothing else of our environment reaches the child. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** The account to run under; only root can choose one. */
  readonly account?: { readonly uid: number; readonly gid: number } | undefined;
  /** Where the child's standard output and error go: lines to a listener, or an open file. */
  readonly output: { readonly line: (line: string) => void } | { readonly fd: number };
}

/** A running child process. Its owner calls `stop()`. */
export interface Child {
  readonly pid: number;
  /** Settles when the process is gone, whoever ended it. Never rejects. */
  readonly exited: Promise<ChildExit>;
  /**
   * Asks the child to end with each signal in turn, waiting `patienceMs` after each, and kills its whole process
   * group when none helps.
   */
  stop(signals: readonly NodeJS.Signals[], patienceMs: number): Promise<ChildExit>;
}

/** What a child process needs of our environment and no more: secrets stay here. */
export function minimalEnvironment(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' };
}

/**
 * Starts a child in a session and process group of its own, so that a Ctrl-C at the terminal reaches us alone and we
 * end the children in order.
 * @throws the system's error (`ENOENT`, `EACCES`, …) when the program cannot be started
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  const output = 'fd' in options.output ? options.output.fd : 'pipe';
  const child = spawn(options.command, options.args, {
    cwd: options.cwd ?? '/',
    env: { ...minimalEnvironment(), ...options.env },
    stdio: ['ignore', output, output],
    detached: true,
    ...options.account,
  });
  const exited = new Promise<ChildExit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  await once(child, 'spawn');
  const { pid } = child;
  if (pid === undefined) throw new Error(`${options.command} started without a process id`);
  // From now on only a signal that could not be sent is an 'error', and `stop` goes on to the next signal by itself.
  child.on('error', () => {});
  if ('line' in options.output) readLines(child, options.output.line);
  return { pid, exited, stop: (signals, patienceMs) => stopChild(child, exited, signals, patienceMs) };
}

function readLines(child: ChildProcess, line: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', line);
  }
}

async function stopChild(
  child: ChildProcess,
  exited: Promise<ChildExit>,
  signals: readonly NodeJS.Signals[],
  patienceMs: number,
): Promise<ChildExit> {
  for (const signal of signals) {
    // Does nothing once the child is gone, so that a process which inherited its id is safe.
    child.kill(signal);
    const exit = await within(exited, patienceMs);
    if (exit) return exit;
  }
  if (child.pid !== undefined) signalProcess(-child.pid, 'SIGKILL');
  return exited;
}

/**
 * The absolute path of a program, looked for as a shell does. Another account than ours may not be able to read every
 * folder of our path, so it is given the result.
 */
export function findProgram(name: string): string | undefined {
  if (isAbsolute(name)) return isExecutable(name) ? name : undefined;
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, name)).find((path) => isAbsolute(path) && isExecutable(path));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Sends a signal to a process (or, negative, to its group); a process that is already gone is fine. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

/** Whether a process with this id runs, whoever owns it. One that has ended and awaits its parent's notice does not. */
export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
  return !isZombie(pid);
}

/** A running process: its parent's id, and its program with all arguments. */
export interface ProcessDescription {
  readonly parent: number;
  readonly command: string;
}

/** What runs under a process id; undefined when nothing does, or the system does not say. */
export function describeProcess(pid: number): ProcessDescription | undefined {
  if (isZombie(pid)) return undefined;
  try {
    if (process.platform === 'linux') {
      const parent = /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      return { parent: Number(parent), command };
    }
    const line = execFileSync('ps', ['-ww', '-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' });
    const [, parent, command = ''] = /^\s*(\d+)\s+(.*)$/m.exec(line) ?? [];
    return { parent: Number(parent), command };
  } catch {
    return undefined;
  }
}

/** proc(5): the state follows the program's name, which stands in parentheses and may contain any character. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return true;
  }
}

/** The promise's value, or undefined when it takes longer than `ms`. */
export async function within<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, ms, undefined);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
