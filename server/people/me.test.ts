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
