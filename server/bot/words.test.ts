import { describe, expect, test } from 'vitest';
import { momentOf, zoneName } from './words.ts';

const evening = Date.UTC(2026, 10, 28, 16, 30);

describe('a moment', () => {
  test.each([
    ['ru', 'Europe/Moscow', /28 ноября в 19:30 \(Москва\)$/],
    ['en', 'Europe/Moscow', /November 28 at 7:30\sPM \(Moscow Time\)$/],
    ['ru', 'UTC', /16:30 \(UTC\)$/],
    ['en', 'Asia/Tokyo', /November 29 at 1:30\sAM \(Japan Time\)$/],
  ] as const)('in %s of %s is told with a zone that people know', (language, zone, expected) => {
    expect(momentOf({ language, timeZone: undefined }, evening, zone)).toMatch(expected);
  });

  test('is told in the zone of whom it is told, if they have said it', () => {
    expect(momentOf({ language: 'ru', timeZone: 'Asia/Omsk' }, evening, 'Europe/Moscow')).toContain('(Омск)');
  });
});

test('no zone of the world is named by its distance from Greenwich', () => {
  for (const language of ['ru', 'en'] as const) {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      expect(zoneName(language, zone, evening), zone).not.toMatch(/^GMT[+-]|^$/);
    }
  }
});
