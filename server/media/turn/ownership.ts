import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { describeProcess, processExists, signalProcess } from '../../platform/children.ts';
import type { Log } from '../../platform/log.ts';

/** What its folder is called, in the system's folder for temporary files. */
export const folderPrefix = 'rampa-turn-';
const stopPatienceMs = 3000;

const CoturnRecord = z.object({
  /** The process that starts it, again if need be. */
  owner: z.number().int().positive(),
  /** Its own folder, with its configuration and its process id. */
  folder: z.string().refine((path) => basename(path).startsWith(folderPrefix)),
  address: z.string(),
  port: z.number().int().positive(),
});

/** A coturn that was started on a data folder; written there before its process exists. */
export type CoturnRecord = z.infer<typeof CoturnRecord>;

/** A recorded coturn as it is now. */
export type KnownCoturn = CoturnRecord &
  (
    | { readonly state: 'running'; readonly pid: number }
    | { readonly state: 'orphan'; readonly pid: number }
    | { readonly state: 'gone' }
  );

const recordFile = (dataFolder: string, folder: string) => join(dataFolder, `${basename(folder)}.json`);

/** Notes a coturn in the data folder, so that a later start can end it should nobody else. */
export async function recordCoturn(dataFolder: string, record: CoturnRecord): Promise<void> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  await writeFile(recordFile(dataFolder, record.folder), JSON.stringify(record), { mode: 0o600 });
}

/** Removes a coturn's folder and its record. */
export async function forgetCoturn(dataFolder: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await rm(recordFile(dataFolder, folder), { force: true });
}

/** Every coturn that was started on this data folder and not closed. Changes nothing. */
export async function knownCoturns(dataFolder: string): Promise<KnownCoturn[]> {
  const names = await readdir(dataFolder).catch(() => []);
  const files = names.filter((name) => name.startsWith(folderPrefix) && name.endsWith('.json'));
  const known = await Promise.all(files.map((name) => know(join(dataFolder, name))));
  return known.filter((each) => each !== undefined);
}

async function know(file: string): Promise<KnownCoturn | undefined> {
  const record = parse(await readFile(file, 'utf8').catch(() => ''));
  if (record === undefined) return undefined;
  const pid = Number(await readFile(join(record.folder, 'pid'), 'utf8').catch(() => ''));
  const found = Number.isInteger(pid) && pid > 0 ? describeProcess(pid) : undefined;
  // The id may be another program's by now; the name of the folder in its arguments was drawn for this one alone.
  if (!found?.command.includes(join(record.folder, 'turnserver.conf'))) {
    return { ...record, state: 'gone' };
  }
  // A process whose parent has ended gets another one.
  return { ...record, pid, state: found.parent === record.owner ? 'running' : 'orphan' };
}

function parse(text: string): CoturnRecord | undefined {
  try {
    return CoturnRecord.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Ends each coturn that a killed process left running on this data folder, and removes what it left there. */
export async function dismissOrphans(dataFolder: string, log: Log): Promise<void> {
  for (const known of await knownCoturns(dataFolder)) {
    if (known.state === 'running') continue;
    // Without a process of its own, but with a living owner and a folder, it may be about to start.
    if (known.state === 'gone' && processExists(known.owner) && existsSync(known.folder)) continue;
    if (known.state === 'orphan') {
      log.warn(`ending a coturn (process ${known.pid}) that was left behind`);
      await end(known.pid);
    }
    await forgetCoturn(dataFolder, known.folder);
  }
}

async function end(pid: number): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    signalProcess(pid, signal);
    const deadline = Date.now() + stopPatienceMs;
    while (processExists(pid) && Date.now() < deadline) await delay(20);
    if (!processExists(pid)) return;
  }
}
