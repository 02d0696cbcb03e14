import { expect, test } from 'vitest';
import { fulfilment, isPayable, type Sale, providersFor, requireProvider } from './policy.ts';

test.each<[Sale['surface'], Sale['fulfilment'], readonly string[]]>([
  ['telegram', 'online', ['stars']],
  ['telegram', 'in_person', ['stars']],
  ['web', 'online', []],
  ['web', 'in_person', []],
])('in %s for a show seen %s a real house offers %j', (surface, fulfilment, offered) => {
  expect(providersFor({ surface, fulfilment }, ['stars'])).toEqual(offered);
});

test('play money exists in a demonstration alone, and there everywhere', () => {
  expect(providersFor({ surface: 'web', fulfilment: 'online' }, ['stars', 'demo'])).toEqual(['demo']);
  expect(providersFor({ surface: 'telegram', fulfilment: 'online' }, ['demo'])).toEqual(['demo']);
});

test('an order is paid with what is allowed where it was made, and one of the theatre with nothing of this', () => {
  const asks =
    (surface: Parameters<typeof requireProvider>[1]['surface'], provider: 'stars' | 'demo') => () => {
      requireProvider(provider, { surface, fulfilment });
    };
  expect(asks('telegram', 'stars')).not.toThrow();
  expect(asks('web', 'stars')).toThrow('not_paid_here');
  expect(asks('house', 'stars')).toThrow('not_paid_here');
  expect(asks('web', 'demo')).not.toThrow();
  expect(asks('house', 'demo')).toThrow('not_paid_here');
});

test.each([
  ['web', 'XTR', ['stars'], false],
  ['telegram', 'XTR', ['stars'], true],
  ['telegram', 'RUB', ['stars'], false],
  ['web', 'RUB', ['stars', 'demo'], true],
  ['telegram', 'RUB', ['demo'], true],
  ['telegram', 'XTR', [], false],
] as const)('on %s, %s can be paid by %j: %s', (surface, currency, installed, is) => {
  expect(isPayable({ surface, fulfilment, currency }, installed)).toBe(is);
});
