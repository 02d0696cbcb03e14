import { afterAll, beforeAll, expect, test } from 'vitest';
import { mostTickets } from '../../../protocol/box-office.ts';
import { verdictOf } from '../../live/admission/testing.ts';
import { bearerOf, heldOf, makeCode, openBox, type TestBox, wish } from '../testing/box.ts';

/** A real house with its bot: nobody takes money on the web. */
let box: TestBox;
beforeAll(async () => {
  box = await openBox(undefined, ['stars']);
  await box.prisma.user.create({ data: { telegramId: 5n, firstName: 'Яна' } });
});
afterAll(() => box.close());

const user = { kind: 'user', userId: 5n } as const;
const ask = (body: unknown, more = {}) =>
  box.server.request('/api/orders', { body, from: '10.9.0.1', ...more });

test('seats that nobody can pay for are kept for nobody, and who can pay finds them free', async () => {
  const show = await box.show({ capacity: mostTickets });
  for (const currency of ['XTR', 'RUB']) {
    expect(verdictOf(await ask(wish(show, mostTickets, { currency })))).toBe('409 not_paid_here');
  }
  // Without an account it is the web, whatever it says; with one, a browser is the web too.
  expect(verdictOf(await ask(wish(show, 1, { surface: 'telegram' })))).toBe('409 not_paid_here');
  expect(verdictOf(await ask(wish(show), { token: bearerOf.user(5n) }))).toBe('409 not_paid_here');
  const roubles = wish(show, 1, { surface: 'telegram', currency: 'RUB' });
  await expect(box.boxOffice.holdSeats(user, roubles)).rejects.toMatchObject({ code: 'not_paid_here' });
  expect(await box.prisma.order.count()).toBe(0);
  const taken = await box.boxOffice.holdSeats(user, wish(show, mostTickets, { surface: 'telegram' }));
  expect(taken.status).toBe('held');
});

test('what costs nothing is had on the web, too', async () => {
  const free = { create: { name: 'Зал', prices: { create: { currency: 'RUB', amount: 0 } } } };
  const show = await box.show({ priceCategories: free });
  expect(heldOf(await ask(wish(show, 2, { currency: 'RUB' }))).status).toBe('paid');
  await makeCode(box.prisma, { code: 'GUEST', kind: 'free', value: 0 });
  expect(heldOf(await ask(wish(await box.show(), 2, { promoCode: 'GUEST' }))).status).toBe('paid');
});
