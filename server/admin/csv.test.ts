import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLines } from './csv.ts';

const english = csvLines('en', 'Europe/London');
const russian = csvLines('ru', 'Europe/Moscow');

/** Reads what RFC 4180 §2 allows. */
function read(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  const token = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r\\n|$)`, 'gy');
  for (
    let match = token.exec(text);
    match !== null && token.lastIndex <= text.length;
    match = token.exec(text)
  ) {
    rows.at(-1)?.push((match[1] ?? match[2] ?? '').replaceAll('""', '"'));
    if (match[3] === '\r\n') rows.push([]);
    if (token.lastIndex === text.length) break;
  }
  return rows.slice(0, -1);
}

const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^[=+\-@",;\r\n\ta-z'\uFF1D\uFF20]{0,8}$/),
);
const rowsOf = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 });

test.each([
  ['en', ',', english],
  ['ru', ';', russian],
] as const)('any text comes back from a table, but for the apostrophes: %s', (_, separator, line) => {
  const bare = (text: string): string => text.replaceAll("'", '');
  fc.assert(
    fc.property(rowsOf, (rows) => {
      const back = read(rows.map(line).join(''), separator);
      expect(back.map((row) => row.map(bare))).toEqual(rows.map((row) => row.map(bare)));
    }),
  );
});

test('a text with nothing of a formula comes back as it was', () => {
  const plain = fc
    .string({ unit: 'grapheme' })
    .filter((text) => !/[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text));
  fc.assert(
    fc.property(fc.array(plain, { minLength: 2 }), (row) => {
      expect(read(russian(row), ';')).toEqual([row]);
    }),
  );
});

test('no text is a formula, wherever a spreadsheet splits it', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), (row) => {
      for (const text of [english([1, ...row]), russian([1, ...row])]) {
        for (const part of text.split(/[,;\t\r\n]/))
          expect(part).not.toMatch(/^"*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/);
      }
    }),
    { numRuns: 500 },
  );
  expect(english([12, "Я;=cmd|'/C calc'!A1;"])).toBe(`12,"Я;'=cmd|'/C calc'!A1;"\r\n`);
  expect(russian(['=HYPERLINK("http://x")'])).toBe(`"'=HYPERLINK(""http://x"")"\r\n`);
});

test('numbers, sums and moments are written as people of the language read them', () => {
  const row = [-5, null, { amount: 150_050, currency: 'RUB' }, { amount: 7, currency: 'XTR' }] as const;
  const at = new Date(Date.UTC(2026, 10, 22, 19, 0, 5));
  expect(english([...row, at, 'Анна'])).toBe('-5,,1500.50,7,"2026-11-22 19:00:05","Анна"\r\n');
  expect(russian([...row, at, 'Анна'])).toBe('-5;;1500,50;7;"2026-11-22 22:00:05";"Анна"\r\n');
});
