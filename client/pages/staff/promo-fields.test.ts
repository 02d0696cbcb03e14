import { expect, it } from 'vitest';
import { emptyPromo, promoDraftOf, type PromoFields } from './promo-fields.ts';

const draft = (change: Partial<PromoFields>) =>
  promoDraftOf({ ...emptyPromo, code: ' premiere ', value: '10', ...change }, 'Europe/Moscow');

it('a promo code takes percents, an amount or everything off', () => {
  expect(draft({})).toMatchObject({
    draft: { code: 'PREMIERE', kind: 'percent', value: 10, currency: null, limitTotal: null, showIds: [] },
  });
  expect(draft({ kind: 'fixed', value: '1 500,50' })).toMatchObject({
    draft: { value: 150_050, currency: 'RUB' },
  });
  expect(draft({ kind: 'free', value: '' })).toMatchObject({ draft: { value: 0, currency: null } });
});

it('its last day ends with the day', () => {
  expect(draft({ lastDay: '2026-11-26', shows: [7], limitTotal: '5' })).toMatchObject({
    draft: { validUntil: Date.parse('2026-11-26T20:59:59.999Z'), showIds: [7], limitTotal: 5 },
  });
});

it('its first day begins with the day', () => {
  expect(draft({ firstDay: '2026-11-26' })).toMatchObject({
    draft: { validFrom: Date.parse('2026-11-25T21:00:00Z'), validUntil: null },
  });
});

it('is for some categories, and for all of a show of which none was chosen', () => {
  const categoriesOf = new Map([
    [7, [71, 72]],
    [8, [81, 82]],
  ]);
  const categories = (shows: readonly number[], chosen: readonly number[]) => {
    const fields = { ...emptyPromo, code: 'SOME', value: '10', shows, categories: chosen };
    const outcome = promoDraftOf(fields, 'UTC', categoriesOf);
    return 'draft' in outcome ? outcome.draft.categoryIds : outcome;
  };
  expect(categories([7, 8], [])).toEqual([]);
  expect(categories([7, 8], [72])).toEqual([72, 81, 82]);
  expect(categories([7], [71, 72])).toEqual([71, 72]);
});

it('says which fields are wrong', () => {
  for (const [change, wrong] of [
    [{ code: 'two words' }, 'code'],
    [{ value: '101' }, 'value'],
    [{ value: '' }, 'value'],
    [{ kind: 'fixed', value: 'much' }, 'value'],
    [{ kind: 'fixed', value: '0' }, 'value'],
    [{ limitTotal: '0' }, 'limitTotal'],
    [{ limitPerPerson: 'one' }, 'limitPerPerson'],
    [{ minQuantity: '' }, 'minQuantity'],
    [{ lastDay: '26.11.2026' }, 'validUntil'],
    [{ firstDay: '26.11.2026' }, 'validFrom'],
  ] as const) {
    expect(draft(change), JSON.stringify(change)).toEqual({ wrong: new Set([wrong]) });
  }
});
