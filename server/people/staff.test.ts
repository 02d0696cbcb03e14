import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SessionGrant } from '../../protocol/http.ts';
import { type Doors, makeShow, openDoors, verdictOf } from '../live/admission/testing.ts';
import { openDesk, renewInvitation } from './invitations.ts';
import { freshOwnerLink } from './first-owner.ts';
import { createStaff, disableStaff, listStaff, newStaffLink } from './staff.ts';
import { staffEntrance } from './staff.testing.ts';
import { linkTelegram } from './staff-telegram.ts';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());
beforeEach(() => doors.db.prisma.staff.deleteMany());

const { date, open, signIn, ensure, owner } = staffEntrance(() => doors);

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

  test('who leave lose a desk whose link was made anew, and nobody makes them another', async () => {
    const boss = await owner();
    const { prisma } = doors.db;
    const { transact } = doors.events;
    const { id, secret } = await createStaff(prisma, boss, { name: 'Режиссёр', role: 'director' }, date());
    const director = await doors.sessions.authenticateStaff((await signIn(secret)).access);
    const expiresAt = new Date(doors.clock.now() + 90 * 86_400_000);
    const desk = await openDesk(transact, director, { showId: await makeShow(doors), expiresAt });
    const again = await renewInvitation(transact, director, desk.id, expiresAt);
    await disableStaff(transact, boss, id, date());
    expect(verdictOf(await open(again.secret, 'invitation'))).toBe('403 link_invalid');
    await expect(renewInvitation(transact, boss, again.id, expiresAt)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('who come back can tie the same Telegram', async () => {
    const boss = await owner();
    const { prisma } = doors.db;
    const clerk = { name: 'Ира', role: 'box_office' } as const;
    const first = await createStaff(prisma, boss, clerk, date());
    await linkTelegram(doors.events.transact, first.secret, 77n, date());
    await disableStaff(doors.events.transact, boss, first.id, date());
    const again = await createStaff(prisma, boss, clerk, date());
    expect(await linkTelegram(doors.events.transact, again.secret, 77n, date())).toMatchObject({
      name: 'Ира',
    });
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
    await linkTelegram(doors.events.transact, await newStaffLink(prisma, boss, id, at), 700n, at);
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
