import { expect, it } from 'vitest';
import { OrderId } from '../../../protocol/ids.ts';
import { StaffOrder } from '../../../protocol/admin.ts';
import { inOrder, standingOf } from './show-standing.ts';
import { stuckFirst } from './staff-queries.ts';

it('a show is a draft until it is published, and over whether it was or not', () => {
  expect(standingOf({ status: 'upcoming', published: false })).toBe('draft');
  expect(standingOf({ status: 'upcoming', published: true })).toBe('on_sale');
  expect(standingOf({ status: 'live', published: true })).toBe('live');
  expect(standingOf({ status: 'finished', published: false })).toBe('over');
  expect(standingOf({ status: 'cancelled', published: true })).toBe('cancelled');
});

it('the nearest show comes first, and what is over last', () => {
  const shows = [
    { status: 'upcoming', startsAt: 50 },
    { status: 'finished', startsAt: 10 },
    { status: 'cancelled', startsAt: 60 },
    { status: 'live', startsAt: 30 },
  ] as const;
  expect(inOrder(shows).map(({ startsAt }) => startsAt)).toEqual([30, 50, 60, 10]);
});

it('orders that are stuck come first, and once', () => {
  const order = (id: number, status: string) =>
    StaffOrder.parse({
      ...{ id, showId: 1, show: '', buyer: null, status, amount: 0, credit: 0, currency: 'RUB' },
      ...{ left: 0, seats: 1 },
      ...{ promoCode: null, createdAt: 0, paidAt: null, payments: [], refunds: [], tickets: [] },
      refund: null,
    });
  const [old, stuck, paid] = [order(1, 'stuck'), order(8, 'stuck'), order(9, 'paid')];
  expect(stuckFirst([stuck, old], [paid, stuck]).map(({ id }) => id)).toEqual(
    [8, 1, 9].map((id) => OrderId.parse(id)),
  );
});
