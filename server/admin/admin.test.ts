import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MadeInvitation, type ShowDraft, StaffOrder, StaffShowList } from '../../protocol/admin.ts';
import { SessionGrant } from '../../protocol/http.ts';
import type { OrderId } from '../../protocol/ids.ts';
import { type ShowId } from '../../protocol/ids.ts';
import { type Doors, secretOf, someAddress, verdictOf } from '../live/admission/testing.ts';
import { type Asking, draftOf, openAdmin, type TestAdmin } from './admin.testing.ts';

let admin: TestAdmin;
let doors: Doors;
beforeAll(async () => {
  admin = await openAdmin();
  doors = admin.doors;
});
afterAll(() => admin.close());

const ask: TestAdmin['ask'] = (...asked) => admin.ask(...asked);
const draft = (more: Partial<ShowDraft> = {}): ShowDraft => draftOf(doors, more);

async function makeShow(more: Partial<ShowDraft> = {}): Promise<ShowId> {
  const { json } = await ask('/shows', 'box_office', draft(more));
  return (json as { id: ShowId }).id; // as the route answers
}
const showOf = async (id: ShowId) => {
  const { shows } = StaffShowList.parse((await ask('/shows', 'owner')).json);
  const show = shows.find((one) => one.id === id);
  if (show === undefined) throw new Error(`no show ${id}`);
  return show;
};

describe('a show', () => {
  test('is a draft until it is published, and seen by nobody else before', async () => {
    const id = await makeShow();
    expect(verdictOf(await doors.server.request(`/api/shows/${id}`))).toBe('404 not_found');
    expect((await ask(`/shows/${id}/publish`, 'box_office', {})).status).toBe(204);
    expect(verdictOf(await doors.server.request(`/api/shows/${id}`))).toBe('200');
    expect(await showOf(id)).toMatchObject({ published: true, sold: 0, left: 40 });
    expect((await ask(`/shows/${id}/unpublish`, 'box_office', {})).status).toBe(204);
  });

  test('keeps what was sold: no category with orders goes, no house shrinks below its buyers', async () => {
    const id = await makeShow();
    await ask(`/shows/${id}/publish`, 'owner', {});
    const { categories, startsAt } = await showOf(id);
    const [category] = categories;
    await doors.boxOffice.holdSeats(
      { kind: 'buyer' },
      {
        ...{ showId: id, currency: 'XTR', surface: 'web' },
        lines: [{ priceCategoryId: category?.id ?? 0, quantity: 5 }],
      },
    );
    const put = async (more: Partial<ShowDraft>) =>
      verdictOf(await ask(`/shows/${id}`, 'box_office', draft({ startsAt, ...more }), 'PUT'));
    const kept = categories.map(({ id: own, name, capacity, prices }) => ({
      id: own,
      name,
      capacity,
      prices,
    }));
    expect(await put({ categories: [] })).toBe('400 bad_request');
    expect(await put({ categories: kept, capacity: 4 })).toBe('400 bad_request');
    // Whoever has bought would not hear of it.
    expect(await put({ categories: kept, startsAt: startsAt + 60_000 })).toBe('400 bad_request');
    expect(await put({ categories: kept, capacity: 5, title: 'Иванов' })).toBe('204');
    expect(await showOf(id)).toMatchObject({ title: 'Иванов', sold: 5, left: 0 });
    expect(verdictOf(await ask(`/shows/${id}/unpublish`, 'owner', {}))).toBe('400 bad_request');
  });

  test('that makes no sense is refused', async () => {
    const wrong: Partial<ShowDraft>[] = [
      { title: '  ' },
      { timeZone: 'Europe/Nowhere' },
      { capacity: 0 },
      { durationMinutes: 1.5 },
      { categories: [{ name: 'Зал', capacity: 1, prices: [{ currency: 'rub', amount: 1 }] }] },
      { categories: [{ name: 'Зал', capacity: 1, prices: [{ currency: 'RUB', amount: -1 }] }] },
    ];
    for (const more of wrong) {
      expect(verdictOf(await ask('/shows', 'owner', draft(more))), JSON.stringify(more)).toBe(
        '400 bad_request',
      );
    }
    expect(verdictOf(await ask('/shows/999999', 'owner', draft(), 'PUT'))).toBe('404 not_found');
  });
});

describe('the cast', () => {
  test('is invited by a link that is shown once, and opens the room until it is revoked', async () => {
    const id = await makeShow();
    const made = MadeInvitation.parse(
      (await ask(`/shows/${id}/invitations`, 'director', { role: 'actor', name: 'Соня' })).json,
    );
    const open = () =>
      doors.server.request('/api/sessions/link', {
        body: { kind: 'invitation', secret: secretOf(made.link), takeOver: true },
        from: someAddress(),
      });
    expect((await open()).status).toBe(200);
    const { json, text } = await ask(`/shows/${id}/invitations`, 'director');
    expect(json).toMatchObject({ invitations: [{ id: made.id, used: true, revoked: false }] });
    expect(text).not.toContain(secretOf(made.link));
    expect((await ask(`/invitations/${made.id}/revoke`, 'director', {})).status).toBe(204);
    expect(verdictOf(await open())).toBe('403 link_invalid');
  });
});

describe('an order', () => {
  const search = async (body: object) => {
    const { json } = await ask('/orders/search', 'box_office', body);
    return StaffOrder.array().parse((json as { orders: unknown }).orders); // as the route answers
  };

  test('is found by its number or its charge, given back, and decided when it is stuck', async () => {
    const id = await makeShow();
    await ask(`/shows/${id}/publish`, 'owner', {});
    const [category] = (await showOf(id)).categories;
    const hold = async () =>
      doors.boxOffice.holdSeats(
        { kind: 'buyer' },
        {
          ...{ showId: id, currency: 'XTR', surface: 'web' },
          lines: [{ priceCategoryId: category?.id ?? 0, quantity: 1 }],
        },
      );
    const pay = (orderId: OrderId, amount: number) =>
      doors.boxOffice.settle({
        ...{ provider: 'test', reference: `paid-${orderId}`, currency: 'XTR' },
        ...{ orderId, amount },
      });
    const [good, less, wrong] = [await hold(), await hold(), await hold()];
    await pay(good.orderId, 300);
    await pay(less.orderId, 299);
    await pay(wrong.orderId, 1);
    expect((await search({ search: `paid-${good.orderId}` })).map((order) => order.id)).toEqual([
      good.orderId,
    ]);
    expect((await search({ search: String(less.orderId) }))[0]?.status).toBe('stuck');
    expect((await search({ status: 'stuck', show: id })).length).toBe(2);

    expect((await ask(`/orders/${less.orderId}/accept`, 'box_office', {})).status).toBe(204);
    expect((await ask(`/orders/${wrong.orderId}/reject`, 'box_office', {})).status).toBe(204);
    expect(verdictOf(await ask(`/orders/${wrong.orderId}/accept`, 'box_office', {}))).toBe('410 order_over');
    const [accepted] = await search({ search: String(less.orderId) });
    expect(accepted).toMatchObject({ status: 'paid', tickets: [{ revoked: false }] });
    const [rejected] = await search({ search: String(wrong.orderId) });
    expect(rejected).toMatchObject({ status: 'cancelled', refunds: [{ amount: 1, reason: 'staff' }] });

    expect((await ask(`/orders/${good.orderId}/refund`, 'box_office', {})).status).toBe(204);
    const [back] = await search({ search: String(good.orderId) });
    expect(back).toMatchObject({ status: 'refunded', tickets: [{ revoked: true }] });
  });
});

describe('a refund', () => {
  test('is said beforehand: how much, and which way', async () => {
    const id = await makeShow();
    await ask(`/shows/${id}/publish`, 'owner', {});
    const [category] = (await showOf(id)).categories;
    const userId = 7100n;
    await doors.db.prisma.user.create({ data: { telegramId: userId, firstName: 'Нина' } });
    const { orderId } = await doors.boxOffice.holdSeats(
      { kind: 'user', userId },
      {
        ...{ showId: id, currency: 'XTR', surface: 'telegram' },
        lines: [{ priceCategoryId: category?.id ?? 0, quantity: 2 }],
      },
    );
    const order = async () => {
      const { json } = await ask('/orders/search', 'box_office', { search: String(orderId) });
      return StaffOrder.array().parse((json as { orders: unknown }).orders)[0]; // as the route answers
    };
    expect((await order())?.refund).toBeNull();
    await doors.boxOffice.settle({
      ...{ provider: 'stars', reference: 'said', currency: 'XTR', orderId, amount: 600, payerId: userId },
    });
    const { refund, tickets = [] } = (await order()) ?? {};
    // Stars go back whole: a part of them becomes a balance.
    expect(refund).toEqual({
      all: { tickets: 2, charge: 600, balance: 0, taken: 0 },
      each: tickets.map((ticket) => ({ ticketId: ticket.id, tickets: 1, charge: 0, balance: 300, taken: 0 })),
    });
    expect(await showOf(id)).toMatchObject({ sold: 2, givenBack: 0 });
    await ask(`/orders/${orderId}/refund`, 'box_office', { tickets: [tickets[0]?.id] });
    expect(await showOf(id)).toMatchObject({ sold: 1, givenBack: 1 });
  });
});

describe('a promo code', () => {
  const code = {
    ...{
      code: ' весна-26 ',
      kind: 'percent',
      value: 20,
      currency: null,
      limitTotal: 10,
      limitPerPerson: null,
    },
    ...{ validFrom: null, validUntil: null, minQuantity: 1, showIds: [] },
  };
  test('is made once, listed, and can be ended', async () => {
    const made = await ask('/promo-codes', 'box_office', code);
    expect(made.status).toBe(200);
    expect(verdictOf(await ask('/promo-codes', 'box_office', code))).toBe('400 bad_request');
    const { id } = made.json as { id: number }; // as the route answers
    expect((await ask('/promo-codes', 'box_office')).json).toMatchObject({
      promoCodes: [{ id, code: 'ВЕСНА-26', used: 0, disabled: false }],
    });
    expect((await ask(`/promo-codes/${String(id)}/disable`, 'box_office', {})).status).toBe(204);
    for (const wrong of [
      { showIds: [999_999] },
      { categoryIds: [999_999] },
      { value: 101 },
      { kind: 'fixed' },
      { kind: 'free' },
      { code: 'a b' },
    ]) {
      const answer = await ask('/promo-codes', 'box_office', { ...code, code: 'NEW', ...wrong });
      expect(verdictOf(answer), JSON.stringify(wrong)).toBe('400 bad_request');
    }
  });
});

/** Every act of the staff, and who may do it. */
const acts: readonly [string, string, readonly Asking[]][] = [
  ['GET', '/shows', ['owner', 'box_office', 'director']],
  ['POST', '/shows', ['owner', 'box_office']],
  ['PUT', '/shows/1', ['owner', 'box_office']],
  ['POST', '/shows/1/publish', ['owner', 'box_office']],
  ['POST', '/shows/1/unpublish', ['owner', 'box_office']],
  ['POST', '/shows/1/poster', ['owner', 'box_office']],
  ['DELETE', '/shows/1/poster', ['owner', 'box_office']],
  ['GET', '/shows/1/changes', ['owner', 'box_office']],
  ['POST', '/shows/1/move', ['owner', 'box_office']],
  ['POST', '/shows/1/cancel', ['owner', 'box_office']],
  ['GET', '/shows/1/broadcasts', ['owner', 'box_office']],
  ['POST', '/shows/1/broadcasts', ['owner', 'box_office']],
  ['GET', '/shows/1/orders.csv', ['owner', 'box_office']],
  ['GET', '/shows/1/tickets.csv', ['owner', 'box_office']],
  ['GET', '/shows/1/reception', ['owner', 'box_office', 'director']],
  ['GET', '/shows/1/reviews', ['owner', 'box_office', 'director']],
  ['GET', `/shows/1/reviews/0_${'0'.repeat(36)}`, ['owner', 'box_office', 'director']],
  ['GET', '/shows/1/ratings.csv', ['owner', 'box_office', 'director']],
  ['POST', '/orders.csv', ['owner', 'box_office']],
  ['POST', '/shows/1/desk', ['owner', 'director']],
  ['GET', '/shows/1/invitations', ['owner', 'director']],
  ['POST', '/shows/1/invitations', ['owner', 'director']],
  ['POST', '/invitations/1/link', ['owner', 'director']],
  ['POST', '/invitations/1/revoke', ['owner', 'director']],
  ['POST', '/orders/search', ['owner', 'box_office']],
  ['POST', '/orders/1/refund', ['owner', 'box_office']],
  ['POST', '/orders/1/accept', ['owner', 'box_office']],
  ['POST', '/orders/1/reject', ['owner', 'box_office']],
  ['GET', '/attention', ['owner', 'box_office']],
  ['GET', '/attention/count', ['owner', 'box_office']],
  ['POST', '/refunds/1/retry', ['owner', 'box_office']],
  ['POST', '/refunds/1/done', ['owner', 'box_office']],
  ['POST', '/messages/1/send', ['owner', 'box_office']],
  ['POST', '/messages/1/drop', ['owner', 'box_office']],
  ['POST', '/differences/1/resolve', ['owner', 'box_office']],
  ['GET', '/promo-codes', ['owner', 'box_office']],
  ['POST', '/promo-codes', ['owner', 'box_office']],
  ['POST', '/promo-codes/1/disable', ['owner', 'box_office']],
  ['GET', '/staff', ['owner']],
  ['POST', '/staff', ['owner']],
  ['POST', '/staff/99/link', ['owner']],
  ['POST', '/staff/99/disable', ['owner']],
  ['GET', '/staff/own', ['owner', 'box_office', 'director']],
  ['POST', '/staff/99/untie', ['owner']],
];

describe('who may do what', () => {
  const bodies: Readonly<Record<string, unknown>> = {
    '/shows/1/invitations': { role: 'actor', name: 'A' },
    '/shows/1/broadcasts': { text: 'Начнём на пять минут позже.' },
    '/orders.csv': { from: 0, to: Date.now() + 86_400_000 },
    '/shows/1/move': { startsAt: Date.now() + 864_000_000 },
    '/staff': { name: 'A', role: 'director' },
    '/promo-codes': {
      ...{ code: 'MATRIX', kind: 'free', value: 0, currency: null, limitTotal: null, limitPerPerson: null },
      ...{ validFrom: null, validUntil: null, minQuantity: 1, showIds: [] },
    },
  };

  test.each(acts)('%s %s', async (method, path, may) => {
    const body = path === '/shows' || path === '/shows/1' ? draft() : (bodies[path] ?? {});
    const tried = async (as: Asking) =>
      verdictOf(await ask(path, as, method === 'GET' ? undefined : body, method));
    expect(await tried('nobody')).toBe('401 unauthorised');
    for (const as of ['owner', 'box_office', 'director'] as const) {
      const verdict = await tried(as);
      if (may.includes(as)) expect(verdict).not.toMatch(/^40[13]/);
      else expect(verdict).toBe('403 forbidden');
    }
  });

  test('is asked of tickets and invitations too: they are none of the staff', async () => {
    const invitation = MadeInvitation.parse(
      (await ask(`/shows/${await makeShow()}/invitations`, 'owner', { role: 'director', name: 'A' })).json,
    );
    const answer = await doors.server.request('/api/sessions/link', {
      body: { kind: 'invitation', secret: secretOf(invitation.link) },
      from: someAddress(),
    });
    const { access } = SessionGrant.parse(answer.json);
    for (const [method, path] of acts) {
      const refused = await admin.server.request(`/api/admin${path}`, {
        ...{ method, token: access, from: someAddress() },
        ...(method !== 'GET' && { body: path.startsWith('/shows') ? draft() : (bodies[path] ?? {}) }),
      });
      expect(verdictOf(refused), path).toMatch(/^40[03]/);
    }
  });
});
