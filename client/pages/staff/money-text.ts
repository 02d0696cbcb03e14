import type { Money } from '../../../protocol/money.ts';

/** The most that the house takes for one ticket, in minor units (protocol/money.ts). */
const most = 2_147_483_647;

/** Digits after the point of a currency's major unit: 2 for RUB, 0 for JPY. Stars come whole. */
function digitsOf(currency: string): number {
  if (currency === 'XTR') return 0;
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/**
 * Reads an amount as people write it, in major units: `1 500,50` of RUB is 150050. Thousands may be apart by a space, an
 * apostrophe, a comma or a point; one of the last two with fewer than three digits after it is the decimal sign.
 * @returns minor units, or null for what is no amount of this currency
 */
export function amountOf(text: string, currency: string): number | null {
  const digits = digitsOf(currency);
  const { whole, fraction } = splitAmount(text.trim(), digits);
  if (!/^\d+$|^\d{1,3}(?:([\s'’.,])\d{3})(?:\1\d{3})*$/.test(whole)) return null;
  const amount = Number(whole.replace(/\D/g, '') + fraction.padEnd(digits, '0'));
  return amount <= most ? amount : null;
}

/** Apart at the decimal sign, if there is one. */
function splitAmount(text: string, digits: number): { readonly whole: string; readonly fraction: string } {
  const at = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
  const fraction = at === -1 ? '' : text.slice(at + 1);
  const isDecimal = fraction.length >= 1 && fraction.length <= digits && /^\d+$/.test(fraction);
  return isDecimal ? { whole: text.slice(0, at), fraction } : { whole: text, fraction: '' };
}

/** An amount as it stands in a field: major units, in the way of the language, and no sign of the currency. */
export function amountText({ amount, currency }: Money, locale: string): string {
  const digits = digitsOf(currency);
  const isWhole = amount % 10 ** digits === 0;
  return new Intl.NumberFormat(locale, {
    useGrouping: false,
    minimumFractionDigits: isWhole ? 0 : digits,
    maximumFractionDigits: digits,
  }).format(amount / 10 ** digits);
}
