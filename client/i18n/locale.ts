import { negotiateLanguages } from '@fluent/langneg';

/** The languages of the house; Russian first. */
export const locales = ['ru', 'en'] as const;
export type Locale = (typeof locales)[number];

const isLocale = (tag: string | null): tag is Locale => locales.some((locale) => locale === tag);

/** Where a page can learn which language its visitor reads. */
export interface LanguageHints {
  /** `?lang=` of the address: wins, so that a link can name its language. */
  readonly asked: string | null;
  /** What the visitor chose here before. */
  readonly kept: string | null;
  /** The browser's own list, best first. */
  readonly preferred: readonly string[];
}

/** The best language for these hints; English for those who read none of ours. */
export function chooseLocale({ asked, kept, preferred }: LanguageHints): Locale {
  if (isLocale(asked)) return asked;
  if (isLocale(kept)) return kept;
  const [best] = negotiateLanguages(preferred, locales, { strategy: 'lookup', defaultLocale: 'en' });
  return isLocale(best ?? null) ? (best as Locale) : 'en';
}
