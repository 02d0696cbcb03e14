import { describe, expect, it } from 'vitest';
import { StaffShow } from '../../../protocol/admin.ts';
import { draftOf, emptyFields, fieldsOf, moved, newKey, sameFields, type ShowFields } from './show-fields.ts';

const show = StaffShow.parse({
  ...{ id: 7, title: 'Дядя Ваня', description: 'Сцены', timeZone: 'Europe/Moscow', language: 'ru' },
  ...{ startsAt: Date.parse('2026-11-26T16:30:15Z'), durationMinutes: 120, doorsMinutes: 30 },
  ...{
    takesPart: true,
    capacity: 40,
    published: true,
    status: 'upcoming',
    posterUrl: null,
    sold: 3,
    left: 37,
    givenBack: 0,
  },
  cast: [
    { name: 'Анна', part: 'Соня' },
    { name: 'Пётр', part: null },
  ],
  categories: [
    {
      ...{ id: 3, name: 'Зал', capacity: null, sold: 3, left: 37 },
      prices: [
        { currency: 'RUB', amount: 150_050 },
        { currency: 'XTR', amount: 300 },
      ],
    },
  ],
});
const filled = (): ShowFields => ({
  ...emptyFields('Europe/Moscow', 'ru'),
  ...{ title: 'Чайка', date: '2026-12-01', time: '19:30' },
});

describe('the form of a show', () => {
  it('says what the show is, to the second, as long as nothing is changed', () => {
    const { id: _id, published: _published, status: _status, sold: _sold, left: _left, ...known } = show;
    const { posterUrl: _posterUrl, givenBack: _givenBack, ...rest } = known;
    const categories = show.categories.map(({ id, name, capacity, prices }) => ({
      id,
      name,
      capacity,
      prices,
    }));
    expect(draftOf(fieldsOf(show, 'ru'), show.startsAt)).toEqual({ draft: { ...rest, categories } });
    // Of one with buyers the start stays whatever the form says.
    const later = { ...fieldsOf(show, 'ru'), time: '21:00', timeZone: 'Europe/Paris' };
    expect(draftOf(later, show.startsAt, true)).toMatchObject({ draft: { startsAt: show.startsAt } });
  });

  it('moves the show with its zone', () => {
    const fields = { ...fieldsOf(show, 'ru'), timeZone: 'Asia/Yekaterinburg' };
    expect(draftOf(fields, show.startsAt)).toMatchObject({
      draft: { startsAt: Date.parse('2026-11-26T14:30Z') },
    });
  });

  it('is right with a title and a date, and free when nothing is priced', () => {
    expect(draftOf(filled())).toMatchObject({
      draft: { title: 'Чайка', startsAt: Date.parse('2026-12-01T16:30Z'), cast: [], categories: [] },
    });
  });

  it('says which fields are wrong', () => {
    const wrong = draftOf({
      ...filled(),
      ...{ title: ' ', date: '', minutes: 'an hour', doors: '', capacity: '0' },
      cast: [{ key: newKey(), name: '', part: '' }],
      categories: [
        {
          ...{ key: newKey(), name: '', capacity: 'many' },
          prices: [{ key: newKey(), currency: 'RUB', amount: 'free' }],
        },
      ],
    });
    expect('wrong' in wrong && [...wrong.wrong].sort()).toEqual([
      'capacity',
      'cast.0.name',
      'categories.0.capacity',
      'categories.0.name',
      'categories.0.prices.0.amount',
      'doorsMinutes',
      'durationMinutes',
      'startsAt',
      'title',
    ]);
  });

  it('has one price in a currency', () => {
    const price = () => ({ key: newKey(), currency: 'RUB', amount: '100' });
    const categories = [{ key: newKey(), name: 'Зал', capacity: '', prices: [price(), price()] }];
    expect(draftOf({ ...filled(), categories })).toEqual({ wrong: new Set(['categories.0.prices']) });
  });

  it('knows whether something was changed', () => {
    const fields = fieldsOf(show, 'ru');
    expect(sameFields(fields, { ...fields })).toBe(true);
    expect(sameFields(fields, { ...fields, cast: moved(fields.cast, 0, 1) })).toBe(false);
  });
});

it('a row is moved, and not beyond the ends', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
});
