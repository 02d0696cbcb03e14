import type { Request } from 'express';
import { languages, type PersonLanguage } from '../../../protocol/people.ts';

export type Language = PersonLanguage;

/** What the caller reads best of ours (`Accept-Language`, RFC 9110 §12.5.4); undefined when they do not say. */
export function languageOf(request: Request): Language | undefined {
  // Programs say that they take any.
  if ((request.headers['accept-language'] ?? '*').trim() === '*') return undefined;
  const best = request.acceptsLanguages([...languages]);
  return languages.find((language) => language === best);
}
