import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBox, type TestBox, wish } from '../testing/box.ts';
import { keepForPayment } from './end.ts';
import { advisoryGuard } from './guard.ts';

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
