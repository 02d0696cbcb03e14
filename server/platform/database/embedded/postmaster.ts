import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

/** What a running server writes into `postmaster.pid` (PostgreSQL's `pidfile.h`). */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** False while it starts, recovers from a crash, or stops. */
  readonly ready: boolean;
}

/** Reads `postmaster.pid` of a data directory; undefined when no server claims it. */
export async function readPostmaster(dataDirectory: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(dataDirectory, 'postmaster.pid'), 'utf8').catch(() => '');
  return parsePostmaster(text);
}

/** Parses `postmaster.pid`: line 1 is the process id, 4 the port, 8 the status. */
export function parsePostmaster(text: string): Postmaster | undefined {
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0 || !Number.isInteger(port) || port <= 0) return undefined;
  return { pid, port, ready: lines[7]?.trim() === 'ready' };
}

/** Waits until the server with this process id takes connections; gives up when the signal aborts. */
export async function waitUntilReady(dataDirectory: string, pid: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    const postmaster = await readPostmaster(dataDirectory);
    if (postmaster?.pid === pid && postmaster.ready) return;
    await delay(15, undefined, { signal });
  }
}

/** A TCP port of the loopback interface that is free now. */
export async function freeLoopbackPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('a listening TCP server has no port');
  return address.port;
}
