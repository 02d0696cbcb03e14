import type { StarTransaction } from 'grammy/types';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Operator } from '../../people/index.ts';
import { resolveDifference } from '../attention/acts.ts';
import { advisoryGuard } from '../orders/guard.ts';
import { openBox, type TestBox, wish } from '../testing/box.ts';
import { payloadOf } from './stars/invoice.ts';
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
  await reconcile(there ? [{ id, amount: 500, date: 1, source }] : []);
}
const reconcile = (transactions: StarTransaction[]) =>
  reconcileStars({
    ...{ prisma: box.prisma, transact: box.transact, secrets: box.secrets, now: box.clock.now },
    ...{ holdMinutes: 15, guard: advisoryGuard },
    api: { getStarTransactions: () => Promise.resolve({ transactions }) },
  });
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

test('charges of a database before this one, with the same bot, touch no order of today', async () => {
  const show = await box.show();
  for (const telegramId of [1n, 2n]) await box.prisma.user.create({ data: { telegramId, firstName: 'Я' } });
  const [paid, unpaid] = await Promise.all(
    [1n, 2n].map((userId) =>
      box.boxOffice.holdSeats({ kind: 'user', userId }, wish(show, 1, { surface: 'telegram' })),
    ),
  );
  if (paid === undefined || unpaid === undefined) throw new Error('two seats are held');
  const today = { provider: 'stars', reference: 'today', amount: 500, currency: 'XTR', payerId: 1n };
  await box.boxOffice.settle({ ...today, orderId: paid.orderId });
  const user = { id: 3, is_bot: false as const, first_name: 'Старый' };
  const old = ({ orderId: id }: { readonly orderId: number }) => ({
    ...{ id: `old-${id}`, amount: 500, date: 1 },
    source: {
      ...{ type: 'user' as const, transaction_type: 'invoice_payment' as const, user },
      invoice_payload: payloadOf({ id, createdAt: new Date(0) }),
    },
  });
  await reconcile([old(paid), old(unpaid)]);
  expect(await box.prisma.payment.count({ where: { reference: { startsWith: 'old-' } } })).toBe(0);
  expect(
    await box.prisma.bookDifference.findMany({ where: { reference: { startsWith: 'old-' } } }),
  ).toMatchObject([{ kind: 'missing_here' }, { kind: 'missing_here' }]);
  const second = await box.prisma.order.findUniqueOrThrow({ where: { id: unpaid.orderId } });
  expect(second.status).toBe('held');
});
