import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrderId } from '../../protocol/ids.ts';
import type { FakeUser } from '../fakes/telegram/index.ts';
import { openTheatre, type Theatre } from './theatre.ts';
import { says, visitor } from './visitor.ts';

/* Refunds in Stars by the way of the house, its jobs, while Telegram puts them off or the network breaks. */

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre({ jobs: true });
});
afterAll(() => theatre.close());

async function bought(): Promise<{ readonly user: FakeUser; readonly orderId: OrderId }> {
  const [user, show] = [await visitor(theatre.telegram), await theatre.show()];
  const { orderId } = await theatre.boxOffice.holdSeats(
    { kind: 'user', userId: BigInt(user.id) },
    {
      ...{ showId: show.id, currency: 'XTR', surface: 'telegram' },
      lines: [{ priceCategoryId: show.category, quantity: 1 }],
    },
  );
  await user.pay(await theatre.stars.invoiceLink(orderId));
  await user.waitForMessage(says('Билеты ваши'));
  return { user, orderId };
}
const giveBack = ({ user, orderId }: Awaited<ReturnType<typeof bought>>) =>
  theatre.boxOffice.refundOrder({ kind: 'user', userId: BigInt(user.id) }, { orderId, reason: 'asked' });
const chargeOf = async (orderId: OrderId) =>
  (await theatre.prisma.payment.findFirstOrThrow({ where: { orderId } })).reference;
const asked = () => theatre.telegram.calls.filter(({ method }) => method === 'refundStarPayment');
const kindsOf = (reference: string) =>
  asked()
    .filter(({ payload }) => payload['telegram_payment_charge_id'] === reference)
    .map(({ outcome }) => (outcome.kind === 'error' ? outcome.description : outcome.kind));

/** Once the money is back: each charge once, as its buyer hears, and nobody of the staff has anything to do. */
async function allBack(all: readonly Awaited<ReturnType<typeof bought>>[]): Promise<void> {
  const orderId = { in: all.map((one) => one.orderId) };
  await expect
    .poll(() => theatre.prisma.refund.count({ where: { orderId, status: 'done' } }))
    .toBe(all.length);
  for (const { user } of all) await user.waitForMessage(says('вернулось 500'));
  await theatre.rest();
  for (const { user } of all) {
    expect(user.balance).toBe(5000);
    expect(user.messages().filter(says('вернулось 500'))).toHaveLength(1);
  }
  expect(await theatre.prisma.refund.count({ where: { orderId } })).toBe(all.length);
  expect(await theatre.prisma.bookDifference.count()).toBe(0);
}

describe('refunds in Stars', () => {
  test('all leave Telegram alone for as long as it says to one of them, each time', async () => {
    const all = [await bought(), await bought(), await bought(), await bought()];
    const before = asked().length;
    const retryAfterSeconds = 2;
    theatre.telegram.faults.flood({ method: 'refundStarPayment', retryAfterSeconds, times: 2 });
    await Promise.all(all.map(giveBack));
    await allBack(all);
    const calls = asked().slice(before);
    const isPutOff = ({ outcome }: (typeof calls)[number]) => outcome.kind === 'error';
    expect(calls.filter(isPutOff)).toHaveLength(2);
    expect(calls).toHaveLength(all.length + 2);
    calls.forEach((call, index) => {
      const next = calls[index + 1];
      if (isPutOff(call) && next !== undefined) {
        expect(next.at - call.at).toBeGreaterThanOrEqual(retryAfterSeconds * 1000);
      }
    });
  });

  test('are given once when the network breaks after Telegram has done it, or before', async () => {
    const all = [await bought(), await bought()];
    theatre.telegram.faults.hang({ method: 'refundStarPayment' });
    theatre.telegram.faults.cutBefore({ method: 'refundStarPayment' });
    for (const one of all) await giveBack(one);
    await allBack(all);
    const outcomes = await Promise.all(all.map(async ({ orderId }) => kindsOf(await chargeOf(orderId))));
    // What Telegram had done it may have told of before it could be asked again.
    for (const kinds of outcomes) {
      expect(kinds[0]).toBe('cut');
      expect(kinds.filter((kind) => kind === 'ok').length).toBeLessThanOrEqual(1);
    }
  });

  test('are done when Telegram says that they are', async () => {
    const one = await bought();
    const reference = await chargeOf(one.orderId);
    const charge = theatre.telegram.world.charges.get(reference);
    if (charge === undefined) throw new Error('it was paid');
    // Given back, and nobody was told.
    charge.refunded = true;
    charge.person.balance += charge.terms.amount;
    await giveBack(one);
    await allBack([one]);
    expect(kindsOf(reference)).toEqual(['Bad Request: CHARGE_ALREADY_REFUNDED']);
  });
});
