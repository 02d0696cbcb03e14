import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TicketId } from '../../../protocol/ids.ts';
import { openBox, type TestBox, type TestShow, wish } from '../testing/box.ts';
import { balanceOf, divideRefund } from './balance.ts';

let box: TestBox;
beforeAll(async () => {
  box = await openBox();
});
afterAll(() => box.close());

let users = 1000n;
async function person() {
  const userId = ++users;
  await box.prisma.user.create({ data: { telegramId: userId, firstName: 'Ира' } });
  const buyer = { kind: 'user', userId } as const;
  const balance = () => balanceOf(box.prisma, userId, { currency: 'XTR', now: new Date(box.clock.now()) });
  return { buyer, userId, balance };
}
type Person = Awaited<ReturnType<typeof person>>;

const hold = ({ buyer }: Person, show: TestShow, quantity: number) =>
  box.boxOffice.holdSeats(buyer, wish(show, quantity, { surface: 'telegram' }));

/** Buys for Stars, which go back whole or not at all. */
async function buy(who: Person, show: TestShow, quantity: number) {
  const { orderId, amount, currency, credit, status } = await hold(who, show, quantity);
  if (status === 'held') {
    const charge = { provider: 'stars', reference: randomUUID(), payerId: who.userId };
    expect(await box.boxOffice.settle({ ...charge, orderId, amount, currency })).toBe('paid');
  }
  const tickets = await box.prisma.ticket.findMany({ where: { orderId }, orderBy: { number: 'asc' } });
  return { orderId, amount, credit, status, tickets: tickets.map(({ id }) => TicketId.parse(id)) };
}
const giveBack = ({ buyer }: Person, order: Awaited<ReturnType<typeof buy>>, ...numbers: number[]) =>
  box.boxOffice.refundOrder(buyer, {
    orderId: order.orderId,
    reason: 'asked',
    ...(numbers.length > 0 && {
      tickets: order.tickets.filter((_, index) => numbers.includes(index + 1)),
    }),
  });
const refunds = async ({ orderId }: { orderId: number }) => {
  const rows = await box.prisma.refund.findMany({ where: { orderId }, orderBy: { id: 'asc' } });
  return rows.map(({ way, amount, takenBack, status }) => ({ way, amount, takenBack, status }));
};

describe('a balance', () => {
  test('is what a part of a charge in Stars becomes, and pays for the next seats', async () => {
    const [who, show] = [await person(), await box.show()];
    const first = await buy(who, show, 3);
    await giveBack(who, first, 2);
    expect(await refunds(first)).toEqual([{ way: 'balance', amount: 500, takenBack: 0, status: 'done' }]);
    expect(await who.balance()).toBe(500);
    const second = await buy(who, show, 2);
    expect(second).toMatchObject({ amount: 500, credit: 500 });
    expect(await who.balance()).toBe(0);
    // The whole of it goes back the ways that it came.
    await giveBack(who, second);
    expect(await refunds(second)).toEqual([
      { way: 'balance', amount: 500, takenBack: 0, status: 'done' },
      { way: 'charge', amount: 500, takenBack: 0, status: 'requested' },
    ]);
    expect(await who.balance()).toBe(500);
  });

  test('pays a whole order, and is there again when an unpaid order is over', async () => {
    const [who, show] = [await person(), await box.show()];
    const first = await buy(who, show, 3);
    await giveBack(who, first, 1, 2);
    const third = await hold(who, show, 3);
    expect(third).toMatchObject({ status: 'held', credit: 1000, amount: 500 });
    expect(await who.balance()).toBe(0);
    await box.boxOffice.cancelOrder(who.buyer, third.orderId);
    expect(await who.balance()).toBe(1000);
    expect(await buy(who, show, 2)).toMatchObject({ status: 'paid', credit: 1000, amount: 0 });
    expect(await who.balance()).toBe(0);
  });

  test('of a part goes back with the rest, as long as it is there: the charge is whole again', async () => {
    const [who, show] = [await person(), await box.show()];
    const order = await buy(who, show, 3);
    await giveBack(who, order, 1);
    await giveBack(who, order, 2);
    const { refund } = await box.boxOffice.viewOrder(order.orderId);
    const said = { tickets: 1, charge: 1500, balance: 0, taken: 1000 };
    expect(refund?.all).toEqual(said);
    const { orders } = await box.boxOffice.myOrders(who.userId);
    expect(orders[0]?.refund).toEqual(said);
    await giveBack(who, order);
    expect(await refunds(order)).toEqual([
      { way: 'balance', amount: 500, takenBack: 500, status: 'done' },
      { way: 'balance', amount: 500, takenBack: 500, status: 'done' },
      { way: 'charge', amount: 1500, takenBack: 0, status: 'requested' },
    ]);
    expect(await who.balance()).toBe(0);
    const after = await box.boxOffice.viewOrder(order.orderId);
    expect(after).toMatchObject({
      ...{ givenBack: { charge: 1500, balance: 0 }, returning: { amount: 1500, isDone: false } },
    });
  });

  test('that is spent stays spent, and the rest of its order is balance, too', async () => {
    const [who, show] = [await person(), await box.show()];
    const order = await buy(who, show, 3);
    await giveBack(who, order, 1);
    await hold(who, show, 1);
    await giveBack(who, order);
    expect((await refunds(order)).map(({ way }) => way)).toEqual(['balance', 'balance']);
    expect(await who.balance()).toBe(1000);
  });

  test('of another order is not taken, and what a balance had paid is balance again', async () => {
    const [who, show] = [await person(), await box.show()];
    await giveBack(who, await buy(who, show, 3), 1);
    const order = await buy(who, show, 3);
    expect(order).toMatchObject({ amount: 1000, credit: 500 });
    await giveBack(who, order, 1);
    await giveBack(who, order);
    expect((await refunds(order)).map(({ way, amount, takenBack }) => [way, amount, takenBack])).toEqual([
      ['balance', 500, 0],
      ['charge', 1000, 0],
    ]);
    expect(await who.balance()).toBe(500);
  });

  test('is taken back or spent, never both, whatever comes first', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [who, show] = [await person(), await box.show()];
      const order = await buy(who, show, 2);
      await giveBack(who, order, 1);
      const [held] = await Promise.all([hold(who, show, 1), giveBack(who, order)]);
      const back = (await refunds(order)).find(({ way }) => way === 'charge')?.amount ?? 0;
      expect([
        [0, 1000, 0],
        [500, 0, 500],
      ]).toContainEqual([held.credit, back, await who.balance()]);
    }
  });

  test('cannot be spent twice, however many orders ask for it at once', async () => {
    const [who, show, other] = [await person(), await box.show(), await box.show()];
    await giveBack(who, await buy(who, show, 2), 1);
    const orders = await Promise.all([show, other, show, other].map((each) => hold(who, each, 1)));
    expect(orders.map(({ credit }) => credit).toSorted((one, two) => two - one)).toEqual([500, 0, 0, 0]);
    expect(await who.balance()).toBe(0);
  });

  test('that an expired order had taken is somebody’s again, and its late charge goes back', async () => {
    const [who, show] = [await person(), await box.show()];
    await giveBack(who, await buy(who, show, 2), 1);
    const late = await hold(who, show, 2);
    box.clock.advance(16 * 60_000);
    expect(await hold(who, show, 1)).toMatchObject({ status: 'paid', credit: 500 });
    const { orderId, amount, currency } = late;
    const charge = { provider: 'stars', reference: randomUUID(), payerId: who.userId };
    expect(await box.boxOffice.settle({ ...charge, orderId, amount, currency })).toBe('refunded_no_seats');
    expect(await who.balance()).toBe(0);
  });

  test('a part of somebody’s charge who has no account stays where it is', async () => {
    const show = await box.show();
    const { orderId, amount, currency } = await box.boxOffice.holdSeats({ kind: 'buyer' }, wish(show, 2));
    await box.boxOffice.settle({ provider: 'stars', reference: randomUUID(), orderId, amount, currency });
    const [ticket] = await box.prisma.ticket.findMany({ where: { orderId } });
    const tickets = [TicketId.parse(ticket?.id)];
    await expect(
      box.boxOffice.refundOrder({ kind: 'buyer' }, { orderId, reason: 'asked', tickets }),
    ).rejects.toMatchObject({ code: 'bad_request' });
  });
});

test('what calling a show off is said to give back is what goes back, along charges and as balances', async () => {
  const operator = { kind: 'operator', by: 'system' } as const;
  const [show, other] = [await box.show(), await box.show()];
  const people = await Promise.all([person(), person(), person()]);
  const [whole, part, credited] = people;
  const orders = [await buy(whole, show, 2), await buy(part, show, 3)];
  for (const order of orders.slice(1)) await giveBack(part, order, 1);
  await giveBack(credited, await buy(credited, other, 2), 1);
  // A part by charge, a part from the balance; and what the balance paid alone.
  orders.push(await buy(credited, show, 2));
  await giveBack(part, await buy(part, other, 3), 1);
  orders.push(await buy(part, show, 1));
  const said = await box.boxOffice.showChanges(operator, show.id);
  const before = await Promise.all(orders.map(refunds));
  for (const { orderId } of orders) {
    await box.boxOffice.refundOrder(operator, { orderId, reason: 'show_cancelled' });
  }
  const after = await Promise.all(orders.map(refunds));
  const given = (wanted: string): number =>
    after
      .flatMap((rows, index) => rows.slice(before[index]?.length ?? 0))
      .filter(({ way }) => way === wanted)
      .reduce((sum, { amount }) => sum + amount, 0);
  expect([said.money, said.balance]).toEqual([
    [{ currency: 'XTR', amount: given('charge') }],
    [{ currency: 'XTR', amount: given('balance') }],
  ]);
  expect([given('charge'), given('balance')]).toEqual([1500, 2000]);

  const [order] = await box.boxOffice.staffOrders(operator, { search: String(orders[2]?.orderId) });
  expect(order).toMatchObject({ amount: 500, credit: 500, payments: [{ amount: 500 }] });
  expect(order?.refunds.map(({ way, amount }) => [way, amount])).toEqual([
    ['balance', 500],
    ['charge', 500],
  ]);
});

test('what calling a show off is said to take of a balance is what it takes, of several orders of one person', async () => {
  const operator = { kind: 'operator', by: 'system' } as const;
  const [show, other, who] = [await box.show(), await box.show(), await person()];
  const orders = [await buy(who, show, 2), await buy(who, show, 3)];
  for (const order of orders) await giveBack(who, order, 1);
  // Of what both have given, one is left.
  expect(await buy(who, other, 1)).toMatchObject({ credit: 500, amount: 0 });
  const said = await box.boxOffice.showChanges(operator, show.id);
  expect(said).toMatchObject({
    money: [{ currency: 'XTR', amount: 1000 }],
    taken: [{ currency: 'XTR', amount: 500 }],
    balance: [{ currency: 'XTR', amount: 1000 }],
  });
  const changeId = await box.boxOffice.cancelShow(operator, show.id);
  await box.boxOffice.carryOutChange(changeId, new AbortController().signal);
  expect((await Promise.all(orders.map(refunds))).flat()).toEqual([
    { way: 'balance', amount: 500, takenBack: 500, status: 'done' },
    { way: 'charge', amount: 1000, takenBack: 0, status: 'requested' },
    { way: 'balance', amount: 500, takenBack: 0, status: 'done' },
    { way: 'balance', amount: 1000, takenBack: 0, status: 'done' },
  ]);
  expect(await who.balance()).toBe(1000);
  const [staffs] = await box.boxOffice.staffOrders(operator, { search: String(orders[0]?.orderId) });
  expect(staffs?.refunds.map(({ way, amount, taken }) => [way, amount, taken])).toEqual([
    ['balance', 500, 500],
    ['charge', 1000, 0],
  ]);
});

test('a refund gives back all of it, and along the charge no more than was paid', () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(amounts, fc.nat(2000), fc.nat(2000), fc.boolean(), (parts, credit, has, inParts) => {
      const total = parts.reduce((sum, part) => sum + part, 0);
      const paid = Math.max(0, total - credit);
      let before = { charge: 0, balance: 0 };
      for (const part of parts) {
        const takeable = Math.min(has, before.balance);
        const { charge, balance, taken } = divideRefund(part, { paid, before, inParts, takeable });
        expect(charge + balance - taken).toBe(part);
        expect(taken).toBeGreaterThanOrEqual(0);
        expect(taken).toBeLessThanOrEqual(takeable);
        expect(charge).toBeGreaterThanOrEqual(0);
        expect(balance).toBeGreaterThanOrEqual(0);
        before = { charge: before.charge + charge, balance: before.balance + balance - taken };
        expect(before.charge).toBeLessThanOrEqual(paid);
        if (!inParts) expect([0, paid]).toContain(before.charge);
      }
      if (inParts || has >= total) expect(before.charge).toBe(paid);
    }),
  );
});
