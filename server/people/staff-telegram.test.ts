import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SessionGrant } from '../../protocol/http.ts';
import { type Doors, makeShow, openDoors, verdictOf } from '../live/admission/testing.ts';
import { openDesk } from './invitations.ts';
import type { StaffOperator } from './principals.ts';
import { createStaff, listStaff, newStaffLink } from './staff.ts';
import { staffEntrance } from './staff.testing.ts';
import { linkTelegram, ownStaffLink, ownTie, untieTelegram } from './staff-telegram.ts';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());
beforeEach(() => doors.db.prisma.staff.deleteMany());

const { date, open, signIn, owner } = staffEntrance(() => doors);

describe('a Telegram that is tied to a name of the staff', () => {
  /** Somebody of the box office with a Telegram, signed in by a link, by Telegram, and by a link of the bot. */
  async function tied(telegramId: bigint) {
    const boss = await owner();
    const { prisma } = doors.db;
    const { id, secret } = await createStaff(prisma, boss, { name: 'Ира', role: 'director' }, date());
    const byLink = (await signIn(secret)).access;
    const clerk = await doors.sessions.authenticateStaff(byLink);
    await linkTelegram(
      doors.events.transact,
      await newStaffLink(prisma, boss, id, date()),
      telegramId,
      date(),
    );
    const byTelegram = (await doors.sessions.openStaffOfTelegram(telegramId)).access;
    const byBot = (await signIn(await ownStaffLink(prisma, clerk, date()))).access;
    return { boss, clerk, byLink, byTelegram, byBot };
  }
  const works = (access: string) =>
    doors.sessions.authenticateStaff(access).then(
      () => true,
      () => false,
    );
  const untie = (actor: StaffOperator, id: number) => untieTelegram(doors.events.transact, actor, id, date());

  test('is shown to the owner and its own, as Telegram calls it', async () => {
    const { prisma } = doors.db;
    const { boss, clerk } = await tied(801n);
    const seen = async () => (await listStaff(prisma, boss)).map(({ telegram }) => telegram);
    expect(await seen()).toEqual([null, { name: null, username: null }]);
    await prisma.user.create({
      data: { telegramId: 801n, firstName: 'Ира', lastName: 'Кассова', username: 'ira' },
    });
    expect(await seen()).toEqual([null, { name: 'Ира Кассова', username: 'ira' }]);
    expect(await ownTie(prisma, clerk)).toEqual({ name: 'Ира Кассова', username: 'ira' });
    expect(await ownTie(prisma, boss)).toBeNull();
  });

  test('can be untied: what it has opened ends, what a link has opened goes on', async () => {
    const { prisma } = doors.db;
    const { boss, clerk, byLink, byTelegram, byBot } = await tied(802n);
    const unused = await ownStaffLink(prisma, clerk, date());
    await untie(boss, clerk.staffId);
    expect(await Promise.all([byLink, byTelegram, byBot].map(works))).toEqual([true, false, false]);
    expect(verdictOf(await open(unused))).toBe('403 link_invalid');
    await expect(doors.sessions.openStaffOfTelegram(802n)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(ownStaffLink(prisma, clerk, date())).rejects.toMatchObject({ code: 'forbidden' });
    expect(await ownTie(prisma, clerk)).toBeNull();
    const line = await prisma.auditEntry.findFirst({ where: { act: 'staff.untie_telegram' } });
    expect(line).toMatchObject({
      ...{ actor: `staff:${boss.staffId}`, subjectId: clerk.staffId, details: { ended: 2 } },
    });
    await expect(untie(boss, clerk.staffId)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('takes the desks along that it may have opened', async () => {
    const { clerk, boss } = await tied(803n);
    const showId = await makeShow(doors);
    const desk = { showId, expiresAt: new Date(doors.clock.now() + 86_400_000) };
    const { secret } = await openDesk(doors.events.transact, clerk, desk);
    const { access } = SessionGrant.parse((await open(secret, 'invitation')).json);
    await untie(boss, clerk.staffId);
    expect(await doors.sessions.isCast(access).catch(() => false)).toBe(false);
    // Somebody who had nothing open by it is not disturbed.
    const { secret: again } = await openDesk(doors.events.transact, clerk, desk);
    const anew = SessionGrant.parse((await open(again, 'invitation')).json);
    const link = await newStaffLink(doors.db.prisma, boss, clerk.staffId, date());
    await linkTelegram(doors.events.transact, link, 803n, date());
    await untie(clerk, clerk.staffId);
    expect(await doors.sessions.isCast(anew.access)).toBe(true);
  });

  test('ends like that when another Telegram takes its place', async () => {
    const { prisma } = doors.db;
    const { clerk, byLink, byTelegram, byBot } = await tied(806n);
    const desk = { showId: await makeShow(doors), expiresAt: new Date(doors.clock.now() + 86_400_000) };
    const { secret } = await openDesk(doors.events.transact, clerk, desk);
    const unused = await ownStaffLink(prisma, clerk, date());
    await doors.sessions.tieStaff(clerk.staffId, 807n);
    expect(await Promise.all([byLink, byTelegram, byBot].map(works))).toEqual([true, false, false]);
    expect(verdictOf(await open(unused))).toBe('403 link_invalid');
    expect(verdictOf(await open(secret, 'invitation'))).toBe('403 link_invalid');
    await expect(doors.sessions.openStaffOfTelegram(806n)).rejects.toMatchObject({ code: 'forbidden' });
    const line = await prisma.auditEntry.findFirst({
      where: { act: 'staff.tie_telegram', subjectId: clerk.staffId },
      orderBy: { id: 'desc' },
    });
    expect(line?.details).toEqual({ ended: 2 });
  });

  test('that is tied once more disturbs nobody', async () => {
    const { clerk, byTelegram } = await tied(808n);
    const unused = await ownStaffLink(doors.db.prisma, clerk, date());
    await doors.sessions.tieStaff(clerk.staffId, 808n);
    expect(await works(byTelegram)).toBe(true);
    expect(verdictOf(await open(unused))).toBe('200');
  });

  test('whose place is taken while somebody signs in by it leaves nobody in', async () => {
    const { clerk } = await tied(809n);
    const [, ...grants] = await Promise.allSettled([
      doors.sessions.tieStaff(clerk.staffId, 810n),
      ...Array.from({ length: 6 }, () => doors.sessions.openStaffOfTelegram(809n)),
    ]);
    for (const grant of grants) {
      if (grant.status === 'fulfilled') expect(await works(grant.value.access)).toBe(false);
    }
  });

  test('is no matter of a colleague', async () => {
    const { boss, clerk } = await tied(804n);
    const made = await createStaff(doors.db.prisma, boss, { name: 'Олег', role: 'box_office' }, date());
    const other = await doors.sessions.authenticateStaff((await signIn(made.secret)).access);
    await expect(untie(other, clerk.staffId)).rejects.toMatchObject({ code: 'forbidden' });
    await untie(clerk, clerk.staffId);
  });

  test('that is untied while somebody signs in by it leaves nobody in', async () => {
    const { boss, clerk } = await tied(805n);
    const [, ...grants] = await Promise.allSettled([
      untie(boss, clerk.staffId),
      ...Array.from({ length: 6 }, () => doors.sessions.openStaffOfTelegram(805n)),
    ]);
    for (const grant of grants) {
      if (grant.status === 'fulfilled') expect(await works(grant.value.access)).toBe(false);
    }
  });
});
