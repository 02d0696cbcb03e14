import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PromoKind } from '../../../generated/prisma/client.ts';
import { TicketId } from '../../../protocol/ids.ts';
import { makeCode, openBox, type TestBox } from '../testing/box.ts';

let box: TestBox;
beforeAll(async () => {
  box = await openBox();
});
afterAll(() => box.close());

let users = 5000n;

/** One ticket for the box (5000 Stars) and two for the hall (500 each), with a code that holds for the box alone. */
async function buy(kind: PromoKind, value: number) {
  const userId = ++users;
  await box.prisma.user.create({ data: { telegramId: userId, firstName: 'Ира' } });
  const buyer = { kind: 'user', userId } as const;
  const priced = (name: string, amount: number) => ({
    name,
    prices: { create: { currency: 'XTR', amount } },
  });
  const show = await box.show({ priceCategories: { create: [priced('Ложа', 5000), priced('Зал', 500)] } });
  const [loge = 0, hall = 0] = show.categories;
  const promoCode = `ЛОЖА-${userId}`;
  const { id } = await makeCode(box.prisma, {
    ...{ code: promoCode, kind, value, ...(kind === 'fixed' && { currency: 'XTR' }) },
    categories: { create: { priceCategoryId: loge } },
  });
  const { orderId, amount, currency } = await box.boxOffice.holdSeats(buyer, {
    ...{ showId: show.id, currency: 'XTR', surface: 'telegram', promoCode },
    lines: [
      { priceCategoryId: hall, quantity: 2 },
      { priceCategoryId: loge, quantity: 1 },
    ],
  });
  const charge = { provider: 'stars', reference: randomUUID(), payerId: userId };
  expect(await box.boxOffice.settle({ ...charge, orderId, amount, currency })).toBe('paid');
  const tickets = await box.prisma.ticket.findMany({ where: { orderId }, orderBy: { number: 'asc' } });
  const of = (category: number) =>
    tickets.flatMap((one) => (one.priceCategoryId === category ? [TicketId.parse(one.id)] : []));
  const giveBack = (asked?: TicketId[]) =>
    box.boxOffice.refundOrder(buyer, { orderId, reason: 'asked', ...(asked && { tickets: asked }) });
  const balance = async () => (await box.boxOffice.myOrders(userId)).balance;
  return { orderId, code: id, amount, loge: of(loge), hall: of(hall), giveBack, balance };
}

describe('a ticket gives back what it has cost, whatever it stands at in the list', () => {
  test.each([
    ['free', 0, 1000, [0, 500, 1000]],
    ['percent', 50, 3500, [2500, 3000, 3500]],
    ['fixed', 4999, 1001, [1, 501, 1001]],
  ] as const)('a code of the kind %s for one category', async (kind, value, paid, steps) => {
    const { amount, loge, hall, giveBack, balance, orderId } = await buy(kind, value);
    expect(amount).toBe(paid);
    const [first] = hall;
    if (first === undefined) throw new Error('there are two for the hall');
    await giveBack(loge);
    expect(await balance()).toBe(steps[0]);
    const { refund } = await box.boxOffice.viewOrder(orderId);
    expect(refund?.each.map((one) => one.charge + one.balance)).toEqual([500, 500]);
    await giveBack([first]);
    expect(await balance()).toBe(steps[1]);
  });

  test('a free ticket goes back for nothing, and the rest as the whole charge that it is', async () => {
    const { loge, giveBack, orderId } = await buy('free', 0);
    await giveBack(loge);
    expect(await box.prisma.refund.count({ where: { orderId } })).toBe(0);
    expect((await box.boxOffice.viewOrder(orderId)).refund?.all).toMatchObject({ charge: 1000, balance: 0 });
    await giveBack();
    const refunds = await box.prisma.refund.findMany({ where: { orderId } });
    expect(refunds.map(({ way, amount }) => [way, amount])).toEqual([['charge', 1000]]);
  });

  test('what a code was for is written down: to change it changes no order', async () => {
    const { code, loge, giveBack, balance } = await buy('free', 0);
    await box.prisma.promoCodeCategory.deleteMany({ where: { promoCodeId: code } });
    await giveBack(loge);
    expect(await balance()).toBe(0);
  });
});
