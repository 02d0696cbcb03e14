import { Api } from 'grammy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrderId, ShowId } from '../../protocol/ids.ts';
import { createStars } from '../../server/box-office/index.ts';
import { payloadOf } from '../../server/box-office/payments/stars/invoice.ts';
import { advisoryGuard } from '../../server/box-office/orders/guard.ts';
import type { FakeUser } from '../fakes/telegram/index.ts';
import { openTheatre, type Theatre } from './theatre.ts';
import { says, visitor } from './visitor.ts';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre({ staff: true });
});
afterAll(() => theatre.close());

/** An order of somebody, and a link of its invoice. */
async function invoiced(user: FakeUser, showId: ShowId, category: number, quantity = 1) {
  const held = await theatre.boxOffice.holdSeats(
    { kind: 'user', userId: BigInt(user.id) },
    {
      ...{ showId, currency: 'XTR', surface: 'telegram' },
      lines: [{ priceCategoryId: category, quantity }],
    },
  );
  return { orderId: held.orderId, link: await theatre.stars.invoiceLink(held.orderId) };
}
const payload = async (id: OrderId) =>
  payloadOf(await theatre.prisma.order.findUniqueOrThrow({ where: { id } }));
const statusOf = async (id: OrderId) =>
  (await theatre.prisma.order.findUniqueOrThrow({ where: { id } })).status;
const expired = (id: OrderId) =>
  theatre.prisma.order.update({
    where: { id },
    data: { holdExpiresAt: new Date(theatre.clock.now() - 1), status: 'expired' },
  });
/** Of the last payment that Telegram has told of. */
const chargeIdOf = (user: FakeUser) =>
  user.messages().findLast(({ successful_payment: payment }) => payment !== undefined)?.successful_payment
    ?.telegram_payment_charge_id ?? '';
const chargeOf = async (orderId: OrderId) =>
  (await theatre.prisma.payment.findFirstOrThrow({ where: { orderId } })).reference;

type Tx = Parameters<Parameters<Theatre['prisma']['$transaction']>[0]>[0];
/** Holds a lock until it is released. */
async function locked(lock: (tx: Tx) => Promise<unknown>): Promise<() => Promise<void>> {
  const [taken, over] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
  const holding = theatre.prisma.$transaction(
    async (tx) => {
      await lock(tx);
      taken.resolve(undefined);
      await over.promise;
    },
    { timeout: 30_000 },
  );
  await Promise.race([taken.promise, holding]);
  return async () => {
    over.resolve(undefined);
    await holding;
  };
}

describe('a charge in Stars', () => {
  test('that is told twenty times over makes one order paid, with its tickets once', async () => {
    const [user, show] = [await visitor(theatre.telegram), await theatre.show()];
    const { orderId, link } = await invoiced(user, show.id, show.category, 2);
    theatre.telegram.faults.duplicateUpdates(3);
    expect(await user.pay(link)).toMatchObject({ status: 'paid' });
    await user.waitForMessage(says('Билеты ваши'));
    theatre.telegram.faults.repeatPayment(await chargeOf(orderId), 20);
    await theatre.telegram.waitUntilDelivered();
    await expect.poll(() => theatre.prisma.inboxEntry.count({ where: { processedAt: null } })).toBe(0);
    expect(await theatre.prisma.ticket.count({ where: { orderId } })).toBe(2);
    expect(await theatre.prisma.payment.count({ where: { orderId } })).toBe(1);
    expect(await theatre.prisma.refund.count({ where: { orderId } })).toBe(0);
    const paid = user.messages().filter(says('Билеты ваши'));
    expect(paid).toHaveLength(1);
  });

  test('that comes when the hold is over buys the seats, if they are there', async () => {
    const [user, show] = [await visitor(theatre.telegram), await theatre.show({ capacity: 1 })];
    const { orderId } = await invoiced(user, show.id, show.category);
    await expired(orderId);
    // Telegram has the money of a payment that it had let through in time.
    const charge = { payload: await payload(orderId), currency: 'XTR', amount: 500 };
    const payerId = BigInt(user.id);
    expect(await theatre.stars.charged({ ...charge, chargeId: `late-${String(orderId)}`, payerId })).toBe(
      'paid',
    );
    await user.waitForMessage(says('Билеты ваши'));
  });

  test('for an order whose seats are gone goes back by itself, and the buyer hears why', async () => {
    const [user, show] = [await visitor(theatre.telegram), await theatre.show({ capacity: 1 })];
    const { orderId } = await invoiced(user, show.id, show.category);
    await expired(orderId);
    const other = await visitor(theatre.telegram);
    const { orderId: taken, link } = await invoiced(other, show.id, show.category);
    expect(await other.pay(link)).toMatchObject({ status: 'paid' });
    await expect.poll(() => statusOf(taken)).toBe('paid');
    // Telegram has the money of a payment that it had let through before.
    const reference = await chargeOf(taken);
    expect(
      await theatre.stars.charged({
        ...{ payload: await payload(orderId), currency: 'XTR', amount: 500 },
        ...{ chargeId: `late-${reference}`, payerId: BigInt(user.id) },
      }),
    ).toBe('refunded_no_seats');
    await user.waitForMessage(says('уже заняли другие'));
    // The charge is not in Telegram's book: it refuses, and people are told.
    await theatre.staff?.waitForMessage(says('Возврат № \\d+ не прошёл'));
  });

  test('with the wrong amount or currency is stuck, told to the staff, and makes no ticket', async () => {
    const [user, show] = [await visitor(theatre.telegram), await theatre.show()];
    for (const wrong of [{ amount: 499 }, { currency: 'EUR' }]) {
      const { orderId } = await invoiced(user, show.id, show.category);
      const charge = { payload: await payload(orderId), currency: 'XTR', amount: 500, ...wrong };
      const chargeId = `wrong-${String(orderId)}`;
      expect(await theatre.stars.charged({ ...charge, chargeId, payerId: BigInt(user.id) })).toBe('stuck');
      expect(await statusOf(orderId)).toBe('stuck');
      expect(await theatre.prisma.ticket.count({ where: { orderId } })).toBe(0);
      await theatre.staff?.waitForMessage(says(`Заказ № ${String(orderId)} завис`));
    }
  });

  test('for nothing of ours stands in the books as a difference', async () => {
    const payerId = BigInt((await visitor(theatre.telegram)).id);
    const charge = { payload: 'somebody else’s', currency: 'XTR', amount: 7, chargeId: 'foreign', payerId };
    expect(await theatre.stars.charged(charge)).toBe('unknown_order');
    expect(await theatre.prisma.bookDifference.findMany({ where: { reference: 'foreign' } })).toMatchObject([
      { kind: 'missing_here', resolvedAt: null },
    ]);
  });

  test('that is made in a group, where the invoice was passed on to, is the order’s', async () => {
    const [user, show] = [await visitor(theatre.telegram), await theatre.show()];
    const { orderId } = await invoiced(user, show.id, show.category);
    const successful_payment = {
      ...{ currency: 'XTR', total_amount: 500, invoice_payload: await payload(orderId) },
      ...{ telegram_payment_charge_id: `group${orderId}`, provider_payment_charge_id: '' },
    } as const;
    theatre.telegram.world.feed.push({
      message: {
        ...{ message_id: 900, date: Math.floor(Date.now() / 1000), from: user.user, successful_payment },
        chat: { id: -100_777, type: 'supergroup', title: 'Друзья' },
      },
    });
    await expect.poll(() => statusOf(orderId)).toBe('paid');
    await user.waitForMessage(says('Билеты ваши'));
  });

  test('does not wait behind chats that Telegram has told to wait', async () => {
    const slow = await Promise.all(Array.from({ length: 8 }, () => visitor(theatre.telegram)));
    const [user, show] = [await visitor(theatre.telegram), await theatre.show()];
    const { orderId, link } = await invoiced(user, show.id, show.category);
    await theatre.rest();
    for (const { id } of slow) {
      theatre.telegram.faults.flood({ method: 'sendMessage', chatId: id, retryAfterSeconds: 5 });
    }
    for (const each of slow) each.send('/help');
    const working = { processedAt: null, attempts: 1, lane: { startsWith: 'chat:' } };
    await expect.poll(() => theatre.prisma.inboxEntry.count({ where: working })).toBe(8);
    expect(await user.pay(link)).toMatchObject({ status: 'paid' });
    await expect.poll(() => statusOf(orderId)).toBe('paid');
    // All hands were still waiting.
    expect(await theatre.prisma.inboxEntry.count({ where: working })).toBe(8);
    await theatre.rest();
  });

  test('is answered for in time when the database is busy: with a no that can be tried again', async () => {
    const [user, show] = [await visitor(theatre.telegram), await theatre.show()];
    const { orderId, link } = await invoiced(user, show.id, show.category);
    const release = await locked(
      (tx) => tx.$executeRaw`SELECT 1 FROM orders WHERE id = ${orderId} FOR UPDATE`,
    );
    const outcome = await user.pay(link);
    await release();
    expect(outcome).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('Деньги не списаны') as string,
    });
    expect(user.balance).toBe(5000);
  });

  test('that comes while everybody buys is tried again until it counts, and nobody is told to pay again', async () => {
    const [user, show] = [await visitor(theatre.telegram), await theatre.show()];
    const { orderId, link } = await invoiced(user, show.id, show.category);
    const release = await locked((tx) => advisoryGuard.lock(tx, { showId: show.id }));
    expect(await user.pay(link)).toMatchObject({ status: 'paid' });
    const failed = { lane: `urgent:charge:${chargeIdOf(user)}`, error: { contains: `show ${show.id}` } };
    // Longer than anybody waits for the lock of a show.
    await expect.poll(() => theatre.prisma.inboxEntry.count({ where: failed }), { timeout: 15_000 }).toBe(1);
    await release();
    await expect.poll(() => statusOf(orderId), { timeout: 15_000 }).toBe('paid');
    await user.waitForMessage(says('Билеты ваши'));
    expect(user.messages().filter(says('Попробуйте'))).toEqual([]);
  });
});

describe('a refund in Stars', () => {
  async function bought(quantity = 1) {
    const [user, show] = [await visitor(theatre.telegram), await theatre.show()];
    const { orderId, link } = await invoiced(user, show.id, show.category, quantity);
    expect(await user.pay(link)).toMatchObject({ status: 'paid' });
    await expect.poll(() => statusOf(orderId)).toBe('paid');
    return { user, orderId };
  }
  const giveBack = (user: FakeUser, orderId: OrderId) =>
    theatre.boxOffice.refundOrder({ kind: 'user', userId: BigInt(user.id) }, { orderId, reason: 'asked' });
  const refundOf = (orderId: OrderId) => theatre.prisma.refund.findFirstOrThrow({ where: { orderId } });

  test('whose answer is lost is asked for again, and given once', async () => {
    const { user, orderId } = await bought();
    theatre.telegram.faults.hang({ method: 'refundStarPayment' });
    await giveBack(user, orderId);
    await user.waitForMessage(says('вернулось 500'));
    expect(await refundOf(orderId)).toMatchObject({ status: 'done' });
    expect(user.balance).toBe(5000);
    expect(user.messages().filter(says('вернулось 500'))).toHaveLength(1);
  });

  test('waits as long as Telegram says', async () => {
    const { user, orderId } = await bought();
    theatre.telegram.faults.flood({ method: 'refundStarPayment', retryAfterSeconds: 1 });
    await giveBack(user, orderId);
    await expect.poll(async () => (await refundOf(orderId)).status).toBe('done');
    expect(user.balance).toBe(5000);
  });

  test('that Telegram made without us takes the tickets', async () => {
    const { user, orderId } = await bought(2);
    const reference = await chargeOf(orderId);
    await theatre.stars.refunded(reference);
    expect(await statusOf(orderId)).toBe('refunded');
    expect(await theatre.prisma.ticket.count({ where: { orderId, status: 'valid' } })).toBe(0);
    await user.waitForMessage(says('вернулось'));
  });

  test('that is told of before its charge takes the tickets as soon as the charge comes', async () => {
    const [user, show] = [await visitor(theatre.telegram), await theatre.show()];
    const { orderId } = await invoiced(user, show.id, show.category);
    const charge = { payload: await payload(orderId), currency: 'XTR', amount: 500 };
    const chargeId = `early-${orderId}`;
    await theatre.stars.refunded(chargeId);
    await theatre.stars.charged({ ...charge, chargeId, payerId: BigInt(user.id) });
    expect(await statusOf(orderId)).toBe('refunded');
    expect(await theatre.prisma.ticket.count({ where: { orderId, status: 'valid' } })).toBe(0);
    const open = { reference: chargeId, resolvedAt: null };
    expect(await theatre.prisma.bookDifference.count({ where: open })).toBe(0);
  });

  test('that Telegram made of what had become a balance is written down as given twice', async () => {
    const { user, orderId } = await bought(2);
    const other = await theatre.show();
    const actor = { kind: 'user', userId: BigInt(user.id) } as const;
    // One after the other, and the first is spent: of a part, and of what is left after it, the person keeps a balance.
    for (const { id } of (await theatre.boxOffice.viewOrder(orderId)).tickets) {
      await theatre.boxOffice.refundOrder(actor, { orderId, reason: 'asked', tickets: [id] });
      const { balance } = await theatre.boxOffice.myOrders(actor.userId);
      expect(balance).toBe(500);
      if ((await statusOf(orderId)) === 'refunded') break;
      await theatre.boxOffice.holdSeats(actor, {
        ...{ showId: other.id, currency: 'XTR', surface: 'telegram' },
        lines: [{ priceCategoryId: other.category, quantity: 1 }],
      });
    }
    expect(await statusOf(orderId)).toBe('refunded');
    const reference = await chargeOf(orderId);
    await theatre.stars.refunded(reference);
    await theatre.stars.refunded(reference);
    // The books agree with each other: that makes nothing good.
    theatre.clock.advance(11 * 60_000);
    await theatre.stars.reconcile();
    const noted = { reference, kind: 'given_twice' };
    expect(await theatre.prisma.bookDifference.findMany({ where: noted })).toMatchObject([
      { details: { orderId, amount: 1000 }, resolvedAt: null },
    ]);
  });

  test('of one ticket of two is a balance, which the next order takes', async () => {
    const { user, orderId } = await bought(2);
    const [ticket] = (await theatre.boxOffice.viewOrder(orderId)).tickets;
    const actor = { kind: 'user', userId: BigInt(user.id) } as const;
    if (ticket === undefined) throw new Error('there are two');
    await theatre.boxOffice.refundOrder(actor, { orderId, reason: 'asked', tickets: [ticket.id] });
    expect(user.balance).toBe(4000);
    expect((await theatre.boxOffice.myOrders(actor.userId)).balance).toBe(500);
  });
});

describe('the books', () => {
  test('tell of a charge that we never heard of, and it is dealt with; what cannot be mended stays', async () => {
    const [user, show] = [await visitor(theatre.telegram), await theatre.show()];
    const { orderId, link } = await invoiced(user, show.id, show.category);
    expect(await user.pay(link)).toMatchObject({ status: 'paid' });
    await expect.poll(() => statusOf(orderId)).toBe('paid');
    const reference = await chargeOf(orderId);
    // As if the update had never come.
    await theatre.prisma.$transaction([
      theatre.prisma.order.update({
        where: { id: orderId },
        data: {
          ...{ paymentId: null, status: 'expired' },
          holdExpiresAt: new Date(theatre.clock.now() - 1),
        },
      }),
      theatre.prisma.payment.deleteMany({ where: { orderId } }),
      theatre.prisma.ticket.deleteMany({ where: { orderId } }),
    ]);
    theatre.clock.advance(11 * 60_000);
    const first = await theatre.stars.reconcile();
    expect(first.settled).toBe(1);
    expect(await statusOf(orderId)).toBe('paid');
    expect(await chargeOf(orderId)).toBe(reference);
    // Charges of other tests that Telegram has no book of.
    const open = { resolvedAt: null, kind: 'missing_there' };
    expect(await theatre.prisma.bookDifference.count({ where: open })).toBeGreaterThan(0);
    expect((await theatre.stars.reconcile()).settled).toBe(0);
  });

  test('come in pages', async () => {
    const user = await visitor(theatre.telegram);
    const source = { type: 'user', transaction_type: 'invoice_payment', user: user.user } as const;
    const charges = Array.from({ length: 250 }, (_, index) => ({
      ...{ id: `page-${String(index)}`, amount: 1, date: 1_700_000_000 + index },
      source: { ...source, invoice_payload: `none-of-ours-${String(index)}` },
    }));
    const pages: number[] = [];
    const getStarTransactions = ({ offset = 0, limit = 100 }: { offset?: number; limit?: number } = {}) => {
      pages.push(offset);
      return Promise.resolve({ transactions: charges.slice(offset, offset + limit) });
    };
    const { prisma, clock } = theatre;
    const api = Object.assign(new Api('1:none'), { getStarTransactions });
    const book = createStars({ ...theatre.selling, prisma, now: clock.now, api });
    expect(await book.reconcile()).toMatchObject({ charges: 250, settled: 250 });
    expect(pages).toEqual([0, 100, 200]);
    const kept = { reference: { startsWith: 'page-' }, kind: 'missing_here', resolvedAt: null };
    expect(await prisma.bookDifference.count({ where: kept })).toBe(250);
  });
});
