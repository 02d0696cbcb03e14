import { expect, it } from 'vitest';
import { chooseLocale } from './locale.ts';

it('takes the language of the address, then the one chosen before, then the browser’s', () => {
  expect(chooseLocale({ asked: 'en', kept: 'ru', preferred: ['ru-RU'] })).toBe('en');
  expect(chooseLocale({ asked: null, kept: 'ru', preferred: ['en-GB'] })).toBe('ru');
  expect(chooseLocale({ asked: 'xx', kept: null, preferred: ['de-DE', 'ru-RU', 'en'] })).toBe('ru');
});

it('speaks English to those who read neither', () => {
  expect(chooseLocale({ asked: null, kept: null, preferred: ['de-DE', 'fr'] })).toBe('en');
  expect(chooseLocale({ asked: null, kept: null, preferred: [] })).toBe('en');
});
