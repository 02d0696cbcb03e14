import { expect, test } from 'vitest';
import { Closing } from './closing.ts';
import { silentLog } from './log.ts';

test('closes in the reverse order of opening, once, and whatever one of them does', async () => {
  const closed: string[] = [];
  const house = new Closing(silentLog);
  house.owns('first', { close: () => Promise.resolve(closed.push('first')) });
  house.defer('broken', () => Promise.reject(new Error('broken')));
  house.owns('last', { close: () => Promise.resolve(closed.push('last')) });
  await Promise.all([house.close(), house.close()]);
  expect(closed).toEqual(['last', 'first']);
});
