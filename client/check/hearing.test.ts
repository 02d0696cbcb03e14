import { expect, test } from 'vitest';
import { Hearing } from './hearing.ts';

const take = (hearing: Hearing, level: number, looks: number): string =>
  Array.from({ length: looks }, () => hearing.take(level, 100)).at(-1) ?? '';

test('a voice is heard, a click is not', () => {
  const hearing = new Hearing();
  expect(take(hearing, 0.8, 1)).toBe('listening');
  expect(take(hearing, 0, 10)).toBe('listening');
  expect(take(hearing, 0.5, 2)).toBe('good');
});

test('silence is told after a while, and may end', () => {
  const hearing = new Hearing();
  expect(take(hearing, 0.05, 79)).toBe('listening');
  expect(take(hearing, 0.05, 1)).toBe('silent');
  expect(take(hearing, 0.6, 3)).toBe('good');
  expect(take(hearing, 0, 200)).toBe('good');
});
