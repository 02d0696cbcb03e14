import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silentLog } from '../../platform/log.ts';
import { askHold, heldOf, openBox, type TestBox, wish } from '../testing/box.ts';
import type { PaymentProvider, RefundOrder } from './provider.ts';
import { sendRefund } from './refunds.ts';

let box: TestBox;
beforeAll(async () => {
  box = await openBox();
});
afterAll(() => box.close());

/** A refund that was requested, of a charge that `test` has taken. */
async function requested(): Promise<number> {
  const held = heldOf(await askHold(box, wish(await box.show()), 1));
  const { orderId, amount, currency } = held;
  await box.boxOffice.settle({
    ...{ provider: 'test', reference: `charge-${String(orderId)}` },
    ...{ orderId, amount, currency },
  });
  await box.boxOffice.refundOrder({ kind: 'operator', by: 'system' }, { orderId, reason: 'staff' });
  return (await box.prisma.refund.findFirstOrThrow({ where: { orderId } })).id;
}

/** A provider that answers like this, and what it was asked. */
function answering(answer: PaymentProvider['refund'], isRepeatable = false) {
  const asked: RefundOrder[] = [];
  const provider: PaymentProvider = {
    name: 'test',
    isRepeatable,
    refund: (order) => {
      asked.push(order);
      return answer(order);
    },
  };
  return { asked, deps: deps([provider]) };
}
const deps = (providers: PaymentProvider[]) => ({
  ...{ prisma: box.prisma, transact: box.transact, providers, log: silentLog, now: box.clock.now },
});
const statusOf = async (id: number) => (await box.prisma.refund.findUniqueOrThrow({ where: { id } })).status;

describe('a refund', () => {
  test('is asked for once, however many take it up at once', async () => {
    const id = await requested();
    const { asked, deps } = answering(() => Promise.resolve('done'));
    await Promise.all(Array.from({ length: 10 }, () => sendRefund(deps, id)));
    expect(asked).toMatchObject([{ amount: 500, currency: 'XTR' }]);
    expect(await statusOf(id)).toBe('done');
  });

  test('that the provider refuses is failed, and not tried again by itself', async () => {
    const id = await requested();
    const { asked, deps } = answering(() => Promise.resolve('refused'));
    await sendRefund(deps, id);
    await sendRefund(deps, id);
    expect(asked).toHaveLength(1);
    expect(await statusOf(id)).toBe('failed');
  });

  test('whose answer is lost stays in doubt, and is not asked for twice', async () => {
    const id = await requested();
    const { asked, deps } = answering(() => Promise.reject(new Error('socket hang up')));
    await sendRefund(deps, id);
    await sendRefund(deps, id);
    expect(asked).toHaveLength(1);
    expect(await statusOf(id)).toBe('sending');
  });

  test('of a provider that is not set up waits for a person', async () => {
    const id = await requested();
    await sendRefund(deps([]), id);
    expect(await statusOf(id)).toBe('failed');
  });

  test('of a provider that gives back once is asked for again when the answer is lost, and is told of once', async () => {
    const id = await requested();
    let answers = 0;
    const { asked, deps } = answering(
      () => (answers++ === 0 ? Promise.reject(new Error('socket hang up')) : Promise.resolve('done')),
      true,
    );
    await expect(sendRefund(deps, id)).rejects.toThrow('socket hang up');
    expect(await statusOf(id)).toBe('sending');
    await Promise.all([sendRefund(deps, id), sendRefund(deps, id)]);
    expect(asked.length).toBeGreaterThan(1);
    expect(await statusOf(id)).toBe('done');
    const told = await box.prisma.domainEvent.count({
      where: { type: 'refund.done', payload: { equals: { refundId: id } } },
    });
    expect(told).toBe(1);
  });

  test('that must wait is requested again', async () => {
    const id = await requested();
    const { deps } = answering(() => Promise.resolve({ retryAfterSeconds: 3 }));
    await expect(sendRefund(deps, id)).rejects.toThrow('in 3 s');
    expect(await statusOf(id)).toBe('requested');
  });

  test('that its provider puts off for an hour is shown to the staff, who can do it themselves', async () => {
    const id = await requested();
    const staff = { kind: 'operator', by: 'system' } as const;
    const shown = async () =>
      (await box.boxOffice.attentionLists(staff)).refunds.find((refund) => refund.id === id)?.status;
    const { deps } = answering(() => Promise.resolve({ retryAfterSeconds: 3 }));
    await expect(sendRefund(deps, id)).rejects.toThrow('in 3 s');
    box.clock.advance(30 * 60_000);
    expect(await shown()).toBeUndefined();
    box.clock.advance(31 * 60_000);
    await expect(sendRefund(deps, id)).rejects.toThrow('in 3 s');
    expect(await shown()).toBe('requested');
    await box.boxOffice.markRefundDone(staff, id);
    expect(await shown()).toBeUndefined();
    // Its job finds nothing left to do.
    const late = answering(() => Promise.resolve('done'));
    await sendRefund(late.deps, id);
    expect(late.asked).toEqual([]);
  });
});
