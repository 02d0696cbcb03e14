import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OrderView, PaymentAnswer } from '../../../protocol/box-office.ts';
import { OrderId, TicketId } from '../../../protocol/ids.ts';
import { verdictOf } from '../../live/admission/testing.ts';
import { askHold, heldOf, makeCode, openBox, type TestBox, type TestShow, wish } from '../testing/box.ts';
import { advisoryGuard, type SalesGuard } from './guard.ts';

let box: TestBox;
beforeAll(async () => {
  box = await openBox();
});
afterAll(() => box.close());

let buyers = 0;
/** Keeps seats as somebody without an account; the order's secret is theirs. */
async function hold(show: TestShow, quantity = 1, more: Parameters<typeof wish>[2] = {}) {
  const held = heldOf(await askHold(box, wish(show, quantity, more), ++buyers));
  return { ...held, secret: held.secret ?? '' };
}
type Held = Awaited<ReturnType<typeof hold>>;

const ask = (held: Pick<Held, 'orderId' | 'secret'>, act = '', body?: unknown) =>
  box.server.request(`/api/orders/${String(held.orderId)}${act}`, {
    token: held.secret,
    ...(act !== '' && { body: body ?? {} }),
  });
const view = async (held: Held) => OrderView.parse((await ask(held)).json);
const payDemo = async (held: Held) => PaymentAnswer.parse((await ask(held, '/pay/demo')).json).settlement;
const charge = (held: Held, reference: string, more: { amount?: number; currency?: string } = {}) =>
  box.boxOffice.settle({
    ...{ provider: 'test', reference, orderId: held.orderId },
    ...{ amount: held.amount, currency: held.currency, ...more },
  });
const minutes = (some: number): number => some * 60_000;

describe('seats that somebody wants', () => {
  test('are kept for a quarter of an hour, paid, and then there are tickets', async () => {
    const held = await hold(await box.show(), 2);
    expect(held).toMatchObject({ status: 'held', amount: 1_000, currency: 'XTR', discount: 0 });
    expect(held.holdExpiresAt - box.clock.now()).toBeGreaterThan(minutes(14));
    expect((await view(held)).tickets).toEqual([]);
    expect(await payDemo(held)).toBe('paid');
    const paid = await view(held);
    expect(paid).toMatchObject({ status: 'paid', lines: [{ category: 'Зал', quantity: 2 }] });
    expect(new Set(paid.tickets.map(({ link }) => link)).size).toBe(2);
  });

  test('are missing from what the show still has, until they are given up', async () => {
    const show = await box.show({
      capacity: 5,
      priceCategories: {
        create: [
          { name: 'Партер', position: 1, capacity: 3, prices: { create: { currency: 'XTR', amount: 1 } } },
          { name: 'Балкон', position: 2, prices: { create: { currency: 'XTR', amount: 1 } } },
        ],
      },
    });
    const left = async () =>
      (await box.boxOffice.findShow(show.id)).categories.map((category) => category.left);
    expect(await left()).toEqual([3, 5]);
    const held = await hold(show, 2);
    expect(await left()).toEqual([1, 3]);
    await ask(held, '/cancel');
    expect(await left()).toEqual([3, 5]);
    const listed = (await box.boxOffice.listShows()).find(({ id }) => id === show.id);
    expect(listed?.categories[0]).not.toHaveProperty('left');
    await box.prisma.show.update({ where: { id: show.id }, data: { status: 'cancelled' } });
    expect(await left()).toEqual([undefined, undefined]);
  });

  test('are one order, however often the same page asks, and no other page’s', async () => {
    const show = await box.show({ capacity: 3 });
    const secret = 's'.repeat(42) + 'A';
    const asked = await Promise.all(
      Array.from({ length: 10 }, () => askHold(box, wish(show, 2, { secret }), ++buyers)),
    );
    expect(new Set(asked.map((answer) => heldOf(answer).orderId)).size).toBe(1);
    const [first] = asked.map((answer) => ({ ...heldOf(answer), secret }));
    if (first === undefined) throw new Error('ten were asked');
    expect(await payDemo(first)).toBe('paid');
    expect(heldOf(await askHold(box, wish(show, 2, { secret }), ++buyers))).toMatchObject({
      ...{ orderId: first.orderId, status: 'paid' },
    });
    const other = await box.show();
    expect(verdictOf(await askHold(box, wish(other, 1, { secret }), ++buyers))).toBe('400 bad_request');
    await ask(first, '/refund');
    expect(verdictOf(await askHold(box, wish(show, 2, { secret }), ++buyers))).toBe('410 order_over');
  });

  test('are free again when the hold is over or given up', async () => {
    const show = await box.show({ capacity: 2 });
    const given = await hold(show, 2);
    expect(verdictOf(await askHold(box, wish(show), ++buyers))).toBe('409 sold_out');
    expect((await ask(given, '/cancel')).status).toBe(204);
    expect((await ask(given, '/cancel')).status).toBe(204);
    const left = await hold(show, 2);
    box.clock.advance(minutes(15) + 1);
    await hold(show, 2);
    expect(await box.boxOffice.expireOrders()).toBeGreaterThan(0);
    expect((await view(left)).status).toBe('expired');
    expect(verdictOf(await ask(left, '/cancel'))).toBe('410 order_over');
  });

  test('stay kept for a payment that begins as their time is found to be over', async () => {
    const { orderId } = await hold(await box.show(), 1);
    const waiting = async (): Promise<number> => {
      const rows = await box.prisma.$queryRaw<unknown[]>`
        SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      return rows.length;
    };
    box.clock.advance(minutes(15) + 1);
    let expiring: Promise<number> = Promise.resolve(0);
    await box.prisma.$transaction(async (tx) => {
      const holdExpiresAt = new Date(box.clock.now() + minutes(2));
      await tx.order.update({ where: { id: orderId }, data: { status: 'awaiting_payment', holdExpiresAt } });
      expiring = box.boxOffice.expireOrders();
      await expect.poll(waiting).toBe(1);
    });
    await expiring;
    expect((await box.prisma.order.findUniqueOrThrow({ where: { id: orderId } })).status).toBe(
      'awaiting_payment',
    );
  });

  test('cost what the category costs in each currency', async () => {
    const show = await box.show();
    expect(await hold(show, 3, { currency: 'RUB' })).toMatchObject({ amount: 450_000, currency: 'RUB' });
    expect(verdictOf(await askHold(box, wish(show, 1, { currency: 'USD' }), ++buyers))).toBe(
      '400 bad_request',
    );
  });

  test('of another show, of nothing, or too many are refused', async () => {
    const [show, other] = [await box.show(), await box.show()];
    const refused = async (request: unknown) =>
      verdictOf(await box.server.request('/api/orders', { body: request, from: '10.9.9.9' }));
    const line = (priceCategoryId = 0, quantity = 1) => ({ priceCategoryId, quantity });
    const [own, foreign] = [show.categories[0], other.categories[0]];
    for (const lines of [
      [],
      [line(foreign)],
      [line(own, 21)],
      [line(own, 0)],
      [line(own), line(own)],
      [line(own, 1.5)],
    ]) {
      expect(await refused({ ...wish(show), lines })).toBe('400 bad_request');
    }
    expect(await refused({ ...wish(show), showId: 999_999 })).toBe('400 bad_request');
    expect(await refused({ ...wish(show), surface: 'house' })).toBe('400 bad_request');
  });

  test('are not sold once the show is cancelled, or over', async () => {
    const cancelled = await box.show({ status: 'cancelled' });
    const over = await box.show({ startsAt: new Date(box.clock.now() - 5 * 3_600_000) });
    for (const show of [cancelled, over]) {
      expect(verdictOf(await askHold(box, wish(show), ++buyers))).toBe('400 not_on_sale');
    }
  });

  test('are nobody else’s to see, cancel, pay or give back', async () => {
    const [held, other] = [await hold(await box.show()), await hold(await box.show())];
    const stranger = { orderId: held.orderId, secret: other.secret };
    for (const act of ['', '/cancel', '/refund', '/pay/demo']) {
      expect(verdictOf(await ask(stranger, act)), act).toBe('404 not_found');
      const nobody = await box.server.request(`/api/orders/${String(held.orderId)}${act}`, {
        ...(act !== '' && { body: {} }),
      });
      expect(verdictOf(nobody), act).toBe('401 unauthorised');
    }
    expect((await view(held)).status).toBe('held');
  });
});

describe('a promo code', () => {
  const refusal = async (show: TestShow, promoCode: string, quantity = 1, currency = 'XTR') =>
    verdictOf(await askHold(box, wish(show, quantity, { promoCode, currency }), ++buyers));

  test('makes it cheaper, however it is typed', async () => {
    await makeCode(box.prisma, { code: 'TEN' });
    expect(await hold(await box.show(), 2, { promoCode: 'ten ' })).toMatchObject({
      ...{ amount: 900, discount: 100 },
    });
  });

  test('for nothing gives the tickets at once, and asks for no payment', async () => {
    await makeCode(box.prisma, { code: 'FREE', kind: 'free', value: 0 });
    const held = await hold(await box.show(), 1, { promoCode: 'FREE' });
    expect(held).toMatchObject({ status: 'paid', amount: 0 });
    expect((await view(held)).tickets).toHaveLength(1);
  });

  test('has its time, its shows, its categories, its currency and its least number', async () => {
    const [show, other] = [await box.show(), await box.show()];
    const now = box.clock.now();
    const codes = [
      { code: 'SOON', validFrom: new Date(now + 1_000_000) },
      { code: 'PAST', validUntil: new Date(now - 1_000) },
      { code: 'OFF', disabledAt: new Date(now) },
      { code: 'OTHER', shows: { create: { showId: other.id } } },
      { code: 'LOGE', categories: { create: { priceCategoryId: other.categories[0] ?? 0 } } },
      { code: 'EURO', kind: 'fixed' as const, value: 100, currency: 'EUR' },
      { code: 'TWO', minQuantity: 2 },
    ];
    for (const code of codes) await makeCode(box.prisma, code);
    for (const code of ['NONE', 'SOON', 'PAST', 'OFF']) {
      expect(await refusal(show, code), code).toBe('400 promo_code_unknown');
    }
    for (const code of ['OTHER', 'LOGE', 'EURO', 'TWO']) {
      expect(await refusal(show, code), code).toBe('400 promo_code_unfit');
    }
    expect(await refusal(other, 'OTHER')).toBe('200');
    expect(await refusal(show, 'EURO', 1, 'EUR')).toBe('200');
    expect(await refusal(show, 'TWO', 2)).toBe('200');
  });

  test('of one to a person wants to know the person', async () => {
    const show = await box.show();
    await makeCode(box.prisma, { code: 'MINE', limitPerPerson: 1 });
    expect(await refusal(show, 'MINE')).toBe('400 promo_code_needs_account');
    await box.prisma.user.create({ data: { telegramId: 77n, firstName: 'Аня' } });
    const user = { kind: 'user', userId: 77n } as const;
    const request = wish(show, 1, { promoCode: 'MINE', surface: 'telegram' });
    const first = await box.boxOffice.holdSeats(user, request);
    const again = wish(await box.show(), 1, { promoCode: 'MINE', surface: 'telegram' });
    await expect(box.boxOffice.holdSeats(user, again)).rejects.toMatchObject({
      code: 'promo_code_used_up',
    });
    // What was given up was not used.
    await box.boxOffice.cancelOrder(user, first.orderId);
    await expect(box.boxOffice.holdSeats(user, request)).resolves.toMatchObject({ status: 'held' });
  });
});

describe('a charge', () => {
  test('that is told of twenty times at once is one', async () => {
    const held = await hold(await box.show(), 2);
    const told = await Promise.all(Array.from({ length: 20 }, () => charge(held, 'same')));
    expect(told.filter((settlement) => settlement === 'paid')).toHaveLength(1);
    expect(told.filter((settlement) => settlement === 'repeat')).toHaveLength(19);
    expect((await view(held)).tickets).toHaveLength(2);
    expect(await box.prisma.payment.count({ where: { orderId: held.orderId } })).toBe(1);
  });

  test('of another amount or currency gives no ticket, and waits for a person', async () => {
    for (const wrong of [{ amount: 499 }, { amount: 501 }, { currency: 'RUB' }]) {
      const held = await hold(await box.show());
      expect(await charge(held, `wrong-${String(held.orderId)}`, wrong)).toBe('stuck');
      expect(await view(held)).toMatchObject({ status: 'stuck', tickets: [] });
    }
  });

  test('that is the second for an order goes back, two at once as well', async () => {
    const held = await hold(await box.show());
    const both = await Promise.all([charge(held, 'first'), charge(held, 'second')]);
    expect(both.toSorted()).toEqual(['paid', 'refunded_duplicate']);
    const refunds = await box.prisma.refund.findMany({ where: { orderId: held.orderId } });
    expect(refunds).toMatchObject([{ amount: 500, reason: 'duplicate', status: 'requested' }]);
    expect((await view(held)).tickets).toHaveLength(1);
  });

  test('that is late buys seats that are left, and else goes back', async () => {
    const show = await box.show({ capacity: 1 });
    const late = await hold(show);
    box.clock.advance(minutes(16));
    await box.boxOffice.expireOrders();
    expect(await charge(late, 'late-1')).toBe('paid');
    const full = await box.show({ capacity: 1 });
    const tooLate = await hold(full);
    box.clock.advance(minutes(16));
    await hold(full);
    expect(await charge(tooLate, 'late-2')).toBe('refunded_no_seats');
    expect(await view(tooLate)).toMatchObject({ status: 'expired', tickets: [] });
  });

  test('for no order of ours is not taken for one', async () => {
    const unknown = { ...(await hold(await box.show())), orderId: OrderId.parse(2_000_000_000) };
    expect(await charge(unknown, 'nobody')).toBe('unknown_order');
  });
});

describe('the question before a payment', () => {
  test('keeps the seats two minutes more, and says no when the hold is over', async () => {
    const held = await hold(await box.show());
    box.clock.advance(minutes(14.5));
    expect(await box.boxOffice.keepForPayment(held.orderId)).toBe(true);
    const { holdExpiresAt, status } = await view(held);
    expect(status).toBe('awaiting_payment');
    expect((holdExpiresAt ?? 0) - box.clock.now()).toBeGreaterThan(minutes(1.9));
    box.clock.advance(minutes(3));
    expect(await box.boxOffice.keepForPayment(held.orderId)).toBe(false);
  });
});

describe('giving back', () => {
  test('all tickets ends them at once, frees the seats and asks for the whole charge', async () => {
    const show = await box.show({ capacity: 2 });
    const held = await hold(show, 2);
    await payDemo(held);
    expect((await ask(held, '/refund')).status).toBe(204);
    const coming = { amount: 1_000, isDone: false, askedAt: expect.any(Number) as number };
    expect(await view(held)).toMatchObject({ status: 'refunded', tickets: [], returning: coming });
    expect(await box.prisma.refund.findMany({ where: { orderId: held.orderId } })).toMatchObject([
      { amount: 1_000, reason: 'asked', status: 'requested' },
    ]);
    await box.prisma.refund.updateMany({
      where: { orderId: held.orderId },
      data: { status: 'done', doneAt: new Date() },
    });
    expect((await view(held)).returning).toEqual({ ...coming, isDone: true });
    const revoked = await box.prisma.domainEvent.count({
      where: { type: 'ticket.revoked', payload: { path: ['showId'], equals: show.id } },
    });
    expect(revoked).toBe(2);
    await hold(show, 2);
    expect(verdictOf(await ask(held, '/refund'))).toBe('410 order_over');
  });

  test('some tickets gives back their share, and all shares are the whole', async () => {
    await makeCode(box.prisma, { code: 'THIRD', value: 33 });
    const held = await hold(await box.show(), 3, { promoCode: 'THIRD' });
    await payDemo(held);
    for (let left = 3; left > 0; left -= 1) {
      const [ticket] = (await view(held)).tickets;
      expect((await ask(held, '/refund', { tickets: [ticket?.id] })).status).toBe(204);
      expect((await view(held)).tickets).toHaveLength(left - 1);
    }
    const { _sum } = await box.prisma.refund.aggregate({
      where: { orderId: held.orderId },
      _sum: { amount: true },
    });
    expect(_sum.amount).toBe(held.amount);
    expect((await view(held)).status).toBe('refunded');
  });

  test('a part of a charge that only goes back whole is refused, and so are others’ tickets', async () => {
    const held = await hold(await box.show(), 2);
    expect(await charge(held, `stars-${String(held.orderId)}`)).toBe('paid');
    const [ticket] = (await view(held)).tickets;
    expect(verdictOf(await ask(held, '/refund', { tickets: [ticket?.id] }))).toBe('400 bad_request');
    expect(verdictOf(await ask(held, '/refund', { tickets: [TicketId.parse(2_000_000)] }))).toBe(
      '400 bad_request',
    );
    expect((await view(held)).tickets).toHaveLength(2);
  });
});

test('every change of an order is a line of the audit log', async () => {
  const held = await hold(await box.show());
  await payDemo(held);
  await ask(held, '/refund');
  const lines = await box.prisma.auditEntry.findMany({
    where: { subject: 'order', subjectId: held.orderId },
    orderBy: { id: 'asc' },
  });
  expect(lines.map(({ act, actor }) => `${actor} ${act}`)).toEqual([
    'buyer order.hold',
    'system order.pay',
    'buyer order.refund_rest',
  ]);
});

/** Of a process that dies, see `tests/telegram/crash.test.ts`. */
describe('an error between charge and commit', () => {
  /** Throws at its first, second… step: nothing of the transaction is left. */
  function failingAt(step: number): SalesGuard {
    let steps = 0;
    const fail = async (): Promise<void> => {
      steps += 1;
      if (steps === step) throw new Error('it has failed');
      return Promise.resolve();
    };
    return {
      async lock(tx, scarce) {
        await fail();
        await advisoryGuard.lock(tx, scarce);
        await fail();
      },
      checked: fail,
    };
  }

  test.each([1, 2, 3])('at step %i loses nothing and doubles nothing', async (step) => {
    const failing = await openBox(failingAt(step + 3));
    try {
      const show = await failing.show();
      // Three steps of a hold, and then those of the charge.
      const held = heldOf(await askHold(failing, wish(show, 2), 1));
      const told = () =>
        failing.boxOffice.settle({
          ...{ provider: 'test', reference: 'once', orderId: held.orderId },
          ...{ amount: held.amount, currency: held.currency },
        });
      await expect(told()).rejects.toThrow('it has failed');
      expect(await failing.prisma.payment.count()).toBe(0);
      expect(await failing.prisma.ticket.count()).toBe(0);
      expect(await told()).toBe('paid');
      expect(await told()).toBe('repeat');
      expect(await failing.prisma.ticket.count()).toBe(2);
    } finally {
      await failing.close();
    }
  });
});
