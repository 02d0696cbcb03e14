import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PersonName } from './ids.ts';

const accepts = (name: string) => PersonName.safeParse(name).success;

test.each([
  'Анна Светлова',
  'O’Brien-Łukasz',
  'Nguyễn Thị Hạnh',
  'ปิ่น',
  'दिव्या',
  'محمد',
  '李小龍',
  '👩‍🎤 Ann',
  '👨‍👩‍👧‍👦',
  '👩🏽‍🚀',
  '❤️‍🔥',
  '🏳️‍🌈',
  '🇫🇷',
  '...',
])('%s is a name', (name) => {
  expect(PersonName.parse(` ${name}  `)).toBe(name.normalize('NFC'));
});

test.each([
  ['nothing', ''],
  ['space', ' \u00A0\u2003 '],
  ['a place that Unicode keeps for an emoji', '\u{1FC00}'],
  ['a Hangul filler', '\u3164'],
  ['a half-width Hangul filler among letters', 'Anna\uFFA0'],
  ['blank Braille', '\u2800\u2800'],
  ['a grapheme joiner', '\u034F'],
  ['a joiner between letters', 'An\u200Dna'],
  ['a joiner after an emoji', '👩\u200D'],
  ['two joiners', '👩\u200D\u200D🎤'],
  ['a selector between letters', 'An\uFE0Fna'],
  ['a mark alone', '\u0301'],
  ['a mark after a space', 'Anna \u0301'],
  ['stacked marks', `Z${'\u0300'.repeat(39)}`],
  ['a bidirectional override', '\u202Eanna'],
  ['a zero-width space', 'An\u200Bna'],
  ['a control character', 'An\u0000na'],
  ['half a surrogate pair', '\uD800'],
  ['41 characters', 'a'.repeat(41)],
])('%s is no name', (_what, name) => {
  expect(accepts(name)).toBe(false);
});

const pieces = fc.constantFrom(
  ...[
    'a',
    'Я',
    '語',
    ' ',
    '\u0301',
    '\u0489',
    '\u3164',
    '\u2800',
    '\u034F',
    '\u200D',
    '\uFE0F',
    '👩',
    '🎤',
    '🏽',
  ],
);
const anything = fc.oneof(
  fc.array(pieces, { maxLength: 20 }).map((some) => some.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);

test('whatever is accepted can be seen, is bounded, and stays the same when read again', () => {
  fc.assert(
    fc.property(anything, (raw) => {
      const parsed = PersonName.safeParse(raw);
      if (!parsed.success) return;
      const name = parsed.data;
      expect(name.length).toBeLessThanOrEqual(40);
      expect(name).toMatch(/[\p{L}\p{N}\p{P}\p{S}]/u);
      expect(name).not.toMatch(/\p{M}{5}/u);
      for (const hidden of ['\u3164', '\u2800', '\u034F', '\u200B', '\u202E'])
        expect(name).not.toContain(hidden);
      // A joiner has an emoji on either side.
      for (const [index, part] of name.split('\u200D').entries()) {
        if (index > 0) expect(part).toMatch(/^\p{Extended_Pictographic}/u);
        if (index > 0)
          expect(name.split('\u200D')[index - 1]).toMatch(
            /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)$/u,
          );
      }
      expect(PersonName.parse(name)).toBe(name);
    }),
    { numRuns: 2000 },
  );
});

test('letters with up to four marks each are a name', () => {
  const letter = fc.tuple(
    fc.constantFrom('q', 'Ж', 'x'),
    fc.string({ unit: fc.constantFrom('\u0323', '\u0489', '\u20DD'), maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(letter, { minLength: 1, maxLength: 8 }), (letters) => {
      expect(accepts(letters.flat().join(''))).toBe(true);
    }),
  );
});
