import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { History, Profile } from '../../protocol/people.ts';
import { makeShow, makeTicket, verdictOf } from '../live/admission/testing.ts';
import { openPeople, type People } from './testing.ts';

let people: People;
beforeAll(async () => {
  people = await openPeople();
});
afterAll(() => people.close());

/** A show that somebody was at. */
async function watched(userId: bigint, phase: 'live' | 'finished'): Promise<number> {
  const { prisma } = people.doors.db;
  const showId = await makeShow(people.doors);
  const { id: ticketId } = await makeTicket(people.doors, showId);
  await prisma.room.create({ data: { showId, epoch: 1, phase } });
  const member = { id: randomUUID(), showId, role: 'audience', name: 'Нина', ticketId, userId } as const;
  await prisma.roomMember.create({ data: member });
  const seat = { memberId: member.id, showId, userId, minutes: 60, joinedAt: new Date() };
  await prisma.attendance.create({ data: seat });
  return showId;
}

/** Of a show at which they were not, and of none. */
const verdictOfStranger = '403 was_not_there';

describe('a profile', () => {
  const profileOf = (answer: { json: unknown }) => Profile.parse(answer.json);

  test('is what Telegram says until something else is chosen', async () => {
    const nina = await people.user({ first_name: 'Нина', language_code: 'ru-RU' });
    expect(profileOf(await people.ask('/api/me', nina.access))).toEqual({
      ...{ firstName: 'Нина', language: 'ru', timeZone: null, wantsReminders: true, eraseAt: null },
    });
    const changed = await people.ask('/api/me', nina.access, { language: 'en' }, 'PATCH');
    expect(profileOf(changed)).toMatchObject({ language: 'en', timeZone: null });
    const zone = { timeZone: 'Asia/Yekaterinburg', wantsReminders: false };
    await people.ask('/api/me', nina.access, zone, 'PATCH');
    expect(profileOf(await people.ask('/api/me', nina.access))).toMatchObject({ language: 'en', ...zone });
    await people.ask('/api/me', nina.access, { timeZone: null }, 'PATCH');
    expect(profileOf(await people.ask('/api/me', nina.access))).toMatchObject({ timeZone: null });
  });

  test('in another language than ours is spoken to in English', async () => {
    const { access } = await people.user({ first_name: 'Anna', language_code: 'de' });
    expect(profileOf(await people.ask('/api/me', access)).language).toBe('en');
  });

  test.each([
    { language: 'de' },
    { timeZone: 'Europe/Nowhere' },
    { timeZone: '+03:00' },
    { timeZone: '' },
    { wantsReminders: 'yes' },
  ])('takes no %o', async (change) => {
    const { access } = await people.user();
    expect(verdictOf(await people.ask('/api/me', access, change, 'PATCH'))).toBe('400 bad_request');
  });

  test('changes nothing that is not to be said there', async () => {
    const { access, id } = await people.user({ first_name: 'Нина' });
    await people.ask('/api/me', access, { firstName: 'Х', telegramId: '1', eraseAt: 5 }, 'PATCH');
    const row = await people.doors.db.prisma.user.findUniqueOrThrow({ where: { telegramId: id } });
    expect(row).toMatchObject({ firstName: 'Нина', eraseAt: null });
  });

  test('has a history, empty for somebody new', async () => {
    const { access } = await people.user();
    expect(History.parse((await people.ask('/api/me/history', access)).json)).toEqual({ shows: [] });
  });

  test('takes what somebody thinks of a show that they were at, once it is over', async () => {
    const { id, access } = await people.user();
    const showId = await watched(id, 'live');
    const rate = async (body: unknown, of: number = showId) =>
      verdictOf(await people.ask(`/api/me/history/${of}/rating`, access, body));
    const first = async () => History.parse((await people.ask('/api/me/history', access)).json).shows[0];
    expect(await rate({ stars: 5 })).toBe('400 wrong_phase');
    expect(await first()).toMatchObject({ showId, finished: false, stars: null });
    await people.doors.db.prisma.room.update({ where: { showId }, data: { phase: 'finished' } });
    expect(await rate({ stars: 5, review: ' Браво! ' })).toBe('204');
    expect(await first()).toMatchObject({ finished: true, stars: 5, review: 'Браво!' });
    expect(await rate({ stars: 4 })).toBe('204');
    expect(await first()).toMatchObject({ stars: 4, review: 'Браво!' });
    for (const body of [{}, { stars: 0 }, { stars: 6 }, { stars: 5, review: 'x'.repeat(1001) }]) {
      expect(await rate(body)).toBe('400 bad_request');
    }
    const other = await watched((await people.user()).id, 'finished');
    expect(await rate({ stars: 1 }, other)).toBe(verdictOfStranger);
    expect(await rate({ stars: 1 }, 999_999)).toBe(verdictOfStranger);
    expect(await first()).toMatchObject({ stars: 4, review: 'Браво!' });
  });

  test('is not rated without end', async () => {
    const { access } = await people.user();
    const rate = async () =>
      verdictOf(await people.ask('/api/me/history/999999/rating', access, { stars: 1 }));
    const verdicts = await Promise.all(Array.from({ length: 40 }, rate));
    expect(verdicts.filter((verdict) => verdict === '429 too_many_requests')).toHaveLength(10);
  });
});

describe('whose data it is', () => {
  /** Every endpoint that is for somebody known by Telegram alone. */
  const own = [
    ['GET', '/api/me'],
    ['PATCH', '/api/me'],
    ['GET', '/api/me/history'],
    ['GET', '/api/me/export'],
    ['POST', '/api/me/erase'],
    ['POST', '/api/me/erase/cancel'],
  ] as const;

  test.each(own)('%s %s is nobody else’s', async (method, path) => {
    const others = await people.others();
    const tried = async (token: string | undefined) =>
      verdictOf(await people.ask(path, token, method === 'GET' ? undefined : {}, method));
    expect(await tried(undefined)).toBe('401 unauthorised');
    for (const token of Object.values(others)) expect(await tried(token)).toBe('403 forbidden');
  });

  test('POST /api/me/history/:showId/rating is nobody else’s', async () => {
    const { id } = await people.user();
    const showId = await watched(id, 'finished');
    const tried = async (token: string | undefined) =>
      verdictOf(await people.ask(`/api/me/history/${showId}/rating`, token, { stars: 5 }));
    expect(await tried(undefined)).toBe('401 unauthorised');
    for (const token of Object.values(await people.others()))
      expect(await tried(token)).toBe('403 forbidden');
    expect(await people.doors.db.prisma.attendance.findFirst({ where: { showId } })).toMatchObject({
      stars: null,
    });
  });

  test.each(own)('%s %s by one person does nothing to another', async (method, path) => {
    const [one, other] = [
      await people.user({ first_name: 'Одна' }),
      await people.user({ first_name: 'Другая' }),
    ];
    const before = await people.doors.db.prisma.user.findUnique({ where: { telegramId: other.id } });
    const body = { language: 'en', wantsReminders: false, userId: String(other.id) };
    const answer = await people.ask(path, one.access, method === 'GET' ? undefined : body, method);
    expect(answer.status).toBeLessThan(300);
    expect(answer.text).not.toContain('Другая');
    expect(await people.doors.db.prisma.user.findUnique({ where: { telegramId: other.id } })).toEqual(before);
  });

  test('POST /api/handovers is for everybody but the staff, each for themselves', async () => {
    const { ticket, invitation, staff } = await people.others();
    const user = await people.user();
    const tried = async (token: string | undefined) =>
      verdictOf(await people.ask('/api/handovers', token, {}));
    expect(await tried(undefined)).toBe('401 unauthorised');
    expect(await tried(staff)).toBe('403 forbidden');
    for (const token of [ticket, invitation, user.access]) expect(await tried(token)).toBe('200');
  });
});
