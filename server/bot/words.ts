import { momentFormat, moneyText, starsText } from '../../protocol/format.ts';
import type { Language } from '../platform/languages.ts';
import type { Texts } from '../platform/texts.ts';
import type { Person } from './context.ts';

/** In the chat of the theatre's people, which is nobody's own. */
export const staffLanguage: Language = 'ru';

/** Money as the pages say it; Stars with their sign. */
export const moneyOf = (texts: Texts, amount: number, currency: string): string =>
  moneyText({ amount, currency }, texts.language) ?? starsText(amount, texts.language);

/** A price: of what costs nothing, that it is free. */
export const priceOf = (texts: Texts, amount: number, currency: string): string =>
  amount === 0 ? texts.say('bot-free') : moneyOf(texts, amount, currency);

/** A moment in the person's zone, else in the theatre's, with the name of the zone. */
export function momentOf(
  { language, timeZone: own }: Pick<Person, 'language' | 'timeZone'>,
  at: number | Date,
  theatreZone: string,
): string {
  const timeZone = own ?? theatreZone;
  const moment = new Intl.DateTimeFormat(language, { ...momentFormat, timeZone }).format(at);
  return `${moment} (${zoneName(language, timeZone, at)})`;
}

/** A zone as people call it, by a city or a country; of what people have no name for, its own. */
export function zoneName(language: Language, timeZone: string, at: number | Date): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'shortGeneric' });
  const name = parts.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value;
  const isOffset = name === undefined || name.startsWith('GMT');
  return isOffset ? timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ') : name;
}

/** A category and how many of it, as in `2 × Stalls`. */
export const linesText = (
  lines: readonly { readonly quantity: number; readonly category: string }[],
): string => lines.map(({ quantity, category }) => `${quantity} × ${category}`).join(', ');
