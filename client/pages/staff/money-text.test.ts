import { describe, expect, it } from 'vitest';
import { amountOf, amountText } from './money-text.ts';

describe('an amount that somebody has written', () => {
  it.each([
    ['1 500,50', 'RUB', 150_050],
    ['1\u00a0500,50', 'RUB', 150_050],
    ['1\u202f500', 'RUB', 150_000],
    ['1500.5', 'RUB', 150_050],
    ['1,500.50', 'EUR', 150_050],
    ['1.500,50', 'EUR', 150_050],
    ['1,500', 'USD', 150_000],
    ["1'500", 'CHF', 150_000],
    ['12 345 678', 'RUB', 1_234_567_800],
    [' 0 ', 'RUB', 0],
    ['0,05', 'RUB', 5],
    ['300', 'XTR', 300],
    ['1 500', 'XTR', 1_500],
    ['1500', 'JPY', 1_500],
    ['1,250', 'KWD', 1_250],
  ])('%s %s', (text, currency, amount) => {
    expect(amountOf(text, currency)).toBe(amount);
  });

  it.each([
    ['', 'RUB'],
    ['free', 'RUB'],
    ['-5', 'RUB'],
    ['1e3', 'RUB'],
    ['1 50', 'RUB'],
    ['1,50,50', 'RUB'],
    ['15 00,5', 'RUB'],
    ['1,5050', 'RUB'],
    ['3,5', 'XTR'],
    [',50', 'RUB'],
    ['99 999 999', 'RUB'],
  ])('%s is no amount of %s', (text, currency) => {
    expect(amountOf(text, currency)).toBeNull();
  });

  it('is read again as it stands in a field', () => {
    for (const locale of ['ru', 'en']) {
      for (const [amount, currency] of [
        [150_050, 'RUB'],
        [150_000, 'RUB'],
        [5, 'EUR'],
        [300, 'XTR'],
        [1_250, 'KWD'],
      ] as const) {
        expect(amountOf(amountText({ amount, currency }, locale), currency)).toBe(amount);
      }
    }
    expect(amountText({ amount: 150_050, currency: 'RUB' }, 'ru')).toBe('1500,50');
    expect(amountText({ amount: 150_000, currency: 'RUB' }, 'ru')).toBe('1500');
  });
});
