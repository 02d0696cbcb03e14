import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { LocalizationProvider, ReactLocalization, useLocalization } from '@fluent/react';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';
import { I18nProvider } from 'react-aria-components';
import english from '../../locales/en.ftl?raw';
import russian from '../../locales/ru.ftl?raw';
import { launch } from '../telegram/index.ts';
import { chooseLocale, type Locale } from './locale.ts';

const texts: Record<Locale, string> = { ru: russian, en: english };
const storageKey = 'rampa.language';

/** Storage may be forbidden in a frame; a forgotten language is no reason to fail. */
function keptLanguage(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function keepLanguage(locale: Locale): void {
  try {
    localStorage.setItem(storageKey, locale);
  } catch {
    // See above.
  }
}

function bundle(locale: Locale): FluentBundle {
  // Names carry no bidirectional marks (protocol/ids.ts), so isolation marks would only disturb copied text.
  const made = new FluentBundle(locale, { useIsolating: false });
  made.addResource(new FluentResource(texts[locale]));
  return made;
}

interface Language {
  readonly locale: Locale;
  readonly setLocale: (locale: Locale) => void;
}
const LanguageContext = createContext<Language>({ locale: 'en', setLocale: () => undefined });

/** Gives the pages their language, and tells it to the document and to the components. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [locale, choose] = useState<Locale>(() =>
    chooseLocale({
      asked: new URLSearchParams(location.search).get('lang'),
      kept: keptLanguage(),
      // Telegram speaks the language that its reader has chosen there.
      preferred: [launch?.language ?? [], navigator.languages].flat(),
    }),
  );
  const setLocale = useCallback((next: Locale) => {
    keepLanguage(next);
    choose(next);
  }, []);
  const l10n = useMemo(() => new ReactLocalization([bundle(locale)]), [locale]);
  // Before any other effect of the page: what is asked of the house names this language.
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const language = useMemo(() => ({ locale, setLocale }), [locale, setLocale]);
  return (
    <LanguageContext value={language}>
      <I18nProvider locale={locale}>
        <LocalizationProvider l10n={l10n}>{children}</LocalizationProvider>
      </I18nProvider>
    </LanguageContext>
  );
}

/** The language in use, and the way to change it. */
export const useLanguage = (): Language => useContext(LanguageContext);

/** Gives a text of the locale files by its key. */
export type Say = (id: string, args?: Record<string, FluentVariable>) => string;

/** The texts of the language in use. Keys are checked by `locales.test.ts`: pass them as literals. */
export function useText(): Say {
  const { l10n } = useLocalization();
  return useCallback<Say>((id, args) => l10n.getString(id, args ?? null), [l10n]);
}

/** Names the page in the browser's tabs and history; without a name, the house alone. */
export function useTitle(name?: string): void {
  const say = useText();
  const house = say('product-name');
  useEffect(() => {
    document.title = name === undefined ? house : `${name} · ${house}`;
  }, [name, house]);
}
