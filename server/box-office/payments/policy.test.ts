import { expect, test } from 'vitest';
import { type Sale, providersFor } from './policy.ts';

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
