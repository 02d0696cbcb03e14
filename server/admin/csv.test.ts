import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine } from './csv.ts';

/** Reads what RFC 4180 §2 allows. */
function read(text: string): string[][] {
  const rows: string[][] = [[]];
  const token = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
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

test('any text comes back from a table as it was, unless it would be a formula', () => {
  const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[=+\-@",;\r\n\ta-z']{0,8}$/));
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (rows) => {
      const back = read(rows.map(csvLine).join(''));
      expect(back).toEqual(
        rows.map((row) =>
          row.map((text) => (/^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text)),
        ),
      );
    }),
  );
});

test('a number is a number, nothing is empty, and what begins a formula is a text', () => {
  expect(csvLine([-5, null, '=HYPERLINK("http://x")', '@SUM(A1)', 'Анна, "Соня"'])).toBe(
    `-5,,"'=HYPERLINK(""http://x"")",'@SUM(A1),"Анна, ""Соня"""\r\n`,
  );
});
