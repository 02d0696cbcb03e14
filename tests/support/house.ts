import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import { loadConfig } from '../../server/config.ts';
import { createTestDatabase } from '../../server/platform/database/testing.ts';
import { silentLog } from '../../server/platform/log.ts';
import { type Rampa, startRampa } from '../../server/rampa.ts';
import { type Doors, doorsOf } from './doors.ts';

export { beginShow, Guest, offered } from './guest.ts';
export { playEvening } from './played-evening.ts';

export const serviceToken = randomBytes(24).toString('base64url');

/** A whole theatre on free ports, with a database of its own, and what tests do at its doors. */
export interface TestHouse extends Doors {
  readonly prisma: PrismaClient;
  readonly rampa: Rampa;
  close(): Promise<void>;
}

/** Opens a theatre in demo mode with these variables of its environment. */
export async function openHouse(env: Readonly<Record<string, string>> = {}): Promise<TestHouse> {
  const database = await createTestDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), 'rampa-house-'));
  const fixed = { PORT: '0', DATABASE_URL: database.url, DATA_DIR: dataFolder, SERVICE_TOKEN: serviceToken };
  // As in a real house: a test on a busy machine comes back late.
  const config = loadConfig(
    { RAMPA_DEMO: '1', GRACE_SECONDS: '30', PUBLIC_ADDRESS: '127.0.0.1', ...fixed, ...env },
    [],
    {
      terminal: false,
    },
  );
  const rampa = await startRampa(config, { log: silentLog, signal: new AbortController().signal });
  return {
    ...doorsOf(rampa.address),
    prisma: database.prisma,
    rampa,
    async close() {
      await rampa.close();
      await database.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
