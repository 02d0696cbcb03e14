import { useLanguage, useText } from '../i18n/language.tsx';
import { Button } from './button.tsx';

/** Changes between the two languages; named in the other language, for those who cannot read this one. */
export function LanguageSwitch() {
  const { locale, setLocale } = useLanguage();
  const say = useText();
  return (
    <Button look="plain" testId="language" onPress={() => setLocale(locale === 'ru' ? 'en' : 'ru')}>
      <span lang={locale === 'ru' ? 'en' : 'ru'}>{say('language-other')}</span>
    </Button>
  );
}
