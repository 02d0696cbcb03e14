import type { Locale } from './locale.ts';

export { momentText, moneyText } from '../../protocol/format.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** A span of time as a clock shows it: `0:07`, `12:30`, `1:05:00`. Never negative. */
export function clockText(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** The hour of a moment of this evening, in the visitor's zone. */
export function timeText(at: number, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(at);
}

/** The time of day on the visitor's clock, as `19:30:05`. */
export const hourText = (at: number, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(at);

/** Whether a clock in this zone shows something else than the visitor's own. */
export function zoneDiffers(at: number, timeZone: string): boolean {
  const hour = (zone?: string): string =>
    new Intl.DateTimeFormat('en', { dateStyle: 'short', timeStyle: 'short', timeZone: zone }).format(at);
  return hour() !== hour(timeZone);
}

/** A language's name in the visitor's language, as `русский`; the tag itself when nobody knows it. */
export function languageText(tag: string, locale: Locale): string {
  return new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' }).of(tag) ?? tag;
}
