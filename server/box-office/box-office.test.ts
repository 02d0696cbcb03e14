import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { GenerateResponse, IssuedTicket, ShowList, ShowView, ValidateResponse } from '../../protocol/http.ts';
import { OrderId } from '../../protocol/ids.ts';
import {
  type Doors,
  makeOrder,
  makeShow,
  makeTicket,
  openDoors,
  operator,
  secretOf,
  serviceToken,
  verdictOf,
} from '../live/admission/testing.ts';
import { createHttp } from '../platform/http/index.ts';
import { listen } from '../platform/http/testing.ts';
import { silentLog } from '../platform/log.ts';
import { boxOfficeRoutes, createBoxOffice } from './index.ts';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());

const service = (path: string, body: unknown, token: string | undefined = serviceToken) =>
  doors.server.request(`/api/tickets/${path}`, { body, token });
const validate = async (token: string, showId: number) =>
  ValidateResponse.parse((await service('validate', { token, showId })).json);

describe('shows', () => {
  test('are listed with prices and cast, the next one first', async () => {
    const late = await makeShow(doors, { startsInMinutes: 300 });
    const soon = await makeShow(doors, { startsInMinutes: 20 });
    await doors.db.prisma.castCredit.createMany({
      data: [
        { showId: soon, position: 2, name: 'Тригорин', part: null },
        { showId: soon, position: 1, name: 'Аркадина', part: 'актриса' },
      ],
    });
    const { shows } = ShowList.parse((await doors.server.request('/api/shows')).json);
    const ids = shows.map(({ id }) => id);
    expect(ids.indexOf(soon)).toBeLessThan(ids.indexOf(late));
    const show = ShowView.parse((await doors.server.request(`/api/shows/${soon}`)).json);
    expect(show).toMatchObject({
      title: 'Чайка',
      status: 'upcoming',
      cast: [{ name: 'Аркадина' }, { name: 'Тригорин' }],
      categories: [{ name: 'Зал', prices: [{ amount: 150_000, currency: 'RUB' }] }],
    });
  });

  test('follow their room and their hours', async () => {
    const status = async (id: number) =>
      ShowView.parse((await doors.server.request(`/api/shows/${id}`)).json).status;
    const playing = await makeShow(doors);
    await doors.db.prisma.room.create({ data: { showId: playing, phase: 'intermission' } });
    expect(await status(playing)).toBe('live');
    await doors.db.prisma.room.update({ where: { showId: playing }, data: { phase: 'finished' } });
    expect(await status(playing)).toBe('finished');
    expect(await status(await makeShow(doors, { startsInMinutes: -60 - 121 }))).toBe('finished');
    const cancelled = await makeShow(doors);
    await doors.db.prisma.show.update({ where: { id: cancelled }, data: { status: 'cancelled' } });
    expect(await status(cancelled)).toBe('cancelled');
  });

  test('that do not exist are not found, and a path that is no id is no question', async () => {
    expect(verdictOf(await doors.server.request('/api/shows/2147483647'))).toBe('404 not_found');
    for (const id of ['0', '-1', '1e3', '0x10', '99999999999', "1'--", '__proto__', '1%00']) {
      expect(verdictOf(await doors.server.request(`/api/shows/${id}`)), id).toBe('400 bad_request');
    }
  });
});

describe('the tickets of an order', () => {
  test('are made once, however often and by however many at once they are asked for', async () => {
    const orderId = await makeOrder(doors, await makeShow(doors), { quantity: 3 });
    const answers = await Promise.all(Array.from({ length: 6 }, () => service('generate', { orderId })));
    const [first, ...others] = answers.map(({ json }) => GenerateResponse.parse(json));
    expect(first?.tickets).toHaveLength(3);
    expect(new Set(first?.tickets.map(({ link }) => link)).size).toBe(3);
    for (const other of others) expect(other).toEqual(first);
    expect(await doors.db.prisma.ticket.count({ where: { orderId } })).toBe(3);
  });

  test('have links with the secret in the fragment', async () => {
    const { link } = await makeTicket(doors, await makeShow(doors));
    expect(link).toMatch(/^https:\/\/rampa\.test\/ticket#[\w-]{43}$/);
  });

  test('are not made of an unpaid or an unknown order', async () => {
    const orderId = await makeOrder(doors, await makeShow(doors), { paid: false });
    expect(verdictOf(await service('generate', { orderId }))).toBe('403 ticket_unpaid');
    expect(verdictOf(await service('generate', { orderId: 2_000_000_000 }))).toBe('404 not_found');
  });

  test('survive a new link key: the old link is told again', async () => {
    const orderId = await makeOrder(doors, await makeShow(doors));
    const before = await doors.boxOffice.issueTickets(operator, orderId);
    const { transact } = doors.events;
    const link = [new Uint8Array(32).fill(7), ...doors.secrets.link] as const;
    const later = createBoxOffice({
      ...{ prisma: doors.db.prisma, transact, now: doors.clock.now, origin: () => 'https://rampa.test' },
      secrets: { ...doors.secrets, link },
      log: silentLog,
      holdMinutes: 15,
      installed: [],
    });
    expect(await later.issueTickets(operator, orderId)).toEqual(before);
  });
});

describe('an order', () => {
  test('is paid once: the same payment again changes nothing, another one is refused', async () => {
    const orderId = await makeOrder(doors, await makeShow(doors), { paid: false });
    const pay = (paymentId: string) => doors.boxOffice.markOrderPaid(operator, orderId, paymentId);
    const payments = await Promise.allSettled([pay('one'), pay('two')]);
    expect(payments.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [payment, ...others] = await doors.db.prisma.payment.findMany({ where: { orderId } });
    expect(others).toEqual([]);
    await pay(payment?.reference ?? '');
    await expect(
      doors.boxOffice.markOrderPaid(operator, OrderId.parse(2_000_000_000), 'x'),
    ).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('is of one show, with each category once, and costs the sum', async () => {
    const showId = await makeShow(doors);
    const [category] = (await doors.boxOffice.findShow(showId)).categories;
    const [foreign] = (await doors.boxOffice.findShow(await makeShow(doors))).categories;
    const line = (price: { id: number } | undefined, quantity = 1) => ({
      priceCategoryId: price?.id ?? 0,
      quantity,
    });
    const place = (lines: ReturnType<typeof line>[]) =>
      doors.boxOffice.placeOrder(operator, { showId, lines });
    const id = await place([line(category, 3)]);
    expect(await doors.db.prisma.order.findUnique({ where: { id } })).toMatchObject({
      ...{ amount: 450_000, currency: 'RUB', status: 'awaiting_payment' },
    });
    await expect(place([line(foreign)])).rejects.toMatchObject({ code: 'bad_request' });
    await expect(place([line(category), line(category)])).rejects.toMatchObject({ code: 'bad_request' });
  });

  test('is made by an operator, never by a ticket', async () => {
    const showId = await makeShow(doors);
    const { id } = await makeTicket(doors, showId);
    const holder = { kind: 'ticket', ticketId: id, revision: 1 } as const;
    const acts = [
      doors.boxOffice.placeOrder(holder, { showId, lines: [{ priceCategoryId: 1, quantity: 1 }] }),
      doors.boxOffice.issueTickets(holder, OrderId.parse(1)),
      doors.boxOffice.revokeTicket(holder, id),
      doors.boxOffice.reissueTicket(holder, id),
      doors.boxOffice.validateTicket(holder, { token: 'x', showId }),
    ];
    for (const act of acts) await expect(act).rejects.toMatchObject({ code: 'forbidden' });
  });
});

test('each act of the ticket API is a line of the audit log: the service has done it', async () => {
  const showId = await makeShow(doors);
  const { auditEntry } = doors.db.prisma;
  const last = (await auditEntry.findFirst({ orderBy: { id: 'desc' } }))?.id ?? 0n;
  const by = { kind: 'operator', by: 'service' } as const;
  const [category] = (await doors.boxOffice.findShow(showId)).categories;
  const lines = [{ priceCategoryId: category?.id ?? 0, quantity: 2 }];
  const orderId = await doors.boxOffice.placeOrder(by, { showId, lines });
  await doors.boxOffice.markOrderPaid(by, orderId, `audit-${orderId}`);
  const { tickets } = GenerateResponse.parse((await service('generate', { orderId })).json);
  const [one, other] = tickets.map(({ id }) => id);
  await service('reissue', { ticketId: one });
  for (let times = 0; times < 2; times += 1) await service('revoke', { ticketId: other });
  const written = await auditEntry.findMany({ where: { id: { gt: last } }, orderBy: { id: 'asc' } });
  expect(written.map(({ actor, act, subjectId, details }) => [actor, act, subjectId, details])).toEqual([
    ['service', 'order.place', orderId, { amount: 300_000, currency: 'RUB', seats: 2 }],
    ['service', 'order.pay', orderId, {}],
    ['service', 'order.issue', orderId, { tickets: [one, other] }],
    ['service', 'ticket.reissue', one, { revision: 2 }],
    // Asked again, nothing has happened.
    ['service', 'ticket.revoke', other, {}],
  ]);
});

describe('validating', () => {
  test('reads a link and a QR code alike', async () => {
    const showId = await makeShow(doors);
    const ticket = await makeTicket(doors, showId);
    const expected = { verdict: 'ok', ticket: { id: ticket.id, showId, category: 'Зал', seated: false } };
    expect(await validate(ticket.secret, showId)).toEqual(expected);
    expect(await validate(ticket.qr, showId)).toEqual(expected);
  });

  test('gives every verdict', async () => {
    const showId = await makeShow(doors);
    const ticket = await makeTicket(doors, showId);
    const verdict = async (token: string, show: number) => (await validate(token, show)).verdict;
    expect(await verdict('nonsense', showId)).toBe('unknown');
    expect(await verdict(ticket.secret, await makeShow(doors))).toBe('wrong_show');
    const early = await makeShow(doors, { startsInMinutes: 31 });
    expect(await verdict((await makeTicket(doors, early)).secret, early)).toBe('too_early');
    const past = await makeShow(doors, { startsInMinutes: -181 });
    expect(await verdict((await makeTicket(doors, past)).secret, past)).toBe('over');
    await doors.db.prisma.order.updateMany({
      where: { tickets: { some: { id: ticket.id } } },
      data: { status: 'refunded' },
    });
    expect(await verdict(ticket.secret, showId)).toBe('unpaid');
    await doors.boxOffice.revokeTicket(operator, ticket.id);
    expect(await verdict(ticket.secret, showId)).toBe('revoked');
  });

  test('a reissued ticket: the old link is unknown, the old code revoked, the new ones good', async () => {
    const showId = await makeShow(doors);
    const old = await makeTicket(doors, showId);
    const answer = await service('reissue', { ticketId: old.id });
    const fresh = IssuedTicket.parse(answer.json);
    expect(fresh.revision).toBe(2);
    expect((await validate(old.secret, showId)).verdict).toBe('unknown');
    expect((await validate(old.qr, showId)).verdict).toBe('revoked');
    expect((await validate(secretOf(fresh.link), showId)).verdict).toBe('ok');
    expect((await validate(fresh.qr, showId)).verdict).toBe('ok');
  });

  test('takes anything for a token and never breaks on it', async () => {
    const showId = await makeShow(doors);
    for (const token of ["' OR 1=1 --", '__proto__', '𝓔'.repeat(500), 'v1.x.1.1.1.x', '%27', '{}']) {
      expect((await validate(token, showId)).verdict, token).toBe('unknown');
    }
  });
});

describe('revoking', () => {
  test('tells the house once, however often it is asked', async () => {
    const showId = await makeShow(doors);
    const revoked = vi.fn();
    doors.events.on('ticket.revoked', (event) => {
      // Of tests before this one an event may still be on its way.
      if (event.showId === showId) revoked(event);
    });
    const { id: ticketId } = await makeTicket(doors, showId);
    const answers = await Promise.all(Array.from({ length: 5 }, () => service('revoke', { ticketId })));
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204, 204]);
    await vi.waitFor(() =>
      expect(revoked).toHaveBeenCalledExactlyOnceWith({ ticketId, showId, revision: 1 }),
    );
    expect(verdictOf(await service('revoke', { ticketId: 2_000_000_000 }))).toBe('404 not_found');
    expect(verdictOf(await service('reissue', { ticketId }))).toBe('410 ticket_revoked');
  });
});

describe('the service endpoints', () => {
  test('open to the service token alone', async () => {
    const body = { token: 'x', showId: 1 };
    for (const token of ['', 'wrong', `${serviceToken}x`, serviceToken.slice(0, -1)]) {
      expect(verdictOf(await service('validate', body, token)), token).toBe('401 unauthorised');
    }
    expect(verdictOf(await doors.server.request('/api/tickets/validate', { body }))).toBe('401 unauthorised');
  });

  test('do not exist without one', async () => {
    const app = createHttp({
      log: silentLog,
      routers: [boxOfficeRoutes({ boxOffice: doors.boxOffice, serviceToken: undefined })],
      ...{ clientFolder: undefined, publicUrl: undefined, demo: false, trustProxy: false },
    });
    const server = await listen(app);
    const answer = await server.request('/api/tickets/validate', {
      body: { token: 'x', showId: 1 },
      token: 'undefined',
    });
    expect(verdictOf(answer)).toBe('404 not_found');
    await server.close();
  });
});
