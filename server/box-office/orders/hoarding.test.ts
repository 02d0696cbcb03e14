import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mostTickets } from '../../../protocol/box-office.ts';
import { newSecret } from '../../platform/random-secrets.ts';
import { verdictOf } from '../../live/admission/testing.ts';
import { heldOf, openBox, type TestBox, type TestShow, wish } from '../testing/box.ts';
import { keepForPayment } from './end.ts';
import { advisoryGuard } from './guard.ts';
import { mostHeldFrom, siteOf } from './held-from.ts';

let box: TestBox;
beforeAll(async () => {
  box = await openBox();
});
afterAll(() => box.close());

let users = 700n;
async function person() {
  const userId = ++users;
  await box.prisma.user.create({ data: { telegramId: userId, firstName: 'Яна' } });
  return { kind: 'user', userId } as const;
}
const deps = () => ({
  ...{ prisma: box.prisma, transact: box.transact, secrets: box.secrets },
  ...{ guard: advisoryGuard, holdMinutes: 15, now: box.clock.now },
});
const statusesOf = async (userId: bigint) =>
  (await box.prisma.order.findMany({ where: { userId }, orderBy: { id: 'asc' } })).map(
    ({ status }) => status,
  );

describe('an account', () => {
  test('has one unpaid order of a show, however many it asks for at once', async () => {
    const [who, show, other] = [await person(), await box.show({ capacity: 4 }), await box.show()];
    await box.boxOffice.holdSeats(who, wish(other, 1));
    await box.boxOffice.holdSeats(who, wish(show, 3));
    // The seats of the earlier one are free for the later.
    await box.boxOffice.holdSeats(who, wish(show, 3));
    expect(await statusesOf(who.userId)).toEqual(['held', 'cancelled', 'held']);
    await Promise.allSettled(Array.from({ length: 4 }, () => box.boxOffice.holdSeats(who, wish(show, 2))));
    expect((await statusesOf(who.userId)).filter((status) => status === 'held')).toHaveLength(2);
  });

  test('keeps the order that is being paid, and cannot replace it', async () => {
    const [who, show] = [await person(), await box.show()];
    const { orderId } = await box.boxOffice.holdSeats(who, wish(show, 1));
    expect(await keepForPayment(deps(), orderId)).toBe(true);
    await expect(box.boxOffice.holdSeats(who, wish(show, 1), { replaces: orderId })).rejects.toMatchObject({
      code: 'order_being_paid',
    });
    await box.boxOffice.holdSeats(who, wish(show, 1));
    expect(await statusesOf(who.userId)).toEqual(['awaiting_payment', 'held']);
  });

  test('keeps no seats for ever by asking to pay again and again', async () => {
    const [who, show] = [await person(), await box.show()];
    const { orderId } = await box.boxOffice.holdSeats(who, wish(show, 1));
    let minutes = 0;
    while (minutes < 60 && (await keepForPayment(deps(), orderId))) {
      box.clock.advance(60_000);
      minutes += 1;
    }
    expect(minutes).toBe(25);
  });
});

describe('an address, for buyers without an account,', () => {
  let addresses = 0;
  const anAddress = () => `10.11.${++addresses >> 8}.${addresses & 255}`;
  const ask = (show: TestShow, from: string, quantity: number, more = {}) =>
    box.server.request('/api/orders', { body: wish(show, quantity, more), from });
  const verdict = async (...asked: Parameters<typeof ask>) => verdictOf(await ask(...asked));
  const tooMany = '409 too_many_held';

  test('keeps two of the largest orders of a show unpaid, however many ask at once', async () => {
    const [show, from] = [await box.show({ capacity: 400 }), anAddress()];
    const verdicts = await Promise.all(Array.from({ length: 10 }, () => verdict(show, from, 10)));
    expect(verdicts.toSorted()).toEqual([...Array<string>(4).fill('200'), ...Array<string>(6).fill(tooMany)]);
    expect(await verdict(show, from, 1)).toBe(tooMany);
    // Neighbours, accounts and other shows are nobody's fault.
    expect(await verdict(show, anAddress(), mostTickets)).toBe('200');
    expect(await verdict(await box.show(), from, mostTickets)).toBe('200');
    const { userId } = await person();
    await box.boxOffice.holdSeats({ kind: 'user', userId }, wish(show, mostTickets), { address: from });
  });

  test('keeps no more than half of a small house, and one order of any', async () => {
    const [show, from] = [await box.show({ capacity: 50 }), anAddress()];
    expect(await verdict(show, from, 20)).toBe('200');
    expect(await verdict(show, from, 6)).toBe(tooMany);
    expect(await verdict(show, from, 5)).toBe('200');
    expect([10, 30, 50, 60, 100, 500].map(mostHeldFrom)).toEqual([20, 20, 25, 30, 40, 40]);
  });

  test('is the whole network that one IPv6 subscriber has', async () => {
    const show = await box.show({ capacity: 400 });
    const verdicts = [];
    for (const end of ['2::1', '2:1::1', 'ff:ffff:1:2:3']) {
      verdicts.push(await verdict(show, `2001:db8:1:${end}`, mostTickets));
    }
    expect(verdicts).toEqual(['200', '200', tooMany]);
    expect(await verdict(show, '2001:db8:1:100::1', mostTickets)).toBe('200');
    const nets = ['2001:db8:1:2::/64', '2001:db8:1:ff::/64', '2001:db8:1:12ff::/64', '0:0:0:0::/64'];
    expect(nets.map(siteOf)).toEqual([
      ...['2001:db8:1:0::/56', '2001:db8:1:0::/56', '2001:db8:1:1200::/56', '0:0:0:0::/56'],
    ]);
    expect(['192.0.2.7', 'unknown'].map(siteOf)).toEqual(['192.0.2.7', 'unknown']);
  });

  test('is free again for what was paid, given up, or is over', async () => {
    const [show, from] = [await box.show({ capacity: 400 }), anAddress()];
    const full = async () => {
      const first = heldOf(await ask(show, from, mostTickets));
      const second = heldOf(await ask(show, from, mostTickets));
      expect(await verdict(show, from, 1)).toBe(tooMany);
      return [first, second] as const;
    };
    for (const { orderId, amount, currency } of await full()) {
      const reference = `address-${orderId}`;
      await box.boxOffice.settle({ provider: 'test', reference, orderId, amount, currency });
    }
    for (const { orderId } of await full()) await box.boxOffice.cancelOrder({ kind: 'buyer' }, orderId);
    await full();
    box.clock.advance(16 * 60_000);
    await full();
  });

  test('asks once more for an order whose answer was lost, and has it once', async () => {
    const [show, from, secret] = [await box.show({ capacity: 400 }), anAddress(), newSecret()];
    const first = heldOf(await ask(show, from, mostTickets, { secret }));
    expect(await verdict(show, from, mostTickets)).toBe('200');
    expect(heldOf(await ask(show, from, mostTickets, { secret })).orderId).toBe(first.orderId);
  });

  test('is kept as a hash that tells nothing, and for no longer than the hold', async () => {
    const [show, other, from] = [await box.show(), await box.show(), anAddress()];
    const orderOf = async (each: TestShow) => heldOf(await ask(each, from, 1)).orderId;
    const fromOf = async (id: number) =>
      (await box.prisma.order.findUniqueOrThrow({ where: { id } })).heldFrom;
    const [paid, cancelled] = [await orderOf(show), await orderOf(show)];
    const [doubted, over] = [await orderOf(show), await orderOf(other)];
    const marks = await Promise.all([paid, cancelled, doubted, over].map(fromOf));
    for (const mark of marks) expect(mark).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(marks).size).toBe(2);
    const charge = { provider: 'test', currency: 'XTR' };
    await keepForPayment(deps(), paid);
    expect(await fromOf(paid)).toBe(marks[0]);
    await box.boxOffice.settle({ ...charge, reference: 'mark-1', orderId: paid, amount: 500 });
    await box.boxOffice.cancelOrder({ kind: 'buyer' }, cancelled);
    await box.boxOffice.settle({ ...charge, reference: 'mark-2', orderId: doubted, amount: 1 });
    box.clock.advance(16 * 60_000);
    await box.boxOffice.expireOrders();
    expect(await Promise.all([paid, cancelled, doubted, over].map(fromOf))).toEqual([null, null, null, null]);
    expect(await box.prisma.order.count({ where: { heldFrom: { not: null }, status: 'expired' } })).toBe(0);
  });
});
