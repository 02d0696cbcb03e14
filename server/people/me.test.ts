import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { History, Profile } from '../../protocol/people.ts';
import { verdictOf } from '../live/admission/testing.ts';
import { openPeople, type People } from './testing.ts';

let people: People;
beforeAll(async () => {
  people = await openPeople();
});
afterAll(() => people.close());

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
