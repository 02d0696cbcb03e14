import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Admission, DemoDoor, type HouseInfo, ShowView } from '../../protocol/http.ts';
import type { MemberId, ShowId } from '../../protocol/ids.ts';
import { linkPath } from '../../protocol/pages.ts';
import {
  askAdmission,
  type Doors,
  openDoors,
  openLink,
  operator,
  signIn,
  someAddress,
  verdictOf,
} from '../live/admission/testing.ts';
import { createHttp, houseRoutes } from '../platform/http/index.ts';
import { listen, postUnderName, type TestServer } from '../platform/http/testing.ts';
import { silentLog } from '../platform/log.ts';
import { demoRoutes, ensureDemoShow, freeDemoSeats } from './index.ts';

let doors: Doors;
let demo: TestServer;
beforeAll(async () => {
  doors = await openDoors(({ db: { prisma }, boxOffice, rooms }, showId) => {
    const isConnected = async (id: ShowId, member: MemberId) =>
      (await rooms.seatState(id, member, '')) === 'elsewhere';
    return freeDemoSeats({ prisma, boxOffice, isConnected, now: doors.clock.now }, showId);
  });
  const { boxOffice, clock, db } = doors;
  const payments: HouseInfo['payments'] = { web: ['demo'], telegram: [] };
  const house = {
    demo: true,
    lanUrls: [],
    protocolVersion: 1,
    musicUrl: null,
    telegramLogin: false,
    ...{ payments, botLink: null },
  };
  const app = createHttp({
    log: silentLog,
    routers: [
      houseRoutes(() => house),
      demoRoutes({ prisma: db.prisma, boxOffice, now: clock.now, ownNames: ['Theatre.local'] }),
    ],
    ...{ clientFolder: undefined, publicUrl: undefined, demo: true, trustProxy: 'loopback' },
  });
  demo = await listen(app);
});
afterAll(async () => {
  await demo.close();
  await doors.close();
});

const ask = (role: string, from = someAddress(), headers = {}) =>
  demo.request('/api/demo/doors', { body: { role }, from, headers });
/** The status of the doors asked for under a name. */
const askUnder = (name: string) =>
  postUnderName(demo, '/api/demo/doors', { name, body: { role: 'director' } });
const door = async (role: string) => DemoDoor.parse((await ask(role)).json);
const ensure = () => ensureDemoShow(doors.db.prisma, doors.clock.now());

describe('the demo show', () => {
  test('is one, however many ask at once, and open now', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, ensure));
    expect(new Set(ids).size).toBe(1);
    const [id] = ids;
    const show = ShowView.parse((await doors.server.request(`/api/shows/${id}`)).json);
    expect(show).toMatchObject({
      status: 'upcoming',
      takesPart: true,
      categories: [{ prices: [{ currency: 'RUB' }, { currency: 'XTR' }] }],
    });
    expect(show.cast.length).toBeGreaterThan(0);
    expect(show.startsAt).toBeLessThanOrEqual(doors.clock.now());
  });

  test('begins again once it is over: the same show at another time', async () => {
    const before = await ensure();
    doors.clock.advance(91 * 60_000 + 5 * 60_000);
    expect(await ensure()).toBe(before);
    const { startsAt } = await doors.boxOffice.findShow(before);
    expect(doors.clock.now() - startsAt).toBeLessThan(5 * 60_000);
  });

  test('is another one after its room has finished for good', async () => {
    const before = await ensure();
    await doors.db.prisma.room.create({ data: { showId: before, phase: 'finished' } });
    const after = await ensure();
    expect(after).not.toBe(before);
    expect((await doors.boxOffice.findShow(before)).status).toBe('finished');
    expect((await doors.boxOffice.findShow(after)).status).toBe('upcoming');
  });
});

describe('a demo door', () => {
  test('opens the room in the role that was asked for', async () => {
    for (const role of ['audience', 'actor', 'director'] as const) {
      const { showId, kind, secret, path } = await door(role);
      expect(path).toBe(linkPath(kind, secret));
      const { access } = await signIn(doors, kind, secret);
      const admission = Admission.parse((await askAdmission(doors, showId, access)).json);
      expect(admission.role).toBe(role);
    }
  });

  test('is a fresh one each time', async () => {
    const [one, other] = [await door('audience'), await door('audience')];
    expect(one.secret).not.toBe(other.secret);
    expect(one.showId).toBe(other.showId);
  });

  test('for spectators is a paid ticket that the box office knows', async () => {
    const { showId, secret } = await door('audience');
    const { verdict } = await doors.boxOffice.validateTicket(operator, { token: secret, showId });
    expect(verdict).toBe('ok');
  });

  test('opens a house that is full of people who have left, and of them alone', async () => {
    const showId = await ensure();
    await doors.db.prisma.show.update({ where: { id: showId }, data: { capacity: 3 } });
    await doors.db.prisma.ticket.updateMany({
      where: { showId },
      data: { status: 'revoked', revokedAt: new Date() },
    });
    const enter = async () => {
      const { access } = await signIn(doors, 'ticket', (await door('audience')).secret);
      const answer = await askAdmission(doors, showId, access);
      return { access, answer, verdict: verdictOf(answer) };
    };
    const [stays, leaves] = [await enter(), await enter()];
    doors.rooms.seats.set(Admission.parse(stays.answer.json).memberId, () => 'elsewhere');
    await enter();
    // Those who have just come may be on their way to their seats.
    expect((await enter()).verdict).toBe('409 house_full');
    doors.clock.advance(16_000);
    expect((await enter()).verdict).toBe('200');
    expect(verdictOf(await askAdmission(doors, showId, leaves.access))).toBe('410 ticket_revoked');
    expect(verdictOf(await askAdmission(doors, showId, stays.access))).toBe('409 seated_elsewhere');
    await doors.db.prisma.show.update({ where: { id: showId }, data: { capacity: 100 } });
  });

  test('of yesterday gives its seat back', async () => {
    const { secret } = await door('audience');
    doors.clock.advance(12 * 3_600_000 + 60_000);
    await door('audience');
    expect(verdictOf(await openLink(doors, 'ticket', secret))).toBe('410 ticket_revoked');
  });

  test('gives each of the cast another name, in their own language', async () => {
    const nameOf = async (language: string) => {
      const answer = await ask('actor', someAddress(), { 'accept-language': language });
      const { door: opened } = await signIn(doors, 'invitation', DemoDoor.parse(answer.json).secret);
      return opened.kind === 'invitation' ? opened.name : '';
    };
    const english = await Promise.all(Array.from({ length: 15 }, () => nameOf('en-GB,en;q=0.9')));
    expect(new Set(english).size).toBe(15);
    expect(english.join()).toMatch(/^[\p{Script=Latin}\d ,]+$/u);
    expect(await nameOf('ru-RU,ru;q=0.9,en;q=0.8')).toMatch(/^[\p{Script=Cyrillic}\d ]+$/u);
  });

  test('numbers the nameless in their own language', async () => {
    const { secret, showId } = await door('audience');
    const { access } = await signIn(doors, 'ticket', secret);
    const answer = await doors.server.request(`/api/shows/${showId}/admission`, {
      ...{ body: {}, token: access, from: someAddress() },
      headers: { 'accept-language': 'en' },
    });
    expect(Admission.parse(answer.json).name).toMatch(/^Spectator \d+$/);
  });

  test('is not given without measure, nor for a role that is none', async () => {
    expect(verdictOf(await ask('owner'))).toBe('400 bad_request');
    expect(verdictOf(await ask('__proto__'))).toBe('400 bad_request');
    const answers = await Promise.all(Array.from({ length: 241 }, () => ask('actor', '192.0.2.2')));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
  });

  test('does not exist outside a demo', async () => {
    const answer = await doors.server.request('/api/demo/doors', { body: { role: 'audience' } });
    expect(verdictOf(answer)).toBe('404 not_found');
  });
});

test('a page can ask what house this is', async () => {
  const { json } = await demo.request('/api/house');
  expect(json).toEqual({
    ...{ demo: true, lanUrls: [], protocolVersion: 1, musicUrl: null },
    ...{ telegramLogin: false, payments: { web: ['demo'], telegram: [] }, botLink: null },
  });
});

test('the doors are there under our own names and every address, and not under a name that somebody else has led here', async () => {
  const here = [
    'localhost:3000',
    '127.0.0.1',
    '[::1]:3000',
    '192.168.0.7:3000',
    'theatre.local',
    'THEATRE.local',
  ];
  for (const name of here) expect(await askUnder(name), name).toBe(200);
  for (const name of ['rebinding.example.org', 'localhost.example.org:3000', '127.0.0.1.example.org']) {
    expect(await askUnder(name), name).toBe(403);
  }
});
