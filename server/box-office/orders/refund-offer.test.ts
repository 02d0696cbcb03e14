import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TicketId } from '../../../protocol/ids.ts';
import { openBox, type TestBox, type TestShow, wish } from '../testing/box.ts';

let box: TestBox;
beforeAll(async () => {
  box = await openBox();
});
afterAll(() => box.close());

const system = { kind: 'operator', by: 'system' } as const;
let users = 3000n;
async function person() {
  const userId = ++users;
  await box.prisma.user.create({ data: { telegramId: userId, firstName: 'Ира' } });
  return { kind: 'user', userId } as const;
}
type Buyer = Awaited<ReturnType<typeof person>>;

/** Pays whatever is left to pay. */
async function buy(buyer: Buyer, show: TestShow, quantity: number, provider = 'stars') {
  const held = await box.boxOffice.holdSeats(buyer, wish(show, quantity, { surface: 'telegram' }));
  const { orderId, amount, currency, status } = held;
  if (status === 'held') {
    await box.boxOffice.settle({ provider, reference: randomUUID(), orderId, amount, currency });
  }
  return orderId;
}
const offerOf = async (orderId: Awaited<ReturnType<typeof buy>>) =>
  (await box.boxOffice.viewOrder(orderId)).refund;

describe('what a refund would give back', () => {
  test('is what it gives back: the charge, what the balance had paid, and of a part a balance', async () => {
    const [buyer, show] = [await person(), await box.show()];
    const first = await buy(buyer, show, 3);
    const offer = await offerOf(first);
    expect(offer?.all).toEqual({ tickets: 3, charge: 1500, balance: 0, taken: 0 });
    expect(offer?.each.map(({ charge, balance }) => [charge, balance])).toEqual(
      Array.from({ length: 3 }, () => [0, 500]),
    );
    const tickets = [offer?.each[0]?.ticketId as TicketId]; // there are three
    await box.boxOffice.refundOrder(buyer, { orderId: first, reason: 'asked', tickets });
    const rest = await box.boxOffice.viewOrder(first);
    expect(rest.refund?.all).toEqual({ tickets: 2, charge: 1500, balance: 0, taken: 500 });
    expect(rest.givenBack).toEqual({ charge: 0, balance: 500 });
    const second = await buy(buyer, show, 2);
    expect((await offerOf(second))?.all).toEqual({ tickets: 2, charge: 500, balance: 500, taken: 0 });
    const { orders } = await box.boxOffice.myOrders(buyer.userId);
    expect(orders.map(({ refund }) => refund)).toEqual([
      { tickets: 2, charge: 500, balance: 500, taken: 0 },
      { tickets: 2, charge: 0, balance: 1000, taken: 0 },
    ]);
    await box.boxOffice.refundOrder(buyer, { orderId: second, reason: 'asked' });
    const after = await box.boxOffice.viewOrder(second);
    expect([after.refund, after.givenBack]).toEqual([null, { charge: 500, balance: 500 }]);
  });

  test('counts what was passed on, and names no part that stays where it is', async () => {
    const [buyer, show] = [await person(), await box.show()];
    const orderId = await buy(buyer, show, 2);
    const [ticket] = await box.boxOffice.myTickets(buyer.userId);
    await box.boxOffice.passOnTicket(buyer, ticket?.id as TicketId); // there are two
    expect(await box.boxOffice.viewOrder(orderId)).toMatchObject({
      passedOn: 1,
      refund: { all: { tickets: 2, charge: 1000 } },
    });
    const guest = await box.boxOffice.holdSeats({ kind: 'buyer' }, wish(show, 2));
    const { orderId: theirs, amount, currency } = guest;
    await box.boxOffice.settle({
      provider: 'stars',
      reference: randomUUID(),
      orderId: theirs,
      amount,
      currency,
    });
    expect(await offerOf(theirs)).toEqual({
      all: { tickets: 2, charge: 1000, balance: 0, taken: 0 },
      each: [],
    });
  });

  test('holds, whatever was given back before', async () => {
    const show = await box.show({ capacity: 1000 });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.nat(4), { maxLength: 4 }),
        fc.constantFrom('stars', 'demo'),
        async (quantity, numbers, provider) => {
          const buyer = await person();
          const orderId = await buy(buyer, show, quantity, provider);
          for (const number of numbers) {
            const { refund, givenBack } = await box.boxOffice.viewOrder(orderId);
            const each = refund?.each[number];
            if (each === undefined) continue;
            const tickets = [each.ticketId];
            await box.boxOffice.refundOrder(buyer, { orderId, reason: 'asked', tickets });
            const now = (await box.boxOffice.viewOrder(orderId)).givenBack;
            expect(now.charge - givenBack.charge).toBe(each.charge);
            expect(now.balance - givenBack.balance).toBe(each.balance - each.taken);
          }
          const { refund, givenBack } = await box.boxOffice.viewOrder(orderId);
          const { charge = 0, balance = 0, taken = 0 } = refund?.all ?? {};
          const left = charge + balance - taken;
          expect(left + givenBack.charge + givenBack.balance).toBe(500 * quantity);
        },
      ),
      { numRuns: 15 },
    );
  });
});

test('a show whose room is over is not given back by its buyer, before its planned end either; by the staff it is', async () => {
  const buyer = await person();
  const show = await box.show({ startsAt: new Date(box.clock.now() + 3_600_000) });
  const orderId = await buy(buyer, show, 1);
  expect((await offerOf(orderId))?.all.charge).toBe(500);
  await box.prisma.room.create({ data: { showId: show.id, phase: 'finished' } });
  expect(await offerOf(orderId)).toBeNull();
  await expect(box.boxOffice.refundOrder(buyer, { orderId, reason: 'asked' })).rejects.toMatchObject({
    code: 'refund_over',
  });
  await box.boxOffice.refundOrder(system, { orderId, reason: 'staff' });
  expect((await box.boxOffice.viewOrder(orderId)).status).toBe('refunded');
});

test('long after its planned end a show that nobody ended is over, too; one that was called off is not', async () => {
  const buyer = await person();
  const [late, off] = [await box.show(), await box.show()];
  const [one, other] = [await buy(buyer, late, 1), await buy(buyer, off, 1)];
  await box.prisma.show.update({ where: { id: off.id }, data: { status: 'cancelled' } });
  const hours = { startsAt: new Date(box.clock.now() - 4 * 3_600_000) };
  await box.prisma.show.updateMany({ where: { id: { in: [late.id, off.id] } }, data: hours });
  expect([await offerOf(one), (await offerOf(other))?.all.charge]).toEqual([null, 500]);
});
