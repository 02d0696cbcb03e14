import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Operator } from '../../people/index.ts';
import { resolveDifference } from '../attention/acts.ts';
import { advisoryGuard } from '../orders/guard.ts';
import { openBox, type TestBox, wish } from '../testing/box.ts';
import { reconcileStars } from './stars/reconcile.ts';

let box: TestBox;
beforeAll(async () => {
  box = await openBox();
});
afterAll(() => box.close());

const staff: Operator = { kind: 'operator', by: 'staff', staffId: 1, role: 'box_office' };
/** Compares with books that have this charge, or do not. */
async function compare(there: boolean, id = 'lost'): Promise<void> {
  const user = { id: 7, is_bot: false as const, first_name: 'Анна' };
  const source = { type: 'user' as const, transaction_type: 'invoice_payment' as const, user };
  const charge = { id, amount: 500, date: 1, source };
  await reconcileStars({
    ...{ prisma: box.prisma, transact: box.transact, secrets: box.secrets, now: box.clock.now },
    ...{ holdMinutes: 15, guard: advisoryGuard },
    api: { getStarTransactions: () => Promise.resolve({ transactions: there ? [charge] : [] }) },
  });
}
const found = () => box.prisma.bookDifference.findFirstOrThrow({ where: { reference: 'lost' } });

test('a difference that was gone and comes back is open again; one that a person has seen to stays so', async () => {
  const { orderId } = await box.boxOffice.holdSeats({ kind: 'buyer' }, wish(await box.show(), 1));
  await box.prisma.payment.create({
    data: {
      ...{ provider: 'stars', reference: 'lost', amount: 500, currency: 'XTR', at: new Date(0), orderId },
    },
  });
  await compare(false);
  expect(await found()).toMatchObject({ kind: 'missing_there', resolvedAt: null });
  await compare(true);
  expect(await found()).toMatchObject({ resolvedBy: 'books' });
  await compare(false);
  expect(await found()).toMatchObject({ resolvedAt: null, resolvedBy: null });
  await resolveDifference({ ...box, now: box.clock.now }, staff, (await found()).id);
  await compare(true);
  await compare(false);
  expect(await found()).toMatchObject({ resolvedBy: 'staff:1' });
});

test('a refund that is too young for Telegram’s book is no difference yet', async () => {
  const { orderId } = await box.boxOffice.holdSeats({ kind: 'buyer' }, wish(await box.show(), 1));
  const { id: paymentId } = await box.prisma.payment.create({
    data: {
      ...{ provider: 'stars', reference: 'young', amount: 500, currency: 'XTR', at: new Date(0), orderId },
    },
  });
  const doneAt = new Date(box.clock.now());
  await box.prisma.refund.create({
    data: {
      ...{ orderId, paymentId, amount: 500, reason: 'asked', status: 'done' },
      ...{ requestedAt: doneAt, doneAt },
    },
  });
  const where = { reference: 'young', resolvedAt: null };
  await compare(true, 'young');
  expect(await box.prisma.bookDifference.count({ where })).toBe(0);
  box.clock.advance(11 * 60_000);
  await compare(true, 'young');
  expect(await box.prisma.bookDifference.findMany({ where })).toMatchObject([
    { kind: 'refund_missing_there' },
  ]);
});
