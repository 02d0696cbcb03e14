import { expect, test } from 'vitest';
import { engineOptionsOf } from './page-options.ts';

test('a page goes through TURN alone when its address says so', () => {
  expect(engineOptionsOf('?lang=ru&simulate=force-turn')).toEqual({ iceTransportPolicy: 'relay' });
  expect(engineOptionsOf('')).toEqual({});
  expect(engineOptionsOf('?simulate=force')).toEqual({});
});
