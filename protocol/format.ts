import type { Money } from './money.ts';

/** A price for people; `null` for Telegram Stars, which have no sign in Intl: their text is a message. */
export function moneyText({ amount, currency }: Money, locale: string): string | null {
  if (currency === 'XTR') return null;
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const whole = amount % 10 ** digits === 0;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    ...(whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
  }).format(amount / 10 ** digits);
}

/** Telegram Stars with their sign, which stays on the line of its number. */
export const starsText = (amount: number, locale: string): string =>
  `${new Intl.NumberFormat(locale).format(amount)}\u00a0★`;

/** How a moment is said with its day. */
export const momentFormat = {
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  hour: 'numeric',
  minute: '2-digit',
} as const satisfies Intl.DateTimeFormatOptions;

/** A moment with its day and its zone, in the visitor's zone or in a named one. */
export function momentText(at: number, locale: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, {
    ...momentFormat,
    timeZoneName: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(at);
}
