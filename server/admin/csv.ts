import type { Money } from '../../protocol/money.ts';
import type { Cell, Table } from '../box-office/index.ts';
import type { Texts } from '../platform/texts.ts';

/*
 * Tables as RFC 4180 has them, for spreadsheets. Those split a line at what separates lists in their own language: a
 * comma, or a semicolon where numbers have a decimal comma. Nobody knows in which one a file will be opened, so that a
 * text is quoted, and holds no formula however it is split.
 */

/**
 * Where a formula would begin (OWASP, CSV Injection), at the start of a text and after whatever separates cells and
 * lines. An apostrophe there says: a text.
 */
const formula = /(?<=^|[,;\t\r\n])(?="*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/g;

/**
 * Writes lines for people of a language.
 * @param timeZone IANA zone by whose clock they read moments
 */
export function csvLines(language: Texts['language'], timeZone: string): (cells: readonly Cell[]) => string {
  const [separator, point] = language === 'ru' ? [';', ','] : [',', '.'];
  // The Swedish way is ISO 8601's, which every spreadsheet reads as a date.
  const clock = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone });
  const field = (cell: Cell): string => {
    if (cell === null) return '';
    if (typeof cell === 'number') return String(cell);
    if (typeof cell === 'string') return quoted(cell);
    return cell instanceof Date ? quoted(clock.format(cell)) : decimal(cell).replace('.', point);
  };
  return (cells) => `${cells.map(field).join(separator)}\r\n`;
}

const quoted = (text: string): string => `"${text.replace(formula, "'").replaceAll('"', '""')}"`;

/** Minor units as a decimal number with a point. */
function decimal({ amount, currency }: Money): string {
  const digits =
    currency === 'XTR'
      ? 0
      : (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
          .maximumFractionDigits ?? 2);
  return (amount / 10 ** digits).toFixed(digits);
}

/** A whole table with its headings, and the mark by which spreadsheets know UTF-8. */
export async function* csvOf({ columns, timeZone, rows }: Table, texts: Texts): AsyncGenerator<string> {
  const line = csvLines(texts.language, timeZone);
  yield `\uFEFF${line(columns.map((column) => texts.say(`table-${column}`, { zone: timeZone })))}`;
  for await (const row of rows) yield line(row);
}
