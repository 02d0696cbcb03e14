import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTheatre, type Theatre } from './theatre.ts';
import { says, textOf, visitor } from './visitor.ts';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

const background = '#222';
const poster = () =>
  sharp({ create: { width: 600, height: 400, channels: 3, background } })
    .png()
    .toBuffer();

/** Categories of long names. */
const categories = (count: number) => ({
  create: Array.from({ length: count }, (_, position) => ({
    name: `Ряд ${position} & ложи `.padEnd(60, 'и'),
    ...{ position, prices: { create: { currency: 'XTR', amount: 500 } } },
  })),
});

test.each([
  ['a long description gives way', 'о'.repeat(600), 4, /…[^]*Ряд 3/],
  ['a long list of categories is shortened', 'о'.repeat(600), 14, /… и ещё \d+/],
  ['a list alone is shortened', '', 16, /… и ещё \d+/],
])('a card with a poster goes under it: %s', async (_what, description, count, expected) => {
  const user = await visitor(theatre.telegram, { firstName: 'Зоя' });
  const show = await theatre.show({ description, priceCategories: categories(count) });
  await theatre.boxOffice.setPoster({ kind: 'operator', by: 'system' }, show.id, await poster());
  user.start(`show_${show.id}`);
  const card = await user.waitForMessage(says('Чайка'));
  expect(card.photo).toBeDefined();
  expect(textOf(card)).toMatch(expected);
});

test('a card without a poster has all of it', async () => {
  const user = await visitor(theatre.telegram, { firstName: 'Яна' });
  const show = await theatre.show({ description: 'о'.repeat(600), priceCategories: categories(14) });
  user.start(`show_${show.id}`);
  expect(textOf(await user.waitForMessage(says('Чайка')))).toMatch(/Ряд 13/);
});
