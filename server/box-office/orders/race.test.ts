import { afterEach, describe, expect, test } from 'vitest';
import { OrderId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { verdictOf } from '../../live/admission/testing.ts';
import { askHold, heldOf, makeCode, openBox, type TestBox, wish } from '../testing/box.ts';
import { advisoryGuard, type SalesGuard } from './guard.ts';

/**
 * A rush for the last seats, over HTTP, on a real PostgreSQL; and the same without the lock, with a pause between check
 * and write: if that did not sell too much, the tests above it would show nothing.
 */
const unlocked: SalesGuard = {
  lock: () => Promise.resolve(),
  checked: () => new Promise((resolve) => setTimeout(resolve, 30)),
};

let box: TestBox;
afterEach(() => box.close());

/** So many buyers at once; answers how often each verdict was given. */
async function rush(buyers: number, ask: (buyer: number) => ReturnType<typeof askHold>) {
  const answers = await Promise.all(Array.from({ length: buyers }, (_, buyer) => ask(buyer)));
  const verdicts: Record<string, number> = {};
  for (const answer of answers) {
    const verdict = verdictOf(answer);
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  }
  return { answers, verdicts };
}

const seatsOf = async ({ prisma }: TestBox, showId: number): Promise<number> => {
  const { _sum } = await prisma.orderLine.aggregate({
    where: { order: { showId } },
    _sum: { quantity: true },
  });
  return _sum.quantity ?? 0;
};

describe('five hundred buyers for fifty seats', () => {
  async function sale(guard?: SalesGuard) {
    box = await openBox(guard);
    const show = await box.show({ capacity: 50 });
    return { show, ...(await rush(500, (buyer) => askHold(box, wish(show), buyer))) };
  }

  test('get exactly fifty, pay for them, and the others are told', async () => {
    const { show, answers, verdicts } = await sale();
    expect(verdicts).toEqual({ '200': 50, '409 sold_out': 450 });
    expect(await seatsOf(box, show.id)).toBe(50);
    const held = answers.filter(({ status }) => status === 200).map(heldOf);
    await Promise.all(
      held.map(({ orderId, secret }) =>
        box.server.request(`/api/orders/${orderId}/pay/demo`, { method: 'POST', token: secret }),
      ),
    );
    expect(await box.prisma.ticket.count({ where: { showId: show.id, status: 'valid' } })).toBe(50);
  });

  test('get too many without the lock', async () => {
    const { show, verdicts } = await sale(unlocked);
    expect(verdicts['200']).toBeGreaterThan(50);
    expect(await seatsOf(box, show.id)).toBeGreaterThan(50);
  });
});

describe('a category of its own size', () => {
  test('is sold out when it is, whatever else is left', async () => {
    box = await openBox();
    const price = { create: [{ currency: 'XTR', amount: 100 }] };
    const show = await box.show({
      capacity: 40,
      priceCategories: {
        create: [
          { name: 'Ложа', capacity: 6, prices: price },
          { name: 'Зал', prices: price },
        ],
      },
    });
    const [loge = 0, hall = 0] = show.categories;
    const { verdicts } = await rush(60, (buyer) =>
      askHold(
        box,
        wish(show, 1, { lines: [{ priceCategoryId: buyer % 2 === 0 ? loge : hall, quantity: 2 }] }),
        buyer,
      ),
    );
    expect(verdicts['200']).toBe(3 + 17);
    const sold = await box.prisma.orderLine.groupBy({
      by: ['priceCategoryId'],
      where: { order: { showId: show.id } },
      _sum: { quantity: true },
    });
    expect(sold.find(({ priceCategoryId }) => priceCategoryId === loge)?._sum.quantity).toBe(6);
    expect(await seatsOf(box, show.id)).toBe(40);
  });
});

describe('a promo code with a limit', () => {
  const useOf = async (code: string) => box.prisma.order.count({ where: { promoCode: { code } } });

  test('is used no more often, over several shows at once', async () => {
    box = await openBox();
    const shows = await Promise.all([box.show(), box.show()]);
    await makeCode(box.prisma, { code: 'ЧАЙКА', limitTotal: 7 });
    const { verdicts } = await rush(60, (buyer) => {
      const show = shows[buyer % 2] ?? shows[0];
      return askHold(box, wish(show, 1, { promoCode: ' чайка ' }), buyer);
    });
    expect(verdicts).toEqual({ '200': 7, '409 promo_code_used_up': 53 });
    expect(await useOf('ЧАЙКА')).toBe(7);
  });

  test('is used too often without the lock', async () => {
    box = await openBox(unlocked);
    const show = await box.show();
    await makeCode(box.prisma, { code: 'X', limitTotal: 7 });
    await rush(40, (buyer) => askHold(box, wish(show, 1, { promoCode: 'X' }), buyer));
    expect(await useOf('X')).toBeGreaterThan(7);
  });
});

describe('payments that come when the holds are over', () => {
  async function latePayments(guard?: SalesGuard): Promise<string[]> {
    box = await openBox(guard);
    const show = await box.show({ capacity: 10 });
    const held = await Promise.all(
      Array.from({ length: 10 }, async (_, buyer) => heldOf(await askHold(box, wish(show), buyer))),
    );
    box.clock.advance(16 * 60_000);
    // Others have bought six of the ten seats meanwhile.
    const others = heldOf(await askHold(box, wish(show, 6), 99));
    const charge = (orderId: number, amount: number) =>
      box.boxOffice.settle({
        ...{ provider: 'test', reference: `late-${String(orderId)}`, currency: 'XTR' },
        ...{ orderId: OrderId.parse(orderId), amount },
      });
    expect(await charge(others.orderId, others.amount)).toBe('paid');
    return Promise.all(held.map(({ orderId, amount }) => charge(orderId, amount)));
  }
  const count = (settlements: readonly string[], one: string): number =>
    settlements.filter((settlement) => settlement === one).length;

  test('buy the seats that are left, and the other money goes back', async () => {
    const settlements = await latePayments();
    expect(count(settlements, 'paid')).toBe(4);
    expect(count(settlements, 'refunded_no_seats')).toBe(6);
    expect(await box.prisma.ticket.count()).toBe(10);
    expect(await box.prisma.refund.count({ where: { reason: 'no_seats' } })).toBe(6);
  });

  test('buy too many without the lock', async () => {
    expect(count(await latePayments(unlocked), 'paid')).toBeGreaterThan(4);
  });
});

describe('a show that is taken off the bill while a seat of it is being kept', () => {
  const operator = { kind: 'operator', by: 'system' } as const;

  /** Holds stop between check and write until they are let go. */
  function pausing() {
    const gate = { reached: Promise.withResolvers<true>(), open: Promise.withResolvers<true>() };
    const guard: SalesGuard = {
      lock: (tx, scarce) => advisoryGuard.lock(tx, scarce),
      checked: () => {
        gate.reached.resolve(true);
        return gate.open.promise.then(() => undefined);
      },
    };
    return { ...gate, guard };
  }

  /** Somebody waits for an advisory lock. */
  const waiting = async (): Promise<number> => {
    const [row] = await box.prisma.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pg_locks JOIN pg_database d ON d.oid = database
       WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()`;
    return row?.count ?? 0;
  };

  test('waits for the hold, and stays on it', async () => {
    const { reached, open, guard } = pausing();
    box = await openBox(guard);
    const show = await box.show();
    const holding = askHold(box, wish(show), 1);
    await reached.promise;
    let isOff = false;
    const taking = box.boxOffice.publishShow(operator, show.id, false).then(
      () => (isOff = true),
      (error: unknown) => (error instanceof Refusal ? error.code : error),
    );
    await expect.poll(async () => isOff || (await waiting()) > 0).toBe(true);
    open.resolve(true);
    expect(verdictOf(await holding)).toBe('200');
    expect(await taking).toBe('bad_request');
    expect(await box.prisma.show.findUnique({ where: { id: show.id } })).toMatchObject({
      publishedAt: expect.any(Date) as Date,
    });
  });

  test('and is off it before, sells nothing', async () => {
    box = await openBox();
    const show = await box.show();
    const [off, ...holds] = await Promise.all([
      box.boxOffice.publishShow(operator, show.id, false).then(
        () => 'off',
        (error: unknown) => (error instanceof Refusal ? error.code : error),
      ),
      ...Array.from({ length: 10 }, (_, buyer) => askHold(box, wish(show), buyer).then(verdictOf)),
    ]);
    if (off === 'off') expect(new Set(holds)).toEqual(new Set(['404 not_found']));
    else expect(holds).toContain('200');
    const orders = await box.prisma.order.count({ where: { showId: show.id } });
    expect(orders === 0).toBe(off === 'off');
  });
});
