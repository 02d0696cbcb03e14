import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { TicketId } from '../../../protocol/ids.ts';
import type { Operator } from '../../people/index.ts';
import { DomainEvents } from '../../platform/domain-events/index.ts';
import { Jobs } from '../../platform/jobs.ts';
import { silentLog } from '../../platform/log.ts';
import { createBoxOffice } from '../box-office.ts';
import { openBox, type TestBox, wish } from '../testing/box.ts';
import type { PaymentProvider } from './provider.ts';
import { onRefunds } from './refund-job.ts';

let box: TestBox;
beforeAll(async () => {
  box = await openBox();
});
afterAll(() => box.close());

const system: Operator = { kind: 'operator', by: 'system' };
const patience = { timeout: 15_000, interval: 20 };

/** A house whose refunds are asked for by jobs, of a provider that answers like this. */
async function openHouse(refund: PaymentProvider['refund']) {
  const { prisma, secrets, url, clock } = box;
  const domainEvents = new DomainEvents({ prisma, log: silentLog });
  const { transact } = domainEvents;
  const jobs = new Jobs({ url, log: silentLog, pollSeconds: 0.5 });
  const providers = [{ name: 'test', isRepeatable: true, refund }];
  const refunds = onRefunds({
    ...{ jobs, domainEvents, prisma, transact, providers, log: silentLog, now: clock.now },
  });
  const boxOffice = createBoxOffice({
    ...{ prisma, transact, secrets, now: clock.now, holdMinutes: 15, log: silentLog },
    installed: ['stars' as const],
    origin: () => 'https://rampa.test',
  });
  await jobs.start();
  await domainEvents.start();
  onTestFinished(async () => {
    await jobs.close();
    await domainEvents.close();
  });
  return { boxOffice, domainEvents, refunds };
}

/** An order that `test` was paid for. */
async function paid() {
  const { orderId, amount, currency } = await box.boxOffice.holdSeats(
    { kind: 'buyer' },
    wish(await box.show(), 1),
  );
  await box.boxOffice.settle({
    ...{ provider: 'test', reference: `charge-${String(orderId)}` },
    ...{ orderId, amount, currency },
  });
  const { id } = await box.prisma.ticket.findFirstOrThrow({ where: { orderId } });
  return { orderId, ticketId: TicketId.parse(id) };
}
const refundOf = (orderId: number) => box.prisma.refund.findFirstOrThrow({ where: { orderId } });
const becomesDone = (orderId: number) =>
  vi.waitFor(async () => expect((await refundOf(orderId)).status).toBe('done'), patience);

test('a provider that does not answer holds up nobody who is to leave', async () => {
  const answer = Promise.withResolvers<'done'>();
  const asked = Promise.withResolvers<undefined>();
  const { boxOffice, domainEvents } = await openHouse(() => {
    asked.resolve(undefined);
    return answer.promise;
  });
  const evicted: number[] = [];
  domainEvents.on('ticket.revoked', ({ ticketId }) => {
    evicted.push(ticketId);
  });
  const [given, other] = [await paid(), await paid()];
  await boxOffice.refundOrder(system, { orderId: given.orderId, reason: 'staff' });
  await asked.promise;
  await boxOffice.revokeTicket(system, other.ticketId);
  await vi.waitFor(() => expect(evicted).toEqual([given.ticketId, other.ticketId]), patience);
  expect((await refundOf(given.orderId)).status).toBe('sending');
  answer.resolve('done');
  await becomesDone(given.orderId);
});

test('a refund that must wait is asked for again, not before its time', async () => {
  const askedAt: number[] = [];
  const { boxOffice } = await openHouse(() => {
    askedAt.push(Date.now());
    return Promise.resolve(askedAt.length === 1 ? { retryAfterSeconds: 2 } : 'done');
  });
  const { orderId } = await paid();
  await boxOffice.refundOrder(system, { orderId, reason: 'staff' });
  await becomesDone(orderId);
  const [first = 0, second = 0] = askedAt;
  expect(askedAt).toHaveLength(2);
  expect(second - first).toBeGreaterThanOrEqual(1_900);
});

test('a refund whose answer is lost is asked for again', async () => {
  let asked = 0;
  const { boxOffice } = await openHouse(() => {
    asked += 1;
    return asked === 1 ? Promise.reject(new Error('socket hang up')) : Promise.resolve('done');
  });
  const { orderId } = await paid();
  await boxOffice.refundOrder(system, { orderId, reason: 'staff' });
  await becomesDone(orderId);
  expect(asked).toBe(2);
});

test('what an earlier process has left is asked for at the start', async () => {
  const { orderId: requested } = await paid();
  const { orderId: sending } = await paid();
  for (const orderId of [requested, sending]) {
    await box.boxOffice.refundOrder(system, { orderId, reason: 'staff' });
  }
  await box.prisma.refund.updateMany({ where: { orderId: sending }, data: { status: 'sending' } });
  // Their events were delivered: only the rows say that something is left to do.
  await box.prisma.domainEvent.updateMany({ data: { deliveredAt: new Date() } });
  const { refunds } = await openHouse(() => Promise.resolve('done'));
  await refunds.sendUnfinished();
  await becomesDone(requested);
  await becomesDone(sending);
});
