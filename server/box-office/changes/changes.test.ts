import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { OrderId, type ShowId } from '../../../protocol/ids.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import type { Operator } from '../../people/index.ts';
import { DomainEvents, type Transact } from '../../platform/domain-events/index.ts';
import { Jobs } from '../../platform/jobs.ts';
import { silentLog } from '../../platform/log.ts';
import { advisoryGuard } from '../orders/guard.ts';
import { openBox, type TestBox, type TestShow, wish } from '../testing/box.ts';
import { carryOutChange, type CarryOutDeps } from './carry-out.ts';
import { onShowChanges } from './change-job.ts';
import { cancelShow, moveShow } from './change-show.ts';

let box: TestBox;
beforeAll(async () => {
  box = await openBox();
});
afterAll(() => box.close());

const staff: Operator = { kind: 'operator', by: 'staff', staffId: 1, role: 'box_office' };
const open = new AbortController().signal;
const hour = 3_600_000;
const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );

const deps = (change: Partial<CarryOutDeps> = {}) => ({
  ...{ prisma: box.prisma, transact: box.events.transact, secrets: box.secrets, guard: advisoryGuard },
  ...{ holdMinutes: 15, now: box.clock.now, log: silentLog, audienceIn: () => Promise.resolve(0) },
  ...change,
});

const kinds = ['paid', 'part', 'stuck', 'free', 'held', 'refunded', 'expired'] as const;
type Kind = (typeof kinds)[number];

async function makeOrder(show: TestShow, kind: Kind): Promise<OrderId> {
  const { boxOffice, prisma } = box;
  if (kind === 'free') {
    const code = `FREE${String(show.id)}`;
    const showLink = { create: { showId: show.id } };
    await prisma.promoCode.upsert({
      where: { code },
      create: { code, kind: 'free', shows: showLink },
      update: {},
    });
    return (await boxOffice.holdSeats({ kind: 'buyer' }, wish(show, 1, { promoCode: code }))).orderId;
  }
  const { orderId, amount } = await boxOffice.holdSeats({ kind: 'buyer' }, wish(show, 2));
  if (kind === 'held') return orderId;
  if (kind === 'expired') {
    await prisma.order.update({ where: { id: orderId }, data: { status: 'expired' } });
    return orderId;
  }
  await boxOffice.settle({
    ...{ provider: 'demo', reference: `charge-${String(orderId)}`, currency: 'XTR', orderId },
    amount: kind === 'stuck' ? amount - 1 : amount,
  });
  if (kind === 'refunded') await boxOffice.refundOrder(staff, { orderId, reason: 'asked' });
  if (kind === 'part') {
    const [ticket] = await boxOffice.issueTickets(staff, orderId);
    await boxOffice.refundOrder(staff, {
      orderId,
      reason: 'asked',
      tickets: ticket === undefined ? [] : [ticket.id],
    });
  }
  return orderId;
}

/** How often each order was told of a change. */
async function tellings(changeId: number): Promise<Map<number, number>> {
  const rows = await box.prisma.domainEvent.findMany({ where: { type: 'order.show_changed' } });
  const counts = new Map<number, number>();
  for (const { payload } of rows) {
    const { orderId, changeId: of } = payload as { orderId: number; changeId: number }; // as the catalogue says
    if (of === changeId) counts.set(orderId, (counts.get(orderId) ?? 0) + 1);
  }
  return counts;
}

async function expectNothingLeft(showId: ShowId): Promise<void> {
  const orders = await box.prisma.order.findMany({
    where: { showId },
    include: { payments: true, refunds: true, tickets: true },
  });
  for (const { payments, refunds, tickets, status } of orders) {
    const sum = (rows: readonly { amount: number }[]) => rows.reduce((all, { amount }) => all + amount, 0);
    expect(sum(refunds)).toBe(sum(payments));
    expect(tickets.every((ticket) => ticket.status === 'revoked')).toBe(true);
    expect(['refunded', 'cancelled', 'expired']).toContain(status);
  }
}

describe('calling off', () => {
  test('ends sales and holds at once, and gives everything back', async () => {
    const show = await box.show();
    const orders = new Map<Kind, OrderId>();
    for (const kind of kinds) orders.set(kind, await makeOrder(show, kind));
    expect(await box.boxOffice.showChanges(staff, show.id)).toMatchObject({
      ...{
        changes: [],
        orders: 4,
        holds: 1,
        money: [{ currency: 'XTR', amount: 1000 + 500 + 999 }],
        ...{ balance: [], taken: [] },
      },
    });
    const changeId = await box.boxOffice.cancelShow(staff, show.id);
    expect(await box.boxOffice.cancelShow(staff, show.id)).toBe(changeId);
    expect(await codeOf(makeOrder(show, 'held'))).toBe('not_on_sale');
    const held = await box.prisma.order.findUniqueOrThrow({ where: { id: orders.get('held') ?? 0 } });
    expect(held.status).toBe('cancelled');
    // A charge that comes now goes back by itself; what did not fit cannot be accepted any more.
    expect(
      await box.boxOffice.settle({
        ...{ provider: 'demo', reference: 'late', orderId: OrderId.parse(held.id) },
        ...{ amount: held.amount, currency: held.currency },
      }),
    ).toBe('refunded_no_seats');
    const stuck = orders.get('stuck') ?? OrderId.parse(0);
    expect(await codeOf(box.boxOffice.decideStuck(staff, stuck, 'accept'))).toBe('show_over');

    expect(await box.boxOffice.carryOutChange(changeId, open)).toBeUndefined();
    await expectNothingLeft(show.id);
    const told = await tellings(changeId);
    const expected = (['paid', 'part', 'stuck', 'free', 'held'] as const).map((kind) => orders.get(kind));
    expect([...told.keys()].toSorted((one, other) => one - other)).toEqual(expected);
    expect(new Set(told.values())).toEqual(new Set([1]));
    const { changes, ...left } = await box.boxOffice.showChanges(staff, show.id);
    expect(changes).toMatchObject([{ kind: 'cancelled', done: 4, total: 4, aside: 0, finished: true }]);
    expect(left).toEqual({ orders: 0, holds: 0, money: [], balance: [], taken: [] });
    const audit = await box.prisma.auditEntry.findMany({ where: { subject: 'show', subjectId: show.id } });
    expect(audit.map(({ act, actor }) => `${actor} ${act}`)).toEqual(['staff:1 show.cancel']);
  });

  test('is told before the money that it gives back', async () => {
    const show = await box.show();
    const orderId = await makeOrder(show, 'paid');
    const { id: after } = await box.prisma.domainEvent.findFirstOrThrow({ orderBy: { id: 'desc' } });
    await box.boxOffice.carryOutChange(await box.boxOffice.cancelShow(staff, show.id), open);
    const { id: refundId } = await box.prisma.refund.findFirstOrThrow({ where: { orderId } });
    const events = await box.prisma.domainEvent.findMany({
      where: { id: { gt: after }, type: { in: ['order.show_changed', 'refund.requested'] } },
      orderBy: { id: 'asc' },
    });
    expect(events.map(({ type, payload }) => [type, payload])).toMatchObject([
      ['order.show_changed', { orderId }],
      ['refund.requested', { refundId }],
    ]);
  });

  test('is refused while spectators are in the room, and for what was played', async () => {
    const { id } = await box.show();
    const withAudience = { ...deps(), audienceIn: () => Promise.resolve(2) };
    expect(await codeOf(cancelShow(withAudience, staff, id))).toBe('show_live');
    expect(await codeOf(cancelShow(deps(), { ...staff, role: 'director' }, id))).toBe('forbidden');
    await box.prisma.room.create({ data: { showId: id, phase: 'finished' } });
    expect(await codeOf(cancelShow(deps(), staff, id))).toBe('show_over');
  });

  test('reaches every order exactly once, wherever the process dies', async () => {
    const crash = fc.record({ at: fc.integer({ min: 1, max: 9 }), committed: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom<Kind>('paid', 'part', 'stuck', 'free'), { minLength: 1, maxLength: 6 }),
        fc.array(crash, { maxLength: 3 }),
        async (wanted, crashes) => {
          const show = await box.show();
          for (const kind of wanted) await makeOrder(show, kind);
          const changeId = await cancelShow(deps(), staff, show.id);
          for (const { at, committed } of crashes) {
            await carryOutChange(deps(dying(at, committed)), changeId, open).catch((error: unknown) => {
              if (!(error instanceof Death)) throw error;
            });
          }
          expect(await carryOutChange(deps(), changeId, open)).toBeUndefined();
          await expectNothingLeft(show.id);
          const told = await tellings(changeId);
          expect(told.size).toBe(wanted.length);
          expect([...told.values()].every((times) => times === 1)).toBe(true);
        },
      ),
      { numRuns: 12 },
    );
  });

  test('goes on past an order that fails, and comes back to it', async () => {
    const show = await box.show();
    const orders = [
      await makeOrder(show, 'paid'),
      await makeOrder(show, 'paid'),
      await makeOrder(show, 'paid'),
    ];
    const changeId = await cancelShow(deps(), staff, show.id);
    const broken = orders[1] ?? 0;
    // PostgreSQL itself refuses: the whole transaction of the order is undone.
    await box.prisma.$executeRawUnsafe(`
      CREATE FUNCTION refuse_order() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN IF NEW.id = ${String(broken)} THEN RAISE 'of a test'; END IF; RETURN NEW; END $$`);
    await box.prisma.$executeRawUnsafe(
      `CREATE TRIGGER refuse_order BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION refuse_order()`,
    );
    const more = await carryOutChange(deps(), changeId, open);
    expect(more?.afterSeconds).toBeGreaterThan(0);
    expect((await tellings(changeId)).size).toBe(2);
    expect((await box.boxOffice.showChanges(staff, show.id)).changes).toMatchObject([
      { done: 2, total: 3, aside: 1, finished: false },
    ]);
    box.clock.advance((more?.afterSeconds ?? 0) * 1000);
    expect((await carryOutChange(deps(), changeId, open))?.afterSeconds).toBeGreaterThan(
      more?.afterSeconds ?? 0,
    );
    await box.prisma.$executeRawUnsafe('DROP TRIGGER refuse_order ON orders');
    box.clock.advance(hour);
    expect(await carryOutChange(deps(), changeId, open)).toBeUndefined();
    await expectNothingLeft(show.id);
    expect((await tellings(changeId)).get(broken)).toBe(1);
  });

  test('by two processes at once is done once', async () => {
    const show = await box.show();
    for (const kind of ['paid', 'stuck', 'paid', 'free', 'part'] as const) await makeOrder(show, kind);
    const changeId = await cancelShow(deps(), staff, show.id);
    await Promise.all([1, 2, 3].map(() => carryOutChange(deps(), changeId, open)));
    // Whoever found another at it looks again later.
    expect(await carryOutChange(deps(), changeId, open)).toBeUndefined();
    await expectNothingLeft(show.id);
    expect([...(await tellings(changeId)).values()]).toEqual([1, 1, 1, 1, 1]);
  });
});

/** The process is gone: nothing of it happens any more. */
class Death extends Error {}

/** A process that dies at its `at`-th unit of work: just before it is committed, or just after. */
function dying(at: number, committed: boolean): Partial<CarryOutDeps> {
  let count = 0;
  let isDead = false;
  const die = (): never => {
    isDead = true;
    throw new Death();
  };
  const prisma = new Proxy(box.prisma, {
    get: (target, name, receiver) => (isDead ? die() : (Reflect.get(target, name, receiver) as unknown)),
  });
  const transact: Transact = async (work) => {
    count += 1;
    if (isDead) die();
    const mine = count;
    const result = await box.events.transact(async (tx, record) => {
      const done = await work(tx, record);
      return mine === at && !committed ? die() : done;
    });
    return mine === at ? die() : result;
  };
  return { prisma, transact };
}

describe('moving', () => {
  test('takes doors and tickets along, and tells those who had bought', async () => {
    const show = await box.show();
    const before = [await makeOrder(show, 'paid'), await makeOrder(show, 'part')];
    const startsAt = box.clock.now() + 50 * hour;
    const first = await box.boxOffice.moveShow(staff, show.id, { startsAt: startsAt - hour });
    box.clock.advance(1000);
    const changeId = await box.boxOffice.moveShow(staff, show.id, { startsAt, durationMinutes: 90 });
    expect(await box.boxOffice.findShow(show.id)).toMatchObject({ startsAt, durationMinutes: 90 });
    box.clock.advance(1000);
    await box.prisma.order.update({
      where: { id: await makeOrder(show, 'paid') },
      data: { createdAt: new Date(box.clock.now()) },
    });
    // What the first would say is not true any more.
    expect(await box.boxOffice.carryOutChange(first, open)).toBeUndefined();
    expect(await box.boxOffice.carryOutChange(changeId, open)).toBeUndefined();
    expect((await tellings(first)).size).toBe(0);
    expect([...(await tellings(changeId)).keys()].toSorted((one, other) => one - other)).toEqual(before);
    const [kept] = before;
    await box.boxOffice.refundOrder(staff, { orderId: kept ?? OrderId.parse(0), reason: 'asked' });
  });

  test('is refused into the past, of what plays and of what is over', async () => {
    const { id } = await box.show();
    const to = (startsAt: number) => codeOf(moveShow(deps(), staff, id, { startsAt }));
    const later = box.clock.now() + 72 * hour;
    expect(await to(box.clock.now() - 1)).toBe('start_past');
    const { startsAt } = await box.boxOffice.findShow(id);
    expect(await to(startsAt)).toBe('bad_request');
    await box.prisma.room.create({ data: { showId: id, phase: 'live' } });
    expect(await to(later)).toBe('show_live');
    await box.prisma.room.update({ where: { showId: id }, data: { phase: 'finished' } });
    expect(await to(later)).toBe('show_over');
    expect(await codeOf(moveShow(deps(), { kind: 'buyer' }, id, { startsAt: later }))).toBe('forbidden');
  });
});

test('the job of a change is sent by its event, and for what an earlier process has left', async () => {
  const show = await box.show();
  await makeOrder(show, 'paid');
  const left = await cancelShow(deps(), staff, show.id);
  const domainEvents = new DomainEvents({ prisma: box.prisma, log: silentLog });
  const jobs = new Jobs({ url: box.url, log: silentLog, pollSeconds: 0.5 });
  const changes = onShowChanges({ jobs, domainEvents, boxOffice: box.boxOffice });
  await jobs.start();
  await changes.sendUnfinished();
  const isFinished = async (id: number) => {
    const row = await box.prisma.showChange.findUniqueOrThrow({ where: { id } });
    expect(row.finishedAt).not.toBeNull();
  };
  await vi.waitFor(() => isFinished(left), { timeout: 15_000 });
  const other = await box.show();
  await makeOrder(other, 'paid');
  const told = await cancelShow({ ...deps(), transact: domainEvents.transact }, staff, other.id);
  await domainEvents.start();
  await vi.waitFor(() => isFinished(told), { timeout: 15_000 });
  await domainEvents.close();
  await jobs.close();
});
