import { GrammyError } from 'grammy';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { HoldRequest } from '../../../protocol/box-office.ts';
import { OrderId, type ShowId, TicketId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { balanceOf } from './balance.ts';
import type { HoldOptions } from './hold.ts';
import { type OrderAct, statusAfter } from './machine.ts';
import { acts, everyStep, stepsOf } from './machine.testing.ts';
import { sendRefund } from '../payments/refunds.ts';
import { createStars, type Stars } from '../payments/stars/index.ts';
import { payloadOf } from '../payments/stars/invoice.ts';
import { makeCode, openBox, type TestBox, type TestShow } from '../testing/box.ts';
import { silentLog } from '../../platform/log.ts';

/*
 * Money is neither made nor lost: for random evenings of buying, paying (right, wrong, twice, late), giving back, calling
 * off and deciding, with Stars and balances, and codes for one of two categories, on a real database. `Book` is
 * Telegram's side, and `codes` say what tickets cost, both written without ours.
 */

let box: TestBox;
beforeAll(async () => {
  box = await openBox();
});
afterAll(() => box.close());

const system = { kind: 'operator', by: 'system' } as const;

/** Telegram's own book of Stars. */
class Book {
  readonly came = new Map<string, number>();
  readonly back = new Set<string>();
  api = {
    refundStarPayment: (_user: number, reference: string) => {
      if (!this.came.has(reference)) throw telegramError('CHARGE_NOT_FOUND');
      if (this.back.has(reference)) throw telegramError('CHARGE_ALREADY_REFUNDED');
      this.back.add(reference);
      return Promise.resolve(true as const);
    },
  };
  get kept(): number {
    return [...this.came].reduce((sum, [ref, amount]) => sum + (this.back.has(ref) ? 0 : amount), 0);
  }
}
const telegramError = (description: string) =>
  new GrammyError(
    'no',
    { ok: false, error_code: 400, description: `Bad Request: ${description}` },
    'refundStarPayment',
    {},
  );

interface World {
  /** What may happen in it. */
  readonly kinds: readonly string[];
  readonly users: bigint[];
  readonly shows: TestShow[];
  readonly orders: { readonly id: OrderId; readonly user: bigint; readonly amount: number }[];
  readonly book: Book;
  readonly stars: Stars;
  readonly off: Set<ShowId>;
  readonly done: string[];
}

/** What a ticket for the dear category costs in the list, and with each code, which is for that category alone. */
const dear = 2000;
const codes = [
  { name: 'FREE', kind: 'free', value: 0, cost: 0 },
  { name: 'HALF', kind: 'percent', value: 50, cost: 1000 },
] as const;

let [person, charge] = [700_000n, 0];
async function newWorld(kinds: readonly string[]): Promise<World> {
  const users = [++person, ++person];
  for (const telegramId of users) await box.prisma.user.create({ data: { telegramId, firstName: 'Ира' } });
  const priced = (name: string, amount: number) => ({
    ...{ name, prices: { create: { currency: 'XTR', amount } } },
  });
  const house = (capacity: number, hall: number) =>
    box.show({ capacity, priceCategories: { create: [priced('Зал', hall), priced('Ложа', dear)] } });
  const shows = [await house(4, 333), await house(6, 500)];
  const loges = shows.map(({ categories }) => ({ priceCategoryId: categories[1] ?? 0 }));
  for (const { name, kind, value } of codes) {
    await makeCode(box.prisma, { code: `${name}-${person}`, kind, value, categories: { create: loges } });
  }
  const book = new Book();
  const stars = createStars({
    ...{ prisma: box.prisma, transact: box.transact, secrets: box.secrets },
    ...{ holdMinutes: 15, now: box.clock.now, api: book.api as never },
  });
  return { kinds, users, shows, orders: [], book, stars, off: new Set(), done: [] };
}

const tries = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    const got = await work();
    return typeof got === 'string' ? got : 'ok';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};
const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];

type Step = { readonly kind: string; readonly a: number; readonly b: number };
const step = (kinds: readonly string[]) =>
  fc.record({
    // One of three is a step of the table that can happen now: the rare ones are tried, too.
    kind: fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom(...kinds) },
      { weight: 1, arbitrary: fc.constant('further') },
    ),
    ...{ a: fc.noBias(fc.nat(50)), b: fc.nat(5) },
  });

async function sendAll(world: World): Promise<void> {
  const ids = world.orders.map(({ id }) => id);
  const waiting = await box.prisma.refund.findMany({ where: { orderId: { in: ids }, status: 'requested' } });
  const deps = { prisma: box.prisma, transact: box.transact, now: box.clock.now, log: silentLog };
  for (const { id } of waiting) await sendRefund({ ...deps, providers: [world.stars.provider] }, id);
}

const payloadAt = async (id: OrderId): Promise<string> =>
  payloadOf(await box.prisma.order.findUniqueOrThrow({ where: { id } }));

async function pay(world: World, order: World['orders'][number], amount: number): Promise<string> {
  const reference = `c${++charge}`;
  world.book.came.set(reference, amount);
  const told = {
    payload: await payloadAt(order.id),
    currency: 'XTR',
    amount,
    chargeId: reference,
    payerId: order.user,
  };
  const [first] = await Promise.all(
    [world.stars.charged(told), world.stars.charged(told)].map((one) => tries(() => one)),
  );
  return first ?? '';
}

async function hold(
  world: World,
  userId: bigint,
  asked: [request: HoldRequest, options?: HoldOptions],
): Promise<string> {
  return tries(async () => {
    const held = await box.boxOffice.holdSeats({ kind: 'user', userId }, ...asked);
    world.orders.push({ id: held.orderId, user: userId, amount: held.amount });
    return `${held.orderId} ${held.amount}+${held.credit} ${held.status}`;
  });
}

/** Some of the hall, and sometimes one or two of the dear category, at its price or with a code. */
function wanted({ users }: World, { id, categories }: TestShow, { a, b }: Step): HoldRequest {
  const [hall = 0, loge = 0] = categories;
  const dearOnes = a % 5 < 2 ? 0 : 1 + (b % 2);
  const code = dearOnes === 0 ? undefined : codes[a % 3];
  return {
    ...{ showId: id, currency: 'XTR', surface: 'telegram' },
    lines: [
      { priceCategoryId: hall, quantity: 1 + (b % 3) },
      ...(dearOnes === 0 ? [] : [{ priceCategoryId: loge, quantity: dearOnes }]),
    ],
    ...(code && { promoCode: `${code.name}-${users.at(-1) ?? 0n}` }),
  };
}

/** By which command each step of the table of states comes about. */
const wayOf: Readonly<Record<OrderAct, string>> = {
  ...{ await_payment: 'ask', pay: 'pay', pay_late: 'pay', expire: 'later', cancel: 'cancel' },
  ...{ doubt: 'payWrong', accept: 'accept', reject: 'reject', refund_part: 'part', refund_rest: 'all' },
};

async function take(world: World, { kind, a, b }: Step): Promise<string> {
  // More happens to one of the last two orders, so that one of them gets far.
  const order = pick(a % 3 === 0 ? world.orders : world.orders.slice(-2), a);
  switch (kind) {
    case 'hold': {
      const [userId, show] = [world.users[a % 2] ?? 0n, world.shows[b % 2]];
      if (show === undefined) return '';
      return hold(world, userId, [wanted(world, show, { kind, a, b })]);
    }
    case 'replace': {
      const show = world.shows[b % 2];
      if (order === undefined || show === undefined) return '';
      return hold(world, order.user, [wanted(world, show, { kind, a, b }), { replaces: order.id }]);
    }
    case 'ask': {
      if (order === undefined) return '';
      const asked = { payload: await payloadAt(order.id), currency: 'XTR', amount: order.amount };
      return tries(() => world.stars.preCheckout(asked));
    }
    case 'pay':
      return order === undefined || order.amount === 0 ? '' : pay(world, order, order.amount);
    case 'payLast': {
      const last = world.orders.at(-1);
      return last === undefined || last.amount === 0 ? '' : pay(world, last, last.amount);
    }
    case 'payWrong':
      return order === undefined ? '' : pay(world, order, order.amount + 1 + b);
    case 'further': {
      if (order === undefined) return '';
      const { status } = await box.prisma.order.findUniqueOrThrow({ where: { id: order.id } });
      const fitting = acts.filter((one) => statusAfter(status, one) !== undefined).map((one) => wayOf[one]);
      const ways = fitting.filter((one) => world.kinds.includes(one));
      const way = pick(ways, Math.floor(a / 3) + b);
      return way === undefined ? '' : take({ ...world, orders: [order] }, { kind: way, a: 1, b });
    }
    case 'later':
      // Nobody can ask to pay for longer.
      box.clock.advance(26 * 60_000);
      return a % 2 === 0 ? '' : tries(() => box.boxOffice.expireOrders());
    case 'expire':
      return tries(() => box.boxOffice.expireOrders());
    case 'cancel':
      return order === undefined
        ? ''
        : tries(() => box.boxOffice.cancelOrder({ kind: 'user', userId: order.user }, order.id));
    case 'part': {
      if (order === undefined) return '';
      const tickets = await box.prisma.ticket.findMany({ where: { orderId: order.id, status: 'valid' } });
      const one = pick(tickets, b);
      if (one === undefined) return '';
      const asked = { orderId: order.id, reason: 'asked', tickets: [TicketId.parse(one.id)] } as const;
      return tries(() => box.boxOffice.refundOrder({ kind: 'user', userId: order.user }, asked));
    }
    case 'all': {
      if (order === undefined) return '';
      const again = () =>
        tries(() =>
          box.boxOffice.refundOrder(
            { kind: 'user', userId: order.user },
            { orderId: order.id, reason: 'asked' },
          ),
        );
      return (await Promise.all([again(), again()])).join('|');
    }
    case 'accept':
    case 'reject': {
      const stuck = await box.prisma.order.findMany({
        where: { id: { in: world.orders.map(({ id }) => id) }, status: 'stuck' },
        orderBy: { id: 'asc' },
      });
      const id = pick(stuck, a)?.id ?? order?.id;
      return id === undefined ? '' : tries(() => box.boxOffice.decideStuck(system, OrderId.parse(id), kind));
    }
    case 'send':
      await sendAll(world);
      return '';
    case 'off': {
      // Seldom: an evening is over with it.
      const show = world.shows[b % 2];
      if (show === undefined || a % 4 !== 0) return '';
      const change = await box.boxOffice.cancelShow(system, show.id);
      world.off.add(show.id);
      await box.boxOffice.carryOutChange(change, new AbortController().signal);
      return 'off';
    }
    case 'elsewhere': {
      const reference = pick(
        [...world.book.came.keys()].filter((one) => !world.book.back.has(one)),
        a,
      );
      if (reference === undefined) return '';
      world.book.back.add(reference);
      await world.stars.refunded(reference);
      return reference;
    }
    default:
      throw new Error(`nobody knows how to ${kind}`);
  }
}

async function givenTwice(paymentId: number | null): Promise<number> {
  if (paymentId === null) return 0;
  const { reference } = await box.prisma.payment.findUniqueOrThrow({ where: { id: paymentId } });
  const noted = await box.prisma.bookDifference.findFirst({ where: { reference, kind: 'given_twice' } });
  return (noted?.details as { amount?: number } | undefined)?.amount ?? 0; // as `evenBalance` writes it
}

/** What the tickets that are left of an order cost, by the list and its code. */
function worthOf(
  { shows }: World,
  order: Prisma.OrderGetPayload<{ include: { tickets: true; lines: true; promoCode: true } }>,
): number {
  const cost = codes.find(({ kind }) => kind === order.promoCode?.kind)?.cost ?? dear;
  const units = new Map(order.lines.map((line) => [line.priceCategoryId, line.unitAmount]));
  const isDear = (id: number) => shows.some(({ categories }) => categories[1] === id);
  return order.tickets.reduce(
    (sum, { priceCategoryId: id }) => sum + (isDear(id) ? cost : (units.get(id) ?? 0)),
    0,
  );
}

async function check(world: World): Promise<void> {
  const { prisma } = box;
  const now = new Date(box.clock.now());
  const ids = world.orders.map(({ id }) => id);
  const orders = await prisma.order.findMany({
    where: { id: { in: ids } },
    include: {
      ...{ payments: { include: { refunds: true } }, refunds: true, lines: true, promoCode: true },
      tickets: { where: { status: 'valid' } },
    },
  });
  const told = () => world.done.join('\n');
  let [inOrders, balances] = [0, 0];
  for (const userId of world.users) {
    const balance = await balanceOf(prisma, userId, { currency: 'XTR', now });
    expect(balance, `a balance below nothing\n${told()}`).toBeGreaterThanOrEqual(0);
    balances += balance;
  }
  for (const order of orders) {
    const about = `order ${order.id} ${order.status}\n${told()}`;
    for (const payment of order.payments) {
      const back = payment.refunds.reduce((sum, { amount }) => sum + amount, 0);
      expect(back, `more back than came: ${about}`).toBeLessThanOrEqual(payment.amount);
    }
    const isAlive =
      (order.status === 'held' || order.status === 'awaiting_payment') &&
      order.holdExpiresAt !== null &&
      order.holdExpiresAt > now;
    const hasCredit = isAlive || ['paid', 'partially_refunded', 'refunded'].includes(order.status);
    const came = order.payments.reduce((sum, { amount }) => sum + amount, 0) + (hasCredit ? order.credit : 0);
    const kept = came - order.refunds.reduce((sum, { amount, takenBack }) => sum + amount - takenBack, 0);
    if (order.refunds.some(({ takenBack }) => takenBack > 0)) tookBack.add(order.id);
    inOrders += kept;
    const valid = order.tickets.length;
    if (['refunded', 'cancelled', 'expired'].includes(order.status)) {
      expect(valid, `tickets of nothing: ${about}`).toBe(0);
      // What Telegram gave back after it had become a balance is given twice, and written down as such.
      expect(kept + (await givenTwice(order.paymentId)), `money kept for nothing: ${about}`).toBe(0);
    } else if (['paid', 'partially_refunded'].includes(order.status)) {
      const open = order.payments.filter(({ refunds }) => refunds.length === 0).length;
      expect(open, `more than one charge kept for one order: ${about}`).toBeLessThanOrEqual(1);
      const worth = worthOf(world, order);
      if (worth > 0) expect(kept, `tickets for nothing: ${about}`).toBeGreaterThan(0);
      // A charge that somebody has accepted may be a little more than was asked for.
      expect(Math.abs(kept - worth), `kept ${kept} for ${worth}: ${about}`).toBeLessThanOrEqual(6);
    } else if (!isAlive && order.status !== 'stuck') expect(kept, about).toBe(0);
  }
  for (const { id } of world.shows) {
    const { capacity } = await prisma.show.findUniqueOrThrow({ where: { id } });
    const sold = await prisma.ticket.count({ where: { showId: id, status: 'valid' } });
    expect(sold, `sold over capacity\n${told()}`).toBeLessThanOrEqual(capacity);
    if (world.off.has(id)) expect(sold, told()).toBe(0);
  }
  // Telegram's book and ours, when all that is to go back has gone.
  await sendAll(world);
  expect(world.book.kept, `Telegram keeps what ours do not have\n${told()}`).toBe(inOrders + balances);
}

const usual = [
  'hold',
  'hold',
  'ask',
  'ask',
  'replace',
  'payLast',
  'payLast',
  'pay',
  'pay',
  'later',
  'expire',
  'cancel',
  'part',
  'part',
  'all',
  'send',
  'off',
];

/** Orders whose buyers' balance was taken back, so that the whole charge went. */
const tookBack = new Set<number>();
/** All that happened to orders in these evenings. */
const happened = new Set<string>();

interface Evening {
  readonly kinds: readonly string[];
  readonly steps: readonly Step[];
}

async function evening({ kinds, steps }: Evening): Promise<void> {
  const world = await newWorld(kinds);
  for (const each of steps) {
    const result = await take(world, each);
    world.done.push(`${each.kind} ${each.a} ${each.b}: ${result}`);
    await check(world);
  }
  const ids = world.orders.map(({ id }) => id);
  for (const one of await stepsOf(box.prisma, ids)) happened.add(one);
}
/** As `evening`, with several at the same time. */
async function rushedEvening({ kinds, steps }: Evening): Promise<void> {
  const world = await newWorld(kinds);
  for (let index = 0; index < steps.length; index += 4) {
    const together = steps.slice(index, index + 4);
    const results = await Promise.all(together.map((each) => take(world, each)));
    world.done.push(
      together.map((each, at) => `${each.kind} ${each.a} ${each.b}: ${results[at] ?? ''}`).join(' & '),
    );
    await check(world);
  }
}
// A failing evening is short enough as it is: to shorten it takes longer than a test may.
const options = { numRuns: 15, endOnFailure: true, seed: 20_261_126 };
const evenings = (kinds: readonly string[]) =>
  fc.record({
    kinds: fc.constant(kinds),
    steps: fc.array(step(kinds), { minLength: 8, maxLength: 40, size: 'max' }),
  });

describe('money is neither made nor lost', () => {
  test(
    'as people buy, pay late and twice, give back, and shows are called off',
    () => fc.assert(fc.asyncProperty(evenings(usual), evening), options),
    120_000,
  );

  test(
    'however much happens at once',
    () => fc.assert(fc.asyncProperty(evenings(usual), rushedEvening), options),
    120_000,
  );

  test(
    'and when charges do not fit, and people decide',
    () =>
      fc.assert(
        fc.asyncProperty(evenings([...usual, 'payWrong', 'payWrong', 'accept', 'accept', 'reject']), evening),
        { ...options, numRuns: 30 },
      ),
    240_000,
  );

  test(
    'and when Telegram gives charges back by itself',
    () => fc.assert(fc.asyncProperty(evenings([...usual, 'elsewhere']), evening), options),
    120_000,
  );

  test('and there is nothing of the table of states that did not happen', () => {
    expect(everyStep.filter((one) => !happened.has(one))).toEqual([]);
    expect(tookBack.size).toBeGreaterThan(0);
  });
});
