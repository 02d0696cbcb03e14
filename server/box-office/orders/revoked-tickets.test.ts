import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OrderId } from '../../../protocol/ids.ts';
import { openBox, type TestBox, wish } from '../testing/box.ts';

let box: TestBox;
beforeAll(async () => {
  box = await openBox();
});
afterAll(() => box.close());

const staff = { kind: 'operator', by: 'staff', staffId: 1, role: 'box_office' } as const;
let users = 6000n;

/** Somebody with a paid order. */
async function bought(quantity: number, provider = 'stars') {
  const userId = ++users;
  await box.prisma.user.create({ data: { telegramId: userId, firstName: 'Ира' } });
  const buyer = { kind: 'user', userId } as const;
  const show = await box.show();
  const held = await box.boxOffice.holdSeats(buyer, wish(show, quantity, { surface: 'telegram' }));
  const { orderId, amount, currency } = held;
  await box.boxOffice.settle({ provider, reference: randomUUID(), orderId, amount, currency });
  const tickets = (await box.boxOffice.viewOrder(orderId)).tickets.map(({ id }) => id);
  return { buyer, show, orderId, tickets };
}
const statusOf = async (orderId: OrderId) => (await box.boxOffice.viewOrder(orderId)).status;
const givenBackOf = async (orderId: OrderId) => (await box.boxOffice.viewOrder(orderId)).givenBack;
/** What the staff are offered to give back; what a balance gives up for it was the buyer's before. */
async function leftOf(orderId: OrderId): Promise<number> {
  const [order] = await box.boxOffice.staffOrders(staff, { search: String(orderId) });
  const { charge, balance, taken } = order?.refund?.all ?? { charge: 0, balance: 0, taken: 0 };
  return charge + balance - taken;
}

test('the money of an order whose tickets were all taken back goes back by the staff, and not by its buyer', async () => {
  const { buyer, orderId, tickets } = await bought(2);
  for (const id of tickets) await box.boxOffice.revokeTicket(staff, id);
  expect(await box.boxOffice.viewOrder(orderId)).toMatchObject({ status: 'paid', refund: null });
  await expect(box.boxOffice.refundOrder(buyer, { orderId, reason: 'asked' })).rejects.toMatchObject({
    code: 'order_over',
  });
  expect(await leftOf(orderId)).toBe(1000);
  await box.boxOffice.refundOrder(staff, { orderId, reason: 'staff' });
  expect(await givenBackOf(orderId)).toEqual({ charge: 1000, balance: 0 });
  expect([await statusOf(orderId), await leftOf(orderId)]).toEqual(['refunded', 0]);
  await expect(box.boxOffice.refundOrder(staff, { orderId, reason: 'staff' })).rejects.toMatchObject({
    code: 'order_over',
  });
});

test('a buyer gets back what they hold; what a ticket had cost that was taken back stays for the staff', async () => {
  const { buyer, orderId, tickets } = await bought(2, 'demo');
  await box.boxOffice.revokeTicket(staff, tickets[0] ?? (0 as never)); // there are two
  expect((await box.boxOffice.viewOrder(orderId)).refund?.all).toMatchObject({ tickets: 1, charge: 500 });
  await box.boxOffice.refundOrder(buyer, { orderId, reason: 'asked' });
  expect([await statusOf(orderId), await leftOf(orderId)]).toEqual(['partially_refunded', 500]);
  await box.boxOffice.refundOrder(staff, { orderId, reason: 'staff' });
  expect([await statusOf(orderId), await givenBackOf(orderId)]).toEqual([
    'refunded',
    { charge: 1000, balance: 0 },
  ]);
});

test('what calling a show off is said to give back has what was taken back without a refund, and it goes', async () => {
  const { show, orderId, tickets } = await bought(1);
  for (const id of tickets) await box.boxOffice.revokeTicket(staff, id);
  const { money } = await box.boxOffice.showChanges(staff, show.id);
  expect(money).toEqual([{ currency: 'XTR', amount: 500 }]);
  const changeId = await box.boxOffice.cancelShow(staff, show.id);
  await box.boxOffice.carryOutChange(changeId, new AbortController().signal);
  expect(await givenBackOf(orderId)).toEqual({ charge: 500, balance: 0 });
});

test('whatever was taken back or refunded by whom, the staff’s refund of the rest makes it whole, and none is more', async () => {
  const act = fc.record({ number: fc.nat(3), how: fc.constantFrom('revoke', 'buyer', 'staff') });
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { maxLength: 4 }),
      fc.constantFrom('stars', 'demo'),
      async (acts, provider) => {
        const { buyer, orderId, tickets } = await bought(3, provider);
        for (const { number, how } of acts) {
          const id = tickets[number];
          if (id === undefined) continue;
          if (how === 'revoke') await box.boxOffice.revokeTicket(staff, id);
          else {
            const who = how === 'buyer' ? buyer : staff;
            // A ticket that is gone already is refused.
            await box.boxOffice
              .refundOrder(who, { orderId, reason: 'asked', tickets: [id] })
              .catch(() => undefined);
          }
        }
        const left = await leftOf(orderId);
        if ((await statusOf(orderId)) !== 'refunded') {
          await box.boxOffice.refundOrder(staff, { orderId, reason: 'staff' });
        } else expect(left).toBe(0);
        const { charge, balance } = await givenBackOf(orderId);
        expect(charge + balance).toBe(1500);
        expect(await statusOf(orderId)).toBe('refunded');
      },
    ),
    { numRuns: 8 },
  );
});
