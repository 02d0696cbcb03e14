import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Discount, discountsOf, priceOf, sharesOf, ticketCosts } from './price.ts';

const line = (quantity: number, unitAmount: number, discounted = true) => ({
  quantity,
  unitAmount,
  discounted,
});

const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0);

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

  test('is divided among its tickets: all of it, none more than its price, and nothing off what the code is not for', () => {
    fc.assert(
      fc.property(
        lines,
        fc.constantFrom('RUB', 'XTR', 'EUR', 'JPY'),
        discounts,
        (some, currency, discount) => {
          const { discount: off, amount } = priceOf(some, currency, discount);
          const parts = discountsOf(off, some);
          expect(sum(parts)).toBe(off);
          let all = 0;
          for (const [index, one] of some.entries()) {
            const costs = ticketCosts(one, parts[index] ?? 0);
            expect(costs).toHaveLength(one.quantity);
            all += sum(costs);
            for (const cost of costs) {
              expect(cost).toBeGreaterThanOrEqual(0);
              expect(cost).toBeLessThanOrEqual(one.unitAmount);
              if (!one.discounted) expect(cost).toBe(one.unitAmount);
              else if (discount.kind === 'free') expect(cost).toBe(0);
            }
          }
          expect(all).toBe(amount);
        },
      ),
    );
  });

  const money = fc.integer({ min: 0, max: 2_000_000_000 });
  const costs = fc.array(money, { minLength: 1, maxLength: 20 });

  test('gives back in shares exactly what was paid, and nothing for what was free', () => {
    fc.assert(
      fc.property(costs, money, (list, amount) => {
        const shares = sharesOf(amount, list);
        expect(sum(shares)).toBe(amount);
        for (const [index, share] of shares.entries()) {
          expect(share).toBeGreaterThanOrEqual(0);
          if (list[index] === 0 && sum(list) > 0) expect(share).toBe(0);
          if (amount <= sum(list)) expect(share).toBeLessThanOrEqual(list[index] ?? 0);
        }
      }),
    );
  });

  test('that was paid as it was asked for gives back of each ticket what it costs', () => {
    fc.assert(
      fc.property(costs, (list) => {
        expect(sharesOf(sum(list), list)).toEqual(list);
      }),
    );
  });
});
