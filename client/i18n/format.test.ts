import { describe, expect, it } from 'vitest';
import { starsText } from '../../protocol/format.ts';
import { clockText, hourText, languageText, momentText, moneyText, zoneDiffers } from './format.ts';

/** 24 January 2027, 16:30 in Greenwich. */
const evening = Date.UTC(2027, 0, 24, 16, 30);

/** Intl sets no-break spaces where a reader sees a space. */
const plain = (text: string | null): string | undefined => text?.replace(/\s/g, ' ');

describe('clockText', () => {
  it('shows minutes and seconds, and hours when there are any', () => {
    expect(clockText(7_000)).toBe('0:07');
    expect(clockText(750_000)).toBe('12:30');
    expect(clockText(3_900_000)).toBe('1:05:00');
  });

  it('rounds up, so that 0:00 is the end, and is never negative', () => {
    expect(clockText(1)).toBe('0:01');
    expect(clockText(0)).toBe('0:00');
    expect(clockText(-5_000)).toBe('0:00');
  });
});

describe('moneyText', () => {
  it('speaks in the currency, without empty minor units', () => {
    expect(plain(moneyText({ amount: 50_000, currency: 'RUB' }, 'ru'))).toBe('500 ₽');
    expect(plain(moneyText({ amount: 1_250, currency: 'EUR' }, 'en'))).toBe('€12.50');
    expect(plain(moneyText({ amount: 900, currency: 'JPY' }, 'en'))).toBe('¥900');
  });

  it('never breaks between a number and its sign', () => {
    const texts = ['ru', 'en'].flatMap((locale) => [
      moneyText({ amount: 150_000, currency: 'RUB' }, locale),
      starsText(250, locale),
    ]);
    expect(starsText(250, 'ru')).toBe('250\u00a0★');
    for (const text of texts) expect(text).not.toContain(' ');
  });

  it('leaves Stars to the texts', () => {
    expect(moneyText({ amount: 100, currency: 'XTR' }, 'ru')).toBeNull();
  });
});

describe('moments', () => {
  it('always say their zone', () => {
    expect(momentText(evening, 'ru', 'Europe/Moscow')).toMatch(/24 января.*19:30.*GMT\+3/);
    expect(momentText(evening, 'en', 'Asia/Tokyo')).toMatch(/January 25.*1:30.*GMT\+9/);
  });

  it('have an hour of 24, whatever the language', () => {
    const own = new Date(2027, 0, 24, 19, 5, 9).getTime();
    expect(hourText(own, 'ru')).toBe('19:05:09');
    expect(hourText(own, 'en')).toBe('19:05:09');
  });

  it('know when the theatre’s clock shows something else', () => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(zoneDiffers(evening, own)).toBe(false);
    expect(zoneDiffers(evening, own === 'Asia/Tokyo' ? 'Europe/Moscow' : 'Asia/Tokyo')).toBe(true);
  });
});

it('names a language in the visitor’s own, and keeps an unknown tag', () => {
  expect(languageText('ru', 'en')).toBe('Russian');
  expect(languageText('ru', 'ru')).toBe('русский');
  expect(languageText('qaa', 'en')).toBe('qaa');
});
