import { languageText } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';

const languages = ['ru', 'en', 'be', 'uk', 'kk', 'hy', 'ka', 'de', 'fr', 'es', 'it', 'pl'];
const currencies = ['RUB', 'EUR', 'USD', 'XTR', 'GBP', 'KZT', 'BYN', 'AMD', 'GEL', 'RSD'];

interface Option {
  readonly id: string;
  readonly label: string;
}

/** One that is chosen stands in the list, whoever has chosen it. */
const withChosen = (list: readonly string[], chosen: string): readonly string[] =>
  list.includes(chosen) ? list : [chosen, ...list];

/** The languages that a show can be in, by their names. */
export const languageOptions = (chosen: string, locale: Locale): readonly Option[] =>
  withChosen(languages, chosen).map((id) => ({ id, label: languageText(id, locale) }));

/** The zones that this browser knows. */
export const zoneOptions = (chosen: string): readonly Option[] =>
  withChosen(Intl.supportedValuesOf('timeZone'), chosen).map((id) => ({
    id,
    label: id.replaceAll('_', ' '),
  }));

/** Currencies by their codes; `stars` is what Telegram Stars are called. */
export const currencyOptions = (chosen: string, stars: string): readonly Option[] =>
  withChosen(currencies, chosen).map((id) => ({ id, label: id === 'XTR' ? stars : id }));

/** A currency that has no price yet. */
export const nextCurrency = (used: readonly string[]): string =>
  currencies.find((currency) => !used.includes(currency)) ?? 'RUB';
