import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OwnOrders, OwnTicketList } from '../../../protocol/box-office.ts';
import { ErrorBody, IssuedTicket } from '../../../protocol/http.ts';
import { type OrderId, TicketId } from '../../../protocol/ids.ts';
import { newSecret } from '../../platform/random-secrets.ts';
import { bearerOf, openBox, type TestBox, wish } from '../testing/box.ts';

let box: TestBox;
beforeAll(async () => {
  box = await openBox();
});
afterAll(() => box.close());

let users = 500n;
async function person(): Promise<bigint> {
  const telegramId = ++users;
  await box.prisma.user.create({ data: { telegramId, firstName: 'Оля' } });
  return telegramId;
}

/** A paid order of somebody, or with a secret of nobody. */
async function bought(buyer: bigint | undefined, quantity = 1) {
  const show = await box.show();
  const secret = buyer === undefined ? newSecret() : undefined;
  const who = buyer === undefined ? ({ kind: 'buyer' } as const) : ({ kind: 'user', userId: buyer } as const);
  const held = await box.boxOffice.holdSeats(who, wish(show, quantity, { ...(secret && { secret }) }));
  const { orderId, amount, currency } = held;
  await box.boxOffice.settle({ provider: 'test', reference: randomUUID(), orderId, amount, currency });
  const rows = await box.prisma.ticket.findMany({ where: { orderId }, orderBy: { number: 'asc' } });
  return { show, orderId, secret: secret ?? '', tickets: rows.map(({ id }) => TicketId.parse(id)) };
}

const passOn = (ticket: TicketId | undefined, token: string | undefined) =>
  box.server.request(`/api/tickets/${String(ticket)}/transfer`, { body: {}, token });
const claim = (secret: string, token: string) =>
  box.server.request('/api/me/tickets', { body: { secret }, token });
const secretOf = ({ link }: IssuedTicket): string => link.slice(link.indexOf('#') + 1);
const codeOf = (json: unknown): string => ErrorBody.parse(json).error.code;
const ticketsOf = async (user: bigint) =>
  OwnTicketList.parse((await box.server.request('/api/me/tickets', { token: bearerOf.user(user) })).json)
    .tickets;

describe('a ticket', () => {
  test('is passed on by its account: the link makes it another’s, once, and the old ones open nothing', async () => {
    const [giver, taker, late] = [await person(), await person(), await person()];
    const { orderId, tickets, show } = await bought(giver, 2);
    const [first] = await ticketsOf(giver);
    const given = IssuedTicket.parse((await passOn(tickets[0], bearerOf.user(giver))).json);
    expect(given.revision).toBe(2);
    const old = { kind: 'operator', by: 'system' } as const;
    const verdict = await box.boxOffice.validateTicket(old, {
      token: first?.qr ?? '',
      showId: show.id,
    });
    expect(verdict.verdict).toBe('revoked');
    expect((await ticketsOf(giver)).map(({ id }) => id)).toEqual([tickets[1]]);
    // The buyer does not see the new link.
    const view = await box.boxOffice.viewOrder(orderId);
    expect(view).toMatchObject({ passedOn: 1, unclaimed: [tickets[0]], tickets: [{ id: tickets[1] }] });

    const taken = await Promise.all([taker, late].map((each) => claim(secretOf(given), bearerOf.user(each))));
    expect(taken.filter(({ status }) => status === 200)).toHaveLength(1);
    const holder = taken[0]?.status === 200 ? taker : late;
    expect(await ticketsOf(holder)).toMatchObject([{ id: tickets[0], revision: 3, isGift: true }]);
  });

  test('is passed on again by who passed it on, until it is claimed: the same link, and nothing changes', async () => {
    const [giver, taker] = [await person(), await person()];
    const { tickets } = await bought(giver);
    const ask = async () => IssuedTicket.parse((await passOn(tickets[0], bearerOf.user(giver))).json);
    const given = await ask();
    expect(await ask()).toEqual(given);
    expect((await passOn(tickets[0], bearerOf.user(taker))).status).toBe(404);
    expect((await box.boxOffice.passedOnTickets(giver)).map(({ id }) => id)).toEqual(tickets);
    expect((await claim(secretOf(given), bearerOf.user(taker))).status).toBe(200);
    expect((await passOn(tickets[0], bearerOf.user(giver))).status).toBe(404);
    expect(await box.boxOffice.passedOnTickets(giver)).toEqual([]);
    const further = IssuedTicket.parse((await passOn(tickets[0], bearerOf.user(taker))).json);
    expect((await passOn(tickets[0], bearerOf.user(giver))).status).toBe(404);
    // Whoever came by the link passes it on: it is no longer the account's to have again.
    const came = bearerOf.ticket(Number(tickets[0]), further.revision);
    expect((await passOn(tickets[0], came)).status).toBe(200);
    expect((await passOn(tickets[0], bearerOf.user(taker))).status).toBe(404);
  });

  test('is passed on by who knows the secret of its order, or came by its link, and by nobody else', async () => {
    const [stranger, other] = [await person(), await bought(undefined)];
    const { secret, tickets } = await bought(undefined);
    const [ticket] = tickets;
    for (const token of [bearerOf.user(stranger), other.secret, bearerOf.ticket(Number(ticket), 7)]) {
      const { status, json } = await passOn(ticket, token);
      expect([status, codeOf(json)]).toEqual([404, 'not_found']);
    }
    expect((await passOn(ticket, undefined)).status).toBe(401);
    expect((await passOn(ticket, bearerOf.staff)).status).toBe(403);
    const byLink = await passOn(ticket, bearerOf.ticket(Number(ticket), 1));
    expect(byLink.status).toBe(200);
    // What has gone on is not the buyer's any more.
    expect((await passOn(ticket, secret)).status).toBe(404);
    const own = await bought(undefined);
    expect((await passOn(own.tickets[0], own.secret)).status).toBe(200);
  });

  test('is passed on again by who knows the secret of its order, until it is claimed or goes further', async () => {
    const taker = await person();
    const { secret, orderId, tickets } = await bought(undefined, 2);
    const ask = async (ticket = tickets[0]) => IssuedTicket.parse((await passOn(ticket, secret)).json);
    const unclaimed = async () => (await box.boxOffice.viewOrder(orderId)).unclaimed;
    expect(await unclaimed()).toEqual([]);
    const given = await ask();
    expect(await ask()).toEqual(given);
    expect(await unclaimed()).toEqual([tickets[0]]);
    expect((await passOn(tickets[0], (await bought(undefined)).secret)).status).toBe(404);
    expect((await claim(secretOf(given), bearerOf.user(taker))).status).toBe(200);
    expect((await passOn(tickets[0], secret)).status).toBe(404);
    // The other one goes further by its link.
    const other = await ask(tickets[1]);
    const came = bearerOf.ticket(Number(tickets[1]), other.revision);
    expect((await passOn(tickets[1], came)).status).toBe(200);
    expect((await passOn(tickets[1], secret)).status).toBe(404);
    expect(await box.boxOffice.viewOrder(orderId)).toMatchObject({ tickets: [], passedOn: 2, unclaimed: [] });
  });

  test('is passed on again by who came by its link, until it is claimed, goes further or gets a new link', async () => {
    const taker = await person();
    const { tickets } = await bought(undefined, 2);
    const [first, second] = tickets.map((ticket) => bearerOf.ticket(Number(ticket), 1));
    const ask = async () => IssuedTicket.parse((await passOn(tickets[0], first)).json);
    const given = await ask();
    expect(await ask()).toEqual(given);
    expect((await passOn(tickets[1], first)).status).toBe(404);
    expect((await claim(secretOf(given), bearerOf.user(taker))).status).toBe(200);
    expect((await passOn(tickets[0], first)).status).toBe(404);
    // Whoever the new link was made for is not to be robbed by the one before.
    const operator = { kind: 'operator', by: 'system' } as const;
    const ticket = TicketId.parse(tickets[1]);
    await box.boxOffice.reissueTicket(operator, ticket);
    expect((await passOn(ticket, second)).status).toBe(404);
    const third = bearerOf.ticket(Number(ticket), 2);
    expect((await passOn(ticket, third)).status).toBe(200);
    expect((await passOn(ticket, second)).status).toBe(404);
    await box.boxOffice.reissueTicket(operator, ticket);
    expect((await passOn(ticket, third)).status).toBe(404);
  });

  test('that is passed on several times at once has one link', async () => {
    const giver = await person();
    const { tickets } = await bought(giver);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => passOn(tickets[0], bearerOf.user(giver))),
    );
    const links = answers.flatMap(({ status, json }) =>
      status === 200 ? [IssuedTicket.parse(json).link] : [],
    );
    expect(new Set(links).size).toBe(1);
    const row = await box.prisma.ticket.findUniqueOrThrow({ where: { id: Number(tickets[0]) } });
    expect(row.revision).toBe(2);
  });

  test('that was given back, or is for a show that is over, stays where it is', async () => {
    const giver = await person();
    const back = await bought(giver);
    await box.boxOffice.refundOrder(
      { kind: 'user', userId: giver },
      { orderId: back.orderId, reason: 'asked' },
    );
    expect(codeOf((await passOn(back.tickets[0], bearerOf.user(giver))).json)).toBe('ticket_revoked');
    const over = await bought(giver);
    await box.prisma.show.update({ where: { id: over.show.id }, data: { status: 'finished' } });
    expect(codeOf((await passOn(over.tickets[0], bearerOf.user(giver))).json)).toBe('show_over');
    expect(await ticketsOf(giver)).toEqual([]);
  });

  test('that was passed on goes back with its order: the money is the buyer’s', async () => {
    const [giver, taker] = [await person(), await person()];
    const { orderId, tickets } = await bought(giver);
    const given = IssuedTicket.parse((await passOn(tickets[0], bearerOf.user(giver))).json);
    await claim(secretOf(given), bearerOf.user(taker));
    await box.boxOffice.refundOrder({ kind: 'user', userId: giver }, { orderId, reason: 'asked' });
    expect(await ticketsOf(taker)).toEqual([]);
  });
});

describe('what belongs to somebody', () => {
  const asWho = (own: bigint, other: bigint, orderSecret: string) => ({
    nobody: undefined,
    own: bearerOf.user(own),
    other: bearerOf.user(other),
    ticket: bearerOf.ticket(1, 1),
    staff: bearerOf.staff,
    secret: orderSecret,
  });

  test('is shown and sold to them alone', async () => {
    const [own, other] = [await person(), await person()];
    const { show } = await bought(own);
    const held = await box.boxOffice.holdSeats({ kind: 'user', userId: own }, wish(show));
    const path = (id: OrderId) => `/api/orders/${String(id)}/pay/stars`;
    const tokens = Object.entries(asWho(own, other, newSecret()));
    const statuses = async (ask: (token: string | undefined) => Promise<{ status: number }>) =>
      Object.fromEntries(
        await Promise.all(tokens.map(async ([who, token]) => [who, (await ask(token)).status] as const)),
      );
    const refused = { nobody: 401, ticket: 403, staff: 403 };
    expect(await statuses((token) => box.server.request('/api/me/tickets', { token }))).toEqual({
      ...refused,
      ...{ own: 200, other: 200, secret: 401 },
    });
    expect(await statuses((token) => box.server.request('/api/me/orders', { token }))).toEqual({
      ...refused,
      ...{ own: 200, other: 200, secret: 401 },
    });
    expect(await statuses((token) => box.server.request(path(held.orderId), { body: {}, token }))).toEqual({
      ...refused,
      ...{ own: 200, other: 404, secret: 404 },
    });
    const { json } = await box.server.request('/api/me/orders', { token: bearerOf.user(other) });
    expect(OwnOrders.parse(json)).toEqual({ orders: [], balance: 0 });
  });
});
