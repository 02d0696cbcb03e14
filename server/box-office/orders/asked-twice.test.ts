import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ErrorBody } from '../../../protocol/http.ts';
import { bearerOf, heldOf, openBox, type TestBox, type TestShow, wish } from '../testing/box.ts';

let box: TestBox;
beforeAll(async () => {
  box = await openBox();
});
afterAll(() => box.close());

let users = 800n;
async function person() {
  const userId = ++users;
  await box.prisma.user.create({ data: { telegramId: userId, firstName: 'Яна' } });
  return { kind: 'user', userId } as const;
}
type Person = Awaited<ReturnType<typeof person>>;

const ask = ({ userId }: Person, show: TestShow, requestKey: string, quantity = 1) =>
  box.server.request('/api/orders', {
    ...{ body: wish(show, quantity, { requestKey }), token: bearerOf.user(userId) },
  });
const freeShow = (data = {}) =>
  box.show({
    priceCategories: { create: [{ name: 'Вход', prices: { create: { currency: 'XTR', amount: 0 } } }] },
    ...data,
  });

/** Somebody with so many times 500 Stars on their balance, of tickets that they have given back. */
async function withBalance(tickets: number): Promise<Person> {
  const [who, show] = [await person(), await box.show()];
  const { orderId, amount } = await box.boxOffice.holdSeats(who, wish(show, tickets + 1));
  const reference = `balance-${String(who.userId)}`;
  await box.boxOffice.settle({
    ...{ provider: 'stars', reference, orderId, amount, currency: 'XTR', payerId: who.userId },
  });
  const { tickets: bought } = await box.boxOffice.viewOrder(orderId);
  for (const { id } of bought.slice(0, tickets)) {
    await box.boxOffice.refundOrder(who, { orderId, reason: 'asked', tickets: [id] });
  }
  return who;
}

describe('an account that asks once more with the same key', () => {
  test('has one order, paid by its balance once, also when it asks at once', async () => {
    const [who, show] = [await withBalance(2), await box.show()];
    const answers = await Promise.all(Array.from({ length: 4 }, () => ask(who, show, 'one')));
    const [first, ...others] = answers.map(heldOf);
    expect(first).toMatchObject({ status: 'paid', amount: 0, credit: 500 });
    for (const other of others) expect(other).toEqual(first);
    expect(await box.prisma.ticket.count({ where: { showId: show.id } })).toBe(1);
    expect((await box.boxOffice.myOrders(who.userId)).balance).toBe(500);
    // The next checkout has a key of its own.
    expect(heldOf(await ask(who, show, 'two')).orderId).not.toBe(first?.orderId);
    expect((await box.boxOffice.myOrders(who.userId)).balance).toBe(0);
  });

  test('has one free seat, however late it asks', async () => {
    const [who, show] = [await person(), await freeShow({ capacity: 1 })];
    const first = heldOf(await ask(who, show, 'free'));
    box.clock.advance(3_600_000);
    expect(heldOf(await ask(who, show, 'free'))).toEqual(first);
    expect(await box.prisma.ticket.count({ where: { showId: show.id } })).toBe(1);
  });

  test('keeps the seats that it keeps, those being paid as well', async () => {
    const [who, show] = [await person(), await box.show()];
    const first = heldOf(await ask(who, show, 'kept', 2));
    expect(heldOf(await ask(who, show, 'kept', 2))).toEqual(first);
    await box.prisma.order.update({ where: { id: first.orderId }, data: { status: 'awaiting_payment' } });
    expect(heldOf(await ask(who, show, 'kept', 2))).toEqual(first);
    expect(await box.prisma.order.count({ where: { userId: who.userId } })).toBe(1);
  });

  test('is told when that order is over, or was for another show', async () => {
    const [who, show] = [await person(), await box.show()];
    const { orderId } = heldOf(await ask(who, show, 'over'));
    expect((await ask(who, await box.show(), 'over')).status).toBe(400);
    await box.boxOffice.cancelOrder(who, orderId);
    expect(ErrorBody.parse((await ask(who, show, 'over')).json).error.code).toBe('order_over');
    expect(await box.prisma.order.count({ where: { userId: who.userId } })).toBe(1);
  });
});

test('a key is of its account: another’s, and nobody’s, are others', async () => {
  const [one, other, show] = [await person(), await person(), await box.show()];
  const made = [heldOf(await ask(one, show, 'same')), heldOf(await ask(other, show, 'same'))];
  const body = wish(show, 1, { requestKey: 'same' });
  made.push(heldOf(await box.server.request('/api/orders', { body })));
  made.push(heldOf(await box.server.request('/api/orders', { body })));
  expect(new Set(made.map(({ orderId }) => orderId)).size).toBe(4);
});
