import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrderStatus } from '../../../generated/prisma/client.ts';
import { OrderId } from '../../../protocol/ids.ts';
import type { Actor } from '../../people/index.ts';
import { openBox, type TestBox, type TestShow } from '../testing/box.ts';
import { type OrderAct, statusAfter, transition } from './machine.ts';
import { acts, everyStep, stepsOf } from './machine.testing.ts';

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

/** An act: any of them, or one that can happen where the order is, so that the far states are reached too. */
const trial = fc.record({ fits: fc.boolean(), which: fc.nat(99) });
const trials = fc.array(trial, { minLength: 1, maxLength: 12, size: 'max' });
function actOf({ fits, which }: { fits: boolean; which: number }, status: OrderStatus): OrderAct {
  const fitting = acts.filter((one) => statusAfter(status, one) !== undefined);
  const choice = fits && fitting.length > 0 ? fitting : acts;
  const one = choice[which % choice.length];
  if (one === undefined) throw new Error('there are acts');
  return one;
}

describe('the states of an order', () => {
  test('follow the table, whatever is tried, and each step is written down once', async () => {
    const orders: OrderId[] = [];
    await fc.assert(
      fc.asyncProperty(trials, async (tried) => {
        const id = await freshOrder();
        orders.push(id);
        let model: OrderStatus = 'held';
        let steps = 0;
        for (const each of tried) {
          const one = actOf(each, model);
          const next = statusAfter(model, one);
          expect(await act(id, one), `${one} at ${model}`).toBe(next !== undefined);
          if (next !== undefined) steps += 1;
          model = next ?? model;
          expect(await statusOf(id)).toBe(model);
        }
        expect(await box.prisma.auditEntry.count({ where: { subject: 'order', subjectId: id } })).toBe(steps);
      }),
      { numRuns: 60, seed: 20_261_126 },
    );
    // Nothing of the table was left untried.
    expect([...(await stepsOf(box.prisma, orders))].toSorted()).toEqual(everyStep.toSorted());
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
