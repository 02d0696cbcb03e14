import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Discount, priceOf, sharesOf } from './price.ts';

const line = (quantity: number, unitAmount: number, discounted = true) => ({
  quantity,
  unitAmount,
  discounted,
});

describe('the price of an order', () => {
  test.each<[string, Discount | undefined, string, number]>([
    ['nothing off', undefined, 'RUB', 450_000],
    ['a tenth', { kind: 'percent', percent: 10 }, 'RUB', 405_000],
    ['a fixed amount', { kind: 'fixed', amount: 50_000 }, 'RUB', 400_000],
    ['no more than all of it', { kind: 'fixed', amount: 999_999 }, 'RUB', 0],
    ['everything', { kind: 'free' }, 'RUB', 0],
  ])('with %s', (_name, discount, currency, amount) => {
    expect(priceOf([line(3, 150_000)], currency, discount)).toEqual({
      subtotal: 450_000,
      discount: 450_000 - amount,
      amount,
    });
  });

  test('has whole roubles, whole Stars and whole cents', () => {
    const third: Discount = { kind: 'percent', percent: 33 };
    expect(priceOf([line(1, 33_300)], 'RUB', third).discount).toBe(11_000);
    expect(priceOf([line(1, 101)], 'XTR', third).discount).toBe(33);
    expect(priceOf([line(1, 1_005)], 'EUR', { kind: 'percent', percent: 10 }).discount).toBe(101);
  });

  test('takes off only what the code is for', () => {
    const lines = [line(1, 1_000), line(1, 3_000, false)];
    expect(priceOf(lines, 'EUR', { kind: 'percent', percent: 50 })).toMatchObject({ discount: 500 });
    expect(priceOf(lines, 'EUR', { kind: 'fixed', amount: 2_000 })).toMatchObject({ discount: 1_000 });
    expect(priceOf(lines, 'EUR', { kind: 'free' })).toMatchObject({ amount: 3_000 });
  });
});

const discounts: fc.Arbitrary<Discount> = fc.oneof(
  fc.record({ kind: fc.constant('percent' as const), percent: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ kind: fc.constant('fixed' as const), amount: fc.integer({ min: 1, max: 1_000_000 }) }),
  fc.constant({ kind: 'free' as const }),
);
const lines = fc.array(
  fc.record({
    quantity: fc.integer({ min: 1, max: 20 }),
    unitAmount: fc.integer({ min: 0, max: 1_000_000 }),
    discounted: fc.boolean(),
  }),
  { maxLength: 5 },
);

describe('any order', () => {
  test('costs a whole number between nothing and its list price', () => {
    fc.assert(
      fc.property(
        lines,
        fc.constantFrom('RUB', 'XTR', 'EUR', 'JPY'),
        discounts,
        (some, currency, discount) => {
          const { subtotal, discount: off, amount } = priceOf(some, currency, discount);
          expect(Number.isInteger(amount)).toBe(true);
          expect(amount).toBe(subtotal - off);
          expect(amount).toBeGreaterThanOrEqual(0);
          expect(amount).toBeLessThanOrEqual(subtotal);
        },
      ),
    );
  });

  test('gives back in shares exactly what was paid', () => {
    const prices = fc.array(fc.integer({ min: 0, max: 500_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(prices, fc.nat(2_000_000), (list, amount) => {
        const shares = sharesOf(amount, list);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount);
        for (const share of shares) expect(share).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
