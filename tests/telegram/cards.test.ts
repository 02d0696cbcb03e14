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

test.each([
  ['ru', [0], / · Бесплатно$/m],
  ['ru', [0, 300, 500], / · бесплатно или от 300\s★$/m],
  ['ru', [500, 300], / · от 300\s★$/m],
  ['ru', [300, 300], / · 300\s★$/m],
  ['en', [0, 0], / · Free$/m],
  ['en', [0, 300], / · free or from 300\s★$/m],
])('the bill says what a seat costs: in %s, of %j', async (languageCode, amounts, expected) => {
  const user = await visitor(theatre.telegram, { languageCode });
  const title = `${languageCode} ${amounts.join(' ')}`;
  await theatre.prisma.show.updateMany({ data: { publishedAt: null } });
  const create = amounts.map((amount, position) => ({
    ...{ name: `Ряд ${position}`, position, prices: { create: { currency: 'XTR', amount } } },
  }));
  await theatre.show({ title, priceCategories: { create } });
  user.send('/events');
  expect(textOf(await user.waitForMessage(says(title)))).toMatch(expected);
});

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
