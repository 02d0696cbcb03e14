import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SessionGrant } from '../../protocol/http.ts';
import { type Doors, makeShow, openDoors, someAddress, verdictOf } from '../live/admission/testing.ts';
import { openDesk } from './invitations.ts';
import { ensureOwner, freshOwnerLink } from './first-owner.ts';
import { createStaff, disableStaff, listStaff, newStaffLink } from './staff.ts';
import { linkTelegram, ownStaffLink, ownTie, untieTelegram } from './staff-telegram.ts';
import type { StaffOperator } from './principals.ts';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());
beforeEach(() => doors.db.prisma.staff.deleteMany());

const date = (): Date => new Date(doors.clock.now());
const open = (secret: string, kind = 'staff') =>
  doors.server.request('/api/sessions/link', { body: { kind, secret }, from: someAddress() });
const signIn = async (secret: string) => SessionGrant.parse((await open(secret)).json);
const ensure = () => ensureOwner(doors.db.prisma, date());

/** The first owner, signed in. */
async function owner(): Promise<StaffOperator> {
  const { access } = await signIn((await ensure()) ?? '');
  return doors.sessions.authenticateStaff(access);
}

describe('the first owner', () => {
  test('gets in by the link of the last start, once, and there is no other', async () => {
    const [before, link] = [await ensure(), await ensure()];
    expect(verdictOf(await open(before ?? ''))).toBe('403 link_invalid');
    const { door } = await signIn(link ?? '');
    expect(door).toMatchObject({ kind: 'staff', role: 'owner' });
    expect(verdictOf(await open(link ?? ''))).toBe('403 link_invalid');
    expect(await ensure()).toBeUndefined();
    expect(await doors.db.prisma.staff.count()).toBe(1);
  });

  test('is one, however many starts there are at once, and one tap of several wins', async () => {
    const links = await Promise.all(Array.from({ length: 5 }, ensure));
    expect(await doors.db.prisma.staff.count()).toBe(1);
    const tries = await Promise.all(
      links.flatMap((link) => [link, link]).map(async (link) => verdictOf(await open(link ?? ''))),
    );
    expect(tries.filter((verdict) => verdict === '200')).toHaveLength(1);
  });

  test('who was away for long is still known to have come', async () => {
    await owner();
    doors.clock.advance(31 * 86_400_000);
    await doors.sessions.start();
    await doors.sessions.close();
    expect(await doors.db.prisma.session.count({ where: { staffId: { not: null } } })).toBe(0);
    expect(await ensure()).toBeUndefined();
  });

  test('who comes by Telegram has come', async () => {
    await ensure();
    await doors.db.prisma.staff.updateMany({ data: { telegramId: 11n } });
    await doors.sessions.openStaffOfTelegram(11n);
    await doors.db.prisma.session.deleteMany();
    expect(await ensure()).toBeUndefined();
  });

  test('has a line of the audit log for each link, and for being there at all', async () => {
    const { prisma } = doors.db;
    await ensure();
    await ensure();
    await owner();
    await ensure();
    const { id } = await prisma.staff.findFirstOrThrow();
    const lines = await prisma.auditEntry.findMany({
      where: { subject: 'staff', subjectId: id },
      orderBy: { id: 'asc' },
    });
    const made = ['staff.create', 'system', { role: 'owner' }];
    const link = ['staff.owner_link', 'system', {}];
    const came = ['staff.sign_in', `staff:${id}`, { by: 'link' }];
    expect(lines.map(({ act, actor, details }) => [act, actor, details])).toEqual([
      ...[made, link, link, link],
      came,
    ]);
  });

  test('who has lost every device has one for a fresh link', async () => {
    const { prisma } = doors.db;
    await signIn(await freshOwnerLink(prisma, date()));
    const { id } = await prisma.staff.findFirstOrThrow();
    const lines = await prisma.auditEntry.findMany({
      where: { subject: 'staff', subjectId: id, actor: 'system' },
      orderBy: { id: 'asc' },
    });
    expect(lines.map(({ act }) => act)).toEqual(['staff.create', 'staff.owner_link']);
  });

  test('comes too late after a day', async () => {
    const link = await ensure();
    doors.clock.advance(24 * 3_600_000 + 1);
    expect(verdictOf(await open(link ?? ''))).toBe('403 link_invalid');
  });
});

describe('the staff', () => {
  test('are made by an owner, and may do what their role says', async () => {
    const boss = await owner();
    const { prisma } = doors.db;
    const { id, secret } = await createStaff(prisma, boss, { name: 'Касса', role: 'box_office' }, date());
    const clerk = await doors.sessions.authenticateStaff((await signIn(secret)).access);
    expect(clerk).toMatchObject({ staffId: id, role: 'box_office' });
    const stranger = { name: 'Кто-то', role: 'owner' } as const;
    await expect(createStaff(prisma, clerk, stranger, date())).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listStaff(prisma, clerk)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(newStaffLink(prisma, clerk, boss.staffId, date())).rejects.toMatchObject({
      code: 'forbidden',
    });
    // For another device of one's own.
    await signIn(await newStaffLink(prisma, clerk, id, date()));
    expect((await listStaff(prisma, boss)).map(({ name }) => name)).toEqual(['Owner', 'Касса']);
  });

  test('who leave are out at once, and the last owner stays', async () => {
    const boss = await owner();
    const { prisma } = doors.db;
    const { id, secret } = await createStaff(prisma, boss, { name: 'Режиссёр', role: 'director' }, date());
    const { access, refresh } = await signIn(secret);
    await disableStaff(doors.events.transact, boss, id, date());
    await expect(doors.sessions.authenticateStaff(access)).rejects.toMatchObject({ code: 'session_expired' });
    await expect(doors.sessions.refresh(refresh)).rejects.toMatchObject({ code: 'session_expired' });
    await expect(disableStaff(doors.events.transact, boss, boss.staffId, date())).rejects.toMatchObject({
      code: 'bad_request',
    });
  });

  test('who leave have no desk any more, and get none', async () => {
    const boss = await owner();
    const { prisma } = doors.db;
    const { transact } = doors.events;
    const { id, secret } = await createStaff(prisma, boss, { name: 'Режиссёр', role: 'director' }, date());
    const { access: theirs } = await signIn(secret);
    const director = await doors.sessions.authenticateStaff(theirs);
    const desk = {
      showId: await makeShow(doors),
      expiresAt: new Date(doors.clock.now() + 90 * 86_400_000),
    };
    const { id: invitationId, secret: way } = await openDesk(transact, director, desk);
    const { access, refresh } = SessionGrant.parse((await open(way, 'invitation')).json);
    const { sessionId } = await doors.sessions.authenticate(access);
    expect(await doors.sessions.isCast(access)).toBe(true);
    await prisma.domainEvent.deleteMany();
    await disableStaff(transact, boss, id, date());
    expect(await doors.sessions.isCast(access).catch(() => false)).toBe(false);
    await expect(doors.sessions.refresh(refresh)).rejects.toMatchObject({ code: 'session_expired' });
    expect(verdictOf(await open(way, 'invitation'))).toBe('403 link_invalid');
    await expect(openDesk(transact, director, desk)).rejects.toMatchObject({ code: 'forbidden' });
    const told = await prisma.domainEvent.findMany({ orderBy: { id: 'asc' } });
    expect(told.map(({ type }) => type)).toEqual(['invitation.revoked', 'session.ended', 'session.ended']);
    const payloads = told.map(({ payload }) => payload);
    expect(payloads[0]).toEqual({ invitationId, showId: desk.showId });
    expect(payloads).toContainEqual({ sessionId, why: 'signed_out' });
  });

  test('who come back can tie the same Telegram', async () => {
    const boss = await owner();
    const { prisma } = doors.db;
    const clerk = { name: 'Ира', role: 'box_office' } as const;
    const first = await createStaff(prisma, boss, clerk, date());
    await linkTelegram(prisma, first.secret, 77n, date());
    await disableStaff(doors.events.transact, boss, first.id, date());
    const again = await createStaff(prisma, boss, clerk, date());
    expect(await linkTelegram(prisma, again.secret, 77n, date())).toMatchObject({ name: 'Ира' });
  });

  test('open no room by their session', async () => {
    const { access } = await signIn((await ensure()) ?? '');
    const answer = await doors.server.request('/api/shows/1/admission', { body: {}, token: access });
    expect(verdictOf(answer)).toBe('403 forbidden');
  });

  test('leave a line of the audit log with every act, by numbers alone', async () => {
    const { prisma } = doors.db;
    const boss = await owner();
    const at = date();
    const { id, secret } = await createStaff(prisma, boss, { name: 'Касса', role: 'box_office' }, at);
    await signIn(secret);
    await linkTelegram(prisma, await newStaffLink(prisma, boss, id, at), 700n, at);
    await doors.sessions.openStaffOfTelegram(700n);
    await disableStaff(doors.events.transact, boss, id, at);
    const lines = await prisma.auditEntry.findMany({
      where: { subject: 'staff', subjectId: id },
      orderBy: { id: 'asc' },
    });
    const [one, other] = [`staff:${boss.staffId}`, `staff:${id}`];
    expect(lines.map(({ act, actor, details }) => [act, actor, details])).toEqual([
      ['staff.create', one, { role: 'box_office' }],
      ['staff.sign_in', other, { by: 'link' }],
      ['staff.link', one, {}],
      ['staff.tie_telegram', other, {}],
      ['staff.sign_in', other, { by: 'telegram' }],
      ['staff.disable', one, {}],
    ]);
    await expect(open(secret).then(verdictOf)).resolves.toBe('403 link_invalid');
    expect(await prisma.auditEntry.count({ where: { subject: 'staff', subjectId: id } })).toBe(lines.length);
  });
});

describe('a Telegram that is tied to a name of the staff', () => {
  /** Somebody of the box office with a Telegram, signed in by a link, by Telegram, and by a link of the bot. */
  async function tied(telegramId: bigint) {
    const boss = await owner();
    const { prisma } = doors.db;
    const { id, secret } = await createStaff(prisma, boss, { name: 'Ира', role: 'director' }, date());
    const byLink = (await signIn(secret)).access;
    const clerk = await doors.sessions.authenticateStaff(byLink);
    await linkTelegram(prisma, await newStaffLink(prisma, boss, id, date()), telegramId, date());
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
    await linkTelegram(doors.db.prisma, link, 803n, date());
    await untie(clerk, clerk.staffId);
    expect(await doors.sessions.isCast(anew.access)).toBe(true);
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
