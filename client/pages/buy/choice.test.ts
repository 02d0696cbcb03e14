import { describe, expect, it } from 'vitest';
import { HoldRequest } from '../../../protocol/box-office.ts';
import { PriceCategoryView } from '../../../protocol/http.ts';
import { ShowId } from '../../../protocol/ids.ts';
import type { Till } from '../surface.tsx';
import {
  choiceOf,
  creditOf,
  offerOf,
  placeOf,
  providerOf,
  requestOf,
  saleOf,
  sourceOf,
  sumOf,
} from './choice.ts';

const category = (id: number, left: number | undefined, ...currencies: string[]) =>
  PriceCategoryView.parse({
    ...{ id, name: `Category ${String(id)}`, left },
    prices: currencies.map((currency) => ({ amount: 100 * id, currency })),
  });
const show = {
  status: 'upcoming' as const,
  categories: [category(1, 0, 'RUB'), category(2, 3, 'RUB', 'EUR'), category(3, undefined, 'EUR')],
};

const demo: Till = { surface: 'web', payments: { web: ['demo'], telegram: ['demo'] } };
const theatre = (surface: Till['surface']): Till => ({ surface, payments: { web: [], telegram: ['stars'] } });
const nobody: Till = { surface: 'web', payments: { web: [], telegram: [] } };
const inStars = { ...show, categories: [category(1, 5, 'RUB', 'XTR'), category(2, 5, 'RUB')] };

describe('tickets are offered', () => {
  it('where somebody can pay for what is on and left', () => {
    expect(saleOf(show, demo)).toBe('open');
    expect(saleOf({ ...show, status: 'live' }, demo)).toBe('open');
    expect(saleOf({ ...show, categories: [category(1, 0, 'RUB')] }, demo)).toBe('sold_out');
    expect(saleOf(inStars, theatre('telegram'))).toBe('open');
  });

  it('in Telegram, where Stars are', () => {
    expect(saleOf(inStars, theatre('web'))).toBe('in_telegram');
    expect(saleOf(show, theatre('web'))).toBe('no');
    expect(saleOf(show, theatre('telegram'))).toBe('no');
  });

  it('nowhere else', () => {
    expect(saleOf(show, nobody)).toBe('no');
    expect(saleOf({ ...show, status: 'finished' }, demo)).toBe('no');
    expect(saleOf({ ...show, status: 'cancelled' }, demo)).toBe('no');
    expect(saleOf({ ...show, categories: [category(1, 5)] }, demo)).toBe('no');
  });

  it('for Stars alone in Telegram, where there is a price in them', () => {
    const prices = (till: Till) =>
      offerOf(inStars, till).categories.map(({ prices: all }) => all.map(({ currency }) => currency));
    expect(prices(theatre('telegram'))).toEqual([['XTR'], []]);
    expect(prices(demo)).toEqual([['RUB', 'XTR'], ['RUB']]);
    expect(prices(nobody)).toEqual([[], []]);
  });
});

it('an order is paid with what its currency is paid with there', () => {
  expect(providerOf('XTR', theatre('telegram'))).toBe('stars');
  expect(providerOf('XTR', theatre('web'))).toBeNull();
  expect(providerOf('RUB', theatre('telegram'))).toBeNull();
  expect(providerOf('RUB', demo)).toBe('demo');
});

it('a balance pays Stars, and no more than there is to pay', () => {
  expect(creditOf({ amount: 300, currency: 'XTR' }, 120)).toBe(120);
  expect(creditOf({ amount: 300, currency: 'XTR' }, 900)).toBe(300);
  expect(creditOf({ amount: 300, currency: 'XTR' }, -5)).toBe(0);
  expect(creditOf({ amount: 300, currency: 'RUB' }, 900)).toBe(0);
});

it('the link that brought a buyer is told where it is one of ours', () => {
  expect(sourceOf('show_12_poster')).toEqual({ source: 'show_12_poster' });
  expect(sourceOf('t_secret')).toEqual({});
  expect(sourceOf(`show_${'x'.repeat(60)}`)).toEqual({});
  expect(sourceOf(null)).toEqual({});
});

describe('a choice', () => {
  it('begins with one ticket of what is left', () => {
    expect(choiceOf(show)?.choice).toEqual({ categoryId: 2, quantity: 1, currency: 'RUB' });
  });

  it('keeps the currency where the category has it, and no more seats than there are', () => {
    expect(choiceOf(show, { categoryId: 2, quantity: 20, currency: 'EUR' })?.choice).toEqual({
      ...{ categoryId: 2, quantity: 3, currency: 'EUR' },
    });
    expect(choiceOf(show, { categoryId: 3, quantity: 99, currency: 'RUB' })?.choice).toEqual({
      ...{ categoryId: 3, quantity: 20, currency: 'EUR' },
    });
  });

  it('moves on from what has been sold out meanwhile, and is none when all is', () => {
    expect(choiceOf(show, { categoryId: 1, quantity: 2 })?.choice.categoryId).toBe(2);
    expect(choiceOf({ categories: [category(1, 0, 'RUB')] })).toBeNull();
  });

  it('costs the price times the tickets', () => {
    expect(sumOf({ amount: 150_050, currency: 'RUB' }, 3)).toEqual({ amount: 450_150, currency: 'RUB' });
  });

  it('is asked for with a code only where one was written', () => {
    const choice = { categoryId: 2, quantity: 2, currency: 'EUR' };
    const id = ShowId.parse(7);
    expect(requestOf(id, choice, '  ')).not.toHaveProperty('promoCode');
    const request = { ...requestOf(id, choice, ' BRAVO '), surface: 'web' as const };
    expect(request).toMatchObject({ promoCode: 'BRAVO' });
    expect(HoldRequest.parse(request)).toEqual(request);
  });
});

it('a refusal is said beside the question that it answers', () => {
  expect(placeOf('promo_code_used_up')).toBe('promo');
  expect(placeOf('sold_out')).toBe('quantity');
  expect(placeOf('too_many_held')).toBe('quantity');
  expect(placeOf('too_many_free')).toBe('quantity');
  expect(placeOf('busy')).toBe('foot');
});
