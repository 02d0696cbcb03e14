import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OrderId } from '../../../protocol/ids.ts';
import type { Actor } from '../../people/index.ts';
import { openBox, type TestBox, type TestShow } from '../testing/box.ts';
import { type OrderAct, statusAfter, transition, transitions } from './machine.ts';

const acts = Object.keys(transitions) as OrderAct[]; // its own keys
const staff: Actor = { kind: 'operator', by: 'system' };

let box: TestBox;
let show: TestShow;
beforeAll(async () => {
  box = await openBox();
  show = await box.show();
});
afterAll(() => box.close());

async function freshOrder(): Promise<OrderId> {
  const { id } = await box.prisma.order.create({
    data: {
      ...{ showId: show.id, amount: 500, currency: 'XTR' },
      ...{ surface: 'web', holdExpiresAt: new Date() },
    },
  });
  return OrderId.parse(id);
}

const act = (orderId: OrderId, one: OrderAct): Promise<boolean> =>
  box.prisma.$transaction((tx) => transition(tx, staff, { orderId, act: one, at: new Date() }));
const statusOf = async (id: OrderId) =>
  (await box.prisma.order.findUniqueOrThrow({ where: { id }, select: { status: true } })).status;

describe('the states of an order', () => {
  test('follow the table, whatever is tried, and each step is written down once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...acts), { minLength: 1, maxLength: 12 }), async (tried) => {
        const id = await freshOrder();
        let model: Awaited<ReturnType<typeof statusOf>> = 'held';
        let steps = 0;
        for (const one of tried) {
          const next = statusAfter(model, one);
          expect(await act(id, one), `${one} at ${model}`).toBe(next !== undefined);
          if (next !== undefined) steps += 1;
          model = next ?? model;
          expect(await statusOf(id)).toBe(model);
        }
        expect(await box.prisma.auditEntry.count({ where: { subject: 'order', subjectId: id } })).toBe(steps);
      }),
      { numRuns: 40 },
    );
  });

  test('have one winner, however many come at once', async () => {
    const id = await freshOrder();
    const rivals: OrderAct[] = ['pay', 'cancel', 'expire', 'doubt', 'pay', 'cancel'];
    const won = await Promise.all(rivals.map((one) => act(id, one)));
    // What has expired or was cancelled may still be doubted: that is a second step, and not a second winner.
    const first = rivals.filter((one, index) => won[index] && one !== 'doubt');
    expect(first.length).toBeLessThanOrEqual(1);
    expect(won).toContain(true);
  });

  test('never lead from money to no money but by a refund or a person', () => {
    for (const one of acts) {
      const after = statusAfter('paid', one);
      if (after !== undefined) expect(['partially_refunded', 'refunded']).toContain(after);
      expect(statusAfter('refunded', one)).toBeUndefined();
    }
  });
});
