import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mostTickets } from '../../../protocol/box-office.ts';
import { TicketId } from '../../../protocol/ids.ts';
import { verdictOf } from '../../live/admission/testing.ts';
import { silentLog } from '../../platform/log.ts';
import { newSecret } from '../../platform/random-secrets.ts';
import { dayMs, Retention } from '../../platform/retention.ts';
import { heldOf, makeCode, openBox, type TestBox, type TestShow, wish } from '../testing/box.ts';
import { freeSeatRules } from './free-seats.ts';

let box: TestBox;
beforeAll(async () => {
  box = await openBox();
});
afterAll(() => box.close());

const tooMany = '409 too_many_free';
const free = { name: 'Вход', prices: { create: { currency: 'XTR', amount: 0 } } };
const paid = { name: 'Ложа', prices: { create: { currency: 'XTR', amount: 500 } } };
const freeShow = (capacity = 200) => box.show({ capacity, priceCategories: { create: free } });

let users = 900n;
async function person() {
  const userId = ++users;
  await box.prisma.user.create({ data: { telegramId: userId, firstName: 'Яна' } });
  return { kind: 'user', userId } as const;
}
type Account = Awaited<ReturnType<typeof person>>;

let addresses = 0;
const anAddress = () => `10.12.${++addresses >> 8}.${addresses & 255}`;
const ask = (show: TestShow, from: string, quantity: number, more = {}) =>
  box.server.request('/api/orders', { body: wish(show, quantity, more), from });
const verdict = async (...asked: Parameters<typeof ask>) => verdictOf(await ask(...asked));
const take = (who: Account, show: TestShow, quantity: number, more = {}) =>
  box.boxOffice.holdSeats(who, wish(show, quantity, more));
const refused = { code: 'too_many_free' };
const ticketsOf = async (orderId: number) =>
  (await box.prisma.ticket.findMany({ where: { orderId }, orderBy: { number: 'asc' } })).map(({ id }) =>
    TicketId.parse(id),
  );
const takenOf = ({ id }: TestShow) => box.prisma.ticket.count({ where: { showId: id, status: 'valid' } });

describe('a house that costs nothing', () => {
  test('is not taken by one address without an account, however many ask at once', async () => {
    const [show, from] = [await freeShow(), anAddress()];
    const verdicts = await Promise.all(Array.from({ length: 10 }, () => verdict(show, from, 10)));
    expect(verdicts.toSorted()).toEqual([...Array<string>(4).fill('200'), ...Array<string>(6).fill(tooMany)]);
    expect(await takenOf(show)).toBe(2 * mostTickets);
    expect(await verdict(show, from, 1)).toBe(tooMany);
    // Neighbours and other shows are nobody's fault.
    expect(await verdict(show, anAddress(), mostTickets)).toBe('200');
    expect(await verdict(await freeShow(), from, mostTickets)).toBe('200');
  });

  test('is not taken by one account, however many it asks for at once', async () => {
    const [show, who] = [await freeShow(), await person()];
    const asked = await Promise.allSettled(Array.from({ length: 10 }, () => take(who, show, 10)));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(await takenOf(show)).toBe(mostTickets);
    await expect(take(who, show, 1)).rejects.toMatchObject(refused);
    await take(await person(), show, mostTickets);
    await take(who, await freeShow(), mostTickets);
  });

  test('is not taken beside one seat that is paid for, and given back each time', async () => {
    const show = await box.show({ capacity: 200, priceCategories: { create: [free, paid] } });
    const [gratis = 0, dear = 0] = show.categories;
    const who = await person();
    const both = async () => {
      const { orderId, amount } = await take(who, show, 1, {
        surface: 'telegram',
        lines: [
          { priceCategoryId: gratis, quantity: mostTickets - 1 },
          { priceCategoryId: dear, quantity: 1 },
        ],
      });
      await box.boxOffice.settle({
        ...{ provider: 'stars', reference: newSecret(), orderId, amount, currency: 'XTR' },
      });
      const row = { orderId, priceCategoryId: dear };
      const { id } = await box.prisma.ticket.findFirstOrThrow({ where: row });
      await box.boxOffice.refundOrder(who, { orderId, reason: 'asked', tickets: [TicketId.parse(id)] });
    };
    await both();
    await expect(both()).rejects.toMatchObject(refused);
  });

  test('is not taken by a promo code for nothing either, with an account or without', async () => {
    const [show, from, who] = [await box.show({ capacity: 200 }), anAddress(), await person()];
    const promoCode = 'FREE';
    await makeCode(box.prisma, { code: promoCode, kind: 'free', value: 0 });
    for (let order = 0; order < 2; order += 1) {
      expect(await verdict(show, from, mostTickets, { promoCode })).toBe('200');
    }
    expect(await verdict(show, from, 1, { promoCode })).toBe(tooMany);
    await take(who, show, mostTickets, { promoCode });
    await expect(take(who, show, 1, { promoCode })).rejects.toMatchObject(refused);
    // Whoever pays may have more.
    expect(await verdict(show, from, mostTickets)).toBe('200');
    expect(await take(who, show, mostTickets)).toMatchObject({ status: 'held' });
  });

  test('seats two families of one address, also in a small house, and leaves room for others', async () => {
    const [show, small, from] = [await freeShow(), await freeShow(50), anAddress()];
    for (const family of [5, 4]) expect(await verdict(show, from, family)).toBe('200');
    for (const family of [12, 13]) expect(await verdict(small, from, family)).toBe('200');
    expect(await verdict(small, from, 1)).toBe(tooMany);
    // With an account each is counted by themselves.
    await take(await person(), small, 5);
  });
});

describe('seats that cost nothing and were given back', () => {
  test('are free for an account and for an address, one by one and all at once', async () => {
    const [show, from, who] = [await freeShow(), anAddress(), await person()];
    const { orderId: own } = await take(who, show, mostTickets);
    const [first] = await ticketsOf(own);
    if (first === undefined) throw new Error('no tickets');
    await box.boxOffice.refundOrder(who, { orderId: own, tickets: [first], reason: 'asked' });
    await expect(take(who, show, 2)).rejects.toMatchObject(refused);
    await take(who, show, 1);
    await box.boxOffice.refundOrder(who, { orderId: own, reason: 'asked' });
    await take(who, show, mostTickets - 1);

    const one = heldOf(await ask(show, from, mostTickets));
    expect(await verdict(show, from, mostTickets)).toBe('200');
    const tickets = (await ticketsOf(one.orderId)).slice(0, 3);
    const buyer = { kind: 'buyer' } as const;
    await box.boxOffice.refundOrder(buyer, { orderId: one.orderId, tickets, reason: 'asked' });
    // What is left of a part is still counted.
    expect(await verdict(show, from, 4)).toBe(tooMany);
    expect(await verdict(show, from, 3)).toBe('200');
    await box.boxOffice.refundOrder(buyer, { orderId: one.orderId, reason: 'asked' });
    expect(await verdict(show, from, mostTickets - 3)).toBe('200');
  });

  test('are not free by being passed on', async () => {
    const [show, who] = [await freeShow(), await person()];
    const { orderId } = await take(who, show, mostTickets);
    for (const id of await ticketsOf(orderId)) await box.boxOffice.passOnTicket(who, id);
    await expect(take(who, show, 1)).rejects.toMatchObject(refused);
  });
});

test('an order whose answer was lost is had once more, also by an address that has all it may', async () => {
  const [show, from, secret] = [await freeShow(), anAddress(), newSecret()];
  const first = heldOf(await ask(show, from, mostTickets, { secret }));
  expect(await verdict(show, from, mostTickets)).toBe('200');
  expect(heldOf(await ask(show, from, mostTickets, { secret }))).toMatchObject({
    ...{ orderId: first.orderId, status: 'paid' },
  });
});

describe('what costs something', () => {
  test('is bought where a promo code makes only one of two tickets free', async () => {
    const circle = { name: 'Балкон', prices: { create: { currency: 'XTR', amount: 300 } } };
    const show = await box.show({ capacity: 200, priceCategories: { create: [free, paid, circle] } });
    const [, loge = 0, balcony = 0] = show.categories;
    const [from, who, promoCode] = [anAddress(), await person(), 'HALF'];
    await makeCode(box.prisma, {
      ...{ code: promoCode, kind: 'free', value: 0 },
      categories: { create: { priceCategoryId: balcony } },
    });
    const both = {
      promoCode,
      lines: [balcony, loge].map((priceCategoryId) => ({ priceCategoryId, quantity: 1 })),
    };
    for (let order = 0; order < 2; order += 1) expect(await verdict(show, from, mostTickets)).toBe('200');
    await take(who, show, mostTickets);
    for (const { orderId, amount, currency } of [
      heldOf(await ask(show, from, 1, both)),
      await take(who, show, 1, both),
    ]) {
      expect(amount).toBe(500);
      const reference = `half-${orderId}`;
      await box.boxOffice.settle({ provider: 'test', reference, orderId, amount, currency });
    }
    expect(await takenOf(show)).toBe(3 * mostTickets + 4);
  });

  test('does not count, when it is paid from the balance either', async () => {
    const [show, who] = [await box.show({ capacity: 200 }), await person()];
    const { orderId, amount, currency } = await take(who, show, mostTickets);
    await box.boxOffice.settle({ provider: 'test', reference: 'balance', orderId, amount, currency });
    // Telegram Stars go back whole: of a part the rest is a balance.
    const tickets = (await ticketsOf(orderId)).slice(0, 2);
    await box.boxOffice.refundOrder(who, { orderId, tickets, reason: 'asked' });
    expect(await take(who, show, 2)).toMatchObject({ status: 'paid', amount: 0, credit: 1000 });
    await makeCode(box.prisma, { code: 'ALL', kind: 'free', value: 0 });
    expect(await take(who, show, mostTickets, { promoCode: 'ALL' })).toMatchObject({ credit: 0, amount: 0 });
  });
});

describe('from where free seats were asked for', () => {
  const fromOf = async (id: number) => (await box.prisma.order.findUniqueOrThrow({ where: { id } })).heldFrom;
  const forget = () =>
    new Retention({ rules: freeSeatRules(box.prisma), log: silentLog, now: box.clock.now }).run();
  const orderOf = async (show: TestShow, from: string, quantity = 1) =>
    heldOf(await ask(show, from, quantity)).orderId;

  test('is kept as a hash while there are tickets, and the show is not over', async () => {
    const [show, from] = [await freeShow(), anAddress()];
    const [kept, part, all, revoked] = [
      ...[await orderOf(show, from), await orderOf(show, from, 2)],
      ...[await orderOf(show, from), await orderOf(show, from)],
    ] as const;
    const [first] = await ticketsOf(part);
    const [last] = await ticketsOf(revoked);
    if (first === undefined || last === undefined) throw new Error('no tickets');
    const buyer = { kind: 'buyer' } as const;
    await box.boxOffice.refundOrder(buyer, { orderId: part, tickets: [first], reason: 'asked' });
    await box.boxOffice.refundOrder(buyer, { orderId: all, reason: 'asked' });
    await box.boxOffice.revokeTicket({ kind: 'operator', by: 'system' }, last);
    expect(await fromOf(all)).toBeNull();
    await forget();
    const mark = await fromOf(kept);
    expect(mark).toMatch(/^[0-9a-f]{64}$/);
    expect(await fromOf(part)).toBe(mark);
    expect(await fromOf(revoked)).toBeNull();
  });

  test('is forgotten of shows that are over by their hours, their room or their end', async () => {
    const shows = [await freeShow(), await freeShow(), await freeShow(), await freeShow()] as const;
    const [ahead, played, finished, cancelled] = shows;
    const orders = await Promise.all(shows.map((show) => orderOf(show, anAddress())));
    await box.prisma.room.create({ data: { showId: played.id, phase: 'finished' } });
    await box.prisma.show.update({ where: { id: finished.id }, data: { status: 'finished' } });
    await box.prisma.show.update({ where: { id: cancelled.id }, data: { status: 'cancelled' } });
    // What is being paid is not this rule's to forget.
    const held = await orderOf(await box.show(), anAddress());
    await forget();
    const marks = await Promise.all(orders.map(fromOf));
    expect(marks.map((mark) => mark !== null)).toEqual([true, false, false, false]);
    expect(await fromOf(held)).not.toBeNull();
    const { startsAt } = await box.prisma.show.findUniqueOrThrow({ where: { id: ahead.id } });
    await box.prisma.show.update({
      where: { id: ahead.id },
      data: { startsAt: new Date(startsAt.getTime() - 2 * dayMs) },
    });
    await forget();
    expect(await Promise.all(orders.map(fromOf))).toEqual([null, null, null, null]);
  });
});
