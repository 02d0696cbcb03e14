import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const keysOf = (language: string): string[] =>
  [
    ...readFileSync(join(import.meta.dirname, '../../locales', `tables.${language}.ftl`), 'utf8').matchAll(
      /^(table-\w+) = .*?(\{ \$zone \})?.?$/gm,
    ),
  ]
    .map(([, key, zone]) => `${key ?? ''} ${zone ?? ''}`)
    .toSorted();

test('both languages have the same headings, and name the clock of the same', () => {
  expect(keysOf('ru').length).toBeGreaterThan(20);
  expect(keysOf('en')).toEqual(keysOf('ru'));
  // Every moment says by which clock.
  expect(keysOf('en').filter((key) => /_at /.test(key) && !key.endsWith('}'))).toEqual([]);
});
