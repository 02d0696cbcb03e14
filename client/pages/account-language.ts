import { useEffect, useRef } from 'react';
import { useLanguage } from '../i18n/language.tsx';
import { accountApi } from '../session/index.ts';
import { useUser } from './visitor.ts';

/**
 * One language for pages and bot: what somebody has chosen there, the pages speak when they are opened; what they choose
 * here, the house keeps for both.
 */
export function useAccountLanguage(): void {
  const user = useUser();
  const { locale, setLocale } = useLanguage();
  const told = useRef<string>(undefined);
  const session = user.at === 'known' ? user.session : null;
  const chosen = user.at === 'known' ? user.language : null;
  useEffect(() => {
    if (session === null || told.current === locale) return;
    const isFirst = told.current === undefined;
    told.current = isFirst ? (chosen ?? locale) : locale;
    if (!isFirst) {
      // Here it is kept anyway.
      accountApi(session)
        .change({ language: locale })
        .catch(() => undefined);
    } else if (chosen !== null) {
      setLocale(chosen);
    }
  }, [session, chosen, locale, setLocale]);
}
