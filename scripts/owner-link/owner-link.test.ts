import { execFile } from 'node:child_process';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStaffLink } from '../../server/people/staff.ts';
import { createTestDatabase } from '../../server/platform/database/testing.ts';
import { openDatabase, type PrismaClient } from '../../server/platform/database/index.ts';
import { silentLog } from '../../server/platform/log.ts';
import { makeOwnerLink } from './make.ts';

const now = () => new Date();
/** Who comes in by a link. */
const spend = async (prisma: PrismaClient, link: string) => {
  const secret = new URL(link).hash.slice(1);
  const { session } = await prisma.$transaction((tx) => openStaffLink(tx, secret, now()));
  return session.principal;
};

describe('with a PostgreSQL of somebody else', () => {
  test('lets the first owner in once; what was not used before opens nothing any more', async () => {
    const { prisma, url, close } = await createTestDatabase();
    const database = { kind: 'external', url } as const;
    const publicUrl = new URL('https://theatre.example.org');
    const make = () => makeOwnerLink({ database, publicUrl, port: 1 }, Date.now());
    const first = await make();
    expect(first.link.href).toMatch(/^https:\/\/theatre\.example\.org\/staff\/enter#[\w-]{43}$/);
    const second = await make();
    await expect(spend(prisma, first.link.href)).rejects.toMatchObject({ code: 'link_invalid' });
    const [owner] = await prisma.staff.findMany();
    expect(await spend(prisma, second.link.href)).toEqual({ kind: 'staff', staffId: owner?.id });
    await expect(spend(prisma, second.link.href)).rejects.toMatchObject({ code: 'link_invalid' });
    // An owner who has signed in before is let in again: that is what it is for.
    expect(await spend(prisma, (await make()).link.href)).toEqual({ kind: 'staff', staffId: owner?.id });
    expect(await prisma.staff.count()).toBe(1);
    expect(await prisma.auditEntry.count({ where: { act: 'staff.owner_link', subject: 'staff' } })).toBe(3);
    await close();
  });

  test('says what to do when it cannot be reached', async () => {
    const database = { kind: 'external', url: 'postgresql://a:b@127.0.0.1:9/rampa' } as const;
    await expect(makeOwnerLink({ database, publicUrl: undefined, port: 3000 }, Date.now())).rejects.toThrow(
      /PostgreSQL of DATABASE_URL \(127\.0\.0\.1:9\/rampa\) cannot be used/,
    );
  });
});

describe('with the embedded database', () => {
  let dataFolder: string;
  beforeAll(async () => {
    dataFolder = await mkdtemp(join(await realpath(tmpdir()), 'rampa-owner-'));
  });
  afterAll(() => rm(dataFolder, { recursive: true }));
  const run = async () => {
    const env = { ...process.env, DATA_DIR: dataFolder, PORT: '3210', PUBLIC_URL: '', DATABASE_URL: '' };
    const script = join(import.meta.dirname, '../owner-link.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [script], { env });
    return /http:\S+/.exec(stdout)?.[0] ?? stdout;
  };

  test('starts it for the moment, and works beside a house that is running, which goes on', async () => {
    const before = await run();
    expect(before).toMatch(/^http:\/\/localhost:3210\/staff\/enter#[\w-]{43}$/);
    const house = await openDatabase({ kind: 'embedded', dataFolder }, { log: silentLog });
    try {
      const beside = await run();
      await expect(spend(house.prisma, before)).rejects.toMatchObject({ code: 'link_invalid' });
      expect(await spend(house.prisma, beside)).toMatchObject({ kind: 'staff' });
    } finally {
      await house.close();
    }
    expect(await run()).toMatch(/^http:/);
  });
});
