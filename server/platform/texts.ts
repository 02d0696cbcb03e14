import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { type Language, languages } from './languages.ts';

/** Texts for somebody, by their keys in `locales/`. */
export interface Texts {
  readonly language: Language;
  /** Plain text. @throws Error when there is no such text */
  say(key: string, args?: Record<string, FluentVariable>): string;
  /** As HTML (https://core.telegram.org/bots/api#html-style): what is put into the text is escaped. */
  html(key: string, args?: Record<string, FluentVariable>): string;
}

const folder = join(import.meta.dirname, '../../locales');

/** Reads the texts that pages and bot share, and those of the bot and of tables, once. */
export function createTexts(): (language: Language) => Texts {
  const made = new Map(languages.map((language) => [language, textsOf(language)]));
  return (language) => made.get(language) ?? textsOf(language);
}

function textsOf(language: Language): Texts {
  const bundle = new FluentBundle(language, { useIsolating: false });
  for (const file of [`${language}.ftl`, `bot.${language}.ftl`, `tables.${language}.ftl`]) {
    const [problem] = bundle.addResource(new FluentResource(readFileSync(join(folder, file), 'utf8')));
    if (problem !== undefined) throw problem;
  }
  const say = (key: string, args: Record<string, FluentVariable> = {}): string => {
    const pattern = bundle.getMessage(key)?.value;
    if (pattern === undefined || pattern === null) throw new Error(`no text ${key} in ${language}`);
    return bundle.formatPattern(pattern, args);
  };
  return {
    language,
    say,
    html: (key, args = {}) =>
      say(
        key,
        Object.fromEntries(
          Object.entries(args).map(([name, value]) => [
            name,
            typeof value === 'string' ? escapeHtml(value) : value,
          ]),
        ),
      ),
  };
}

/** Text that stands for itself in HTML. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
