import { languages, type PersonLanguage } from '../../protocol/people.ts';

export { languages };
export type Language = PersonLanguage;

/** The language of a BCP 47 tag, or English for somebody who reads none of ours. */
export function languageOfTag(tag: string | null | undefined): Language {
  // Who has lived with Russian around them reads it better than English.
  return /^(ru|be|uk|kk|ky|uz|tg|hy|ka|az|mo)\b/i.test(tag ?? '') ? 'ru' : 'en';
}
