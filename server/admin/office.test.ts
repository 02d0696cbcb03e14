import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DeskLink, MadeInvitation, ShowBroadcasts } from '../../protocol/admin.ts';
import { Attention, AttentionCounts } from '../../protocol/attention.ts';
import type { OrderId, ShowId } from '../../protocol/ids.ts';
import { openLink, operator, secretOf, signIn, verdictOf } from '../live/admission/testing.ts';
import { type Asking, draftOf, openAdmin, type TestAdmin } from './admin.testing.ts';

let admin: TestAdmin;
beforeAll(async () => {
  admin = await openAdmin();
});
afterAll(() => admin.close());

const ask: TestAdmin['ask'] = (...asked) => admin.ask(...asked);
const post = async (path: string, as: Asking = 'box_office') => verdictOf(await ask(path, as, {}));

async function makeShow(): Promise<ShowId> {
  const { json } = await ask('/shows', 'owner', draftOf(admin.doors));
  const { id } = json as { id: ShowId }; // as the route answers
  await ask(`/shows/${id}/publish`, 'owner', {});
  return id;
}

async function makeUser(telegramId: bigint, firstName: string, more: object = {}): Promise<bigint> {
  await admin.doors.db.prisma.user.create({ data: { telegramId, firstName, ...more } });
  return telegramId;
}

/** A paid order of one seat, or one that was paid wrongly. */
async function buy(showId: ShowId, { userId, less = 0 }: { userId?: bigint; less?: number } = {}) {
  const { boxOffice } = admin.doors;
  const { categories } = await boxOffice.findShow(showId);
  const { orderId, amount } = await boxOffice.holdSeats(
    userId === undefined ? { kind: 'buyer' } : { kind: 'user', userId },
    {
      ...{ showId, currency: 'XTR', surface: 'web' },
      lines: [{ priceCategoryId: categories[0]?.id ?? 0, quantity: 1 }],
    },
  );
  await boxOffice.settle({
    ...{ provider: 'demo', reference: `office-${orderId}`, currency: 'XTR', orderId, amount: amount - less },
  });
  return orderId;
}

describe('what waits for a person', () => {
  const lists = async () => Attention.parse((await ask('/attention', 'box_office')).json);
  const counts = async () => AttentionCounts.parse((await ask('/attention/count', 'owner')).json);
  const refund = async (orderId: OrderId, status: 'failed' | 'sending', minutesAgo: number) => {
    const claimedAt = new Date(admin.doors.clock.now() - minutesAgo * 60_000);
    await admin.doors.boxOffice.refundOrder(operator, { orderId, reason: 'staff' });
    const { id } = await admin.doors.db.prisma.refund.findFirstOrThrow({ where: { orderId } });
    await admin.doors.db.prisma.refund.update({ where: { id }, data: { status, claimedAt } });
    return id;
  };

  test('is counted and listed, and gone when somebody has seen to it', async () => {
    const { prisma } = admin.doors.db;
    const showId = await makeShow();
    expect(Object.values(await counts())).toEqual([0, 0, 0, 0, 0]);
    const stuck = await buy(showId, { less: 1 });
    const failed = await refund(await buy(showId), 'failed', 0);
    const hanging = await refund(await buy(showId), 'sending', 5);
    await refund(await buy(showId), 'sending', 0); // on its way
    const chatId = await makeUser(501n, 'Анна');
    const message = async (status: 'failed' | 'unknown' | 'sent') => {
      const row = {
        chatId,
        kind: 'tickets',
        payload: { secret: 'words' },
        dedupeKey: `office-${status}`,
        status,
      };
      return Number((await prisma.botMessage.create({ data: row })).id);
    };
    const [unsent, unknown] = [await message('failed'), await message('unknown'), await message('sent')];
    const difference = await prisma.bookDifference.create({
      data: {
        ...{ provider: 'demo', reference: 'x', kind: 'missing_here', details: {} },
        foundAt: new Date(),
      },
    });
    expect(await counts()).toEqual({ stuck: 1, refunds: 2, messages: 2, differences: 1, asides: 0 });
    const { text } = await ask('/attention', 'owner');
    expect(text).not.toContain('words');
    const found = await lists();
    expect(found.stuck.map(({ id }) => id)).toEqual([stuck]);
    expect(found.refunds).toMatchObject([
      { id: failed, status: 'failed', provider: 'demo' },
      { id: hanging, status: 'sending' },
    ]);
    expect(found.messages).toMatchObject([
      { id: unsent, status: 'failed', person: 'Анна', kind: 'tickets' },
      { id: unknown, status: 'unknown' },
    ]);
    expect(found.differences).toMatchObject([{ id: difference.id, kind: 'missing_here' }]);

    expect(await post(`/refunds/${failed}/retry`)).toBe('204');
    expect(await prisma.refund.findUnique({ where: { id: failed } })).toMatchObject({ status: 'requested' });
    expect(await post(`/refunds/${failed}/retry`)).toBe('404 not_found');
    expect(await post(`/refunds/${hanging}/done`)).toBe('204');
    expect(await post(`/refunds/${hanging}/done`)).toBe('404 not_found');
    expect(await post(`/messages/${unsent}/send`)).toBe('204');
    expect(await post(`/messages/${unknown}/drop`)).toBe('204');
    expect(await post(`/messages/${unknown}/send`)).toBe('404 not_found');
    expect(
      await prisma.botMessage.groupBy({ by: ['status'], _count: true, orderBy: { status: 'asc' } }),
    ).toEqual(['queued', 'sent', 'dropped'].map((status) => ({ status, _count: 1 })));
    expect(await post(`/differences/${difference.id}/resolve`)).toBe('204');
    expect(await post(`/differences/${difference.id}/resolve`)).toBe('404 not_found');
    expect(await post(`/orders/${stuck}/reject`)).toBe('204');
    expect(Object.values(await counts())).toEqual([0, 0, 0, 0, 0]);
    const acts = await prisma.auditEntry.findMany({
      where: { subject: { in: ['refund', 'bot_message', 'book_difference'] } },
      orderBy: { id: 'asc' },
    });
    expect(acts.map(({ act }) => act)).toEqual([
      ...['refund.retry', 'refund.done', 'bot_message.send', 'bot_message.drop', 'book_difference.resolve'],
    ]);
  });

  test('of two who decide at once one does', async () => {
    const id = await refund(await buy(await makeShow()), 'failed', 0);
    const verdicts = await Promise.all([post(`/refunds/${id}/retry`), post(`/refunds/${id}/done`)]);
    expect(verdicts.toSorted()).toEqual(['204', '404 not_found']);
  });
});

describe('a table', () => {
  test('of orders and tickets is sent with names, for a spreadsheet, and holds no formula', async () => {
    const showId = await makeShow();
    const userId = await makeUser(502n, '=cmd()', { lastName: 'Иванова, "О."' });
    const orderId = await buy(showId, { userId });
    const { text, headers } = await ask(`/shows/${showId}/orders.csv`, 'box_office');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="orders-${showId}.csv"`);
    const lines = text.replace(/^\uFEFF/, '').split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain(`"'=cmd() Иванова, ""О."""`);
    expect(lines[1]).toMatch(new RegExp(`^${orderId},${showId},"Дядя Ваня",.*,"paid",.*,300,0,"XTR",0,`));
    const bytes = await fetch(`${admin.server.origin}/api/admin/shows/${showId}/tickets.csv`, {
      headers: { authorization: `Bearer ${admin.tokens.owner}` },
    });
    const raw = Buffer.from(await bytes.arrayBuffer());
    expect([...raw.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(raw.toString()).toMatch(new RegExp(`\\d+,${orderId},1,"Зал","valid",`));
    const now = admin.doors.clock.now();
    const span = async (from: number, to: number) =>
      (await ask('/orders.csv', 'owner', { from, to })).text.split('\r\n').length - 2;
    expect(await span(now - 60_000, now + 60_000)).toBeGreaterThan(0);
    expect(await span(now - 7_200_000, now - 3_600_000)).toBe(0);
    expect(verdictOf(await ask('/orders.csv', 'owner', { from: 2, to: 1 }))).toBe('400 bad_request');
    expect(verdictOf(await ask('/shows/999999/orders.csv', 'owner'))).toBe('404 not_found');
  });

  test('is written for people of the language, by the clock of the show or of whoever asks', async () => {
    const showId = await makeShow();
    const { clock, db } = admin.doors;
    await buy(showId);
    await db.prisma.show.update({
      where: { id: showId },
      data: { startsAt: new Date('2026-11-22T17:00:00Z'), timeZone: 'Asia/Tokyo' },
    });
    const table = async (path: string, language: string, body?: object) => {
      const { text, headers } = await admin.server.request(`/api/admin${path}`, {
        ...{ token: admin.tokens.owner, headers: { 'accept-language': language } },
        ...(body !== undefined && { body }),
      });
      expect(headers.get('content-language')).toBe(language.slice(0, 2));
      return text;
    };
    const russian = await table(`/shows/${showId}/orders.csv`, 'ru-RU');
    expect(russian).toMatch(/^"Заказ";"Номер спектакля";"Спектакль";"Начало \(Asia\/Tokyo\)";/);
    expect(russian).toContain(';"2026-11-23 02:00:00";');
    const english = await table(`/shows/${showId}/orders.csv`, 'en');
    expect(english).toMatch(/^"Order","Show number","Show","Begins \(Asia\/Tokyo\)",/);
    const span = { from: clock.now() - 60_000, to: clock.now() + 60_000 };
    const own = await table('/orders.csv', 'ru', { ...span, timeZone: 'Europe/Moscow' });
    expect(own).toContain('"Начало (Europe/Moscow)"');
    expect(own).toContain(';"2026-11-22 20:00:00";');
    for (const timeZone of [undefined, 'Mars/Olympus', 7]) {
      expect(await table('/orders.csv', 'en', { ...span, timeZone })).toContain('"Begins (UTC)"');
    }
    for (const language of ['ru', 'en']) {
      for (const name of ['tickets', 'ratings']) {
        expect(await table(`/shows/${showId}/${name}.csv`, language)).toContain('(Asia/Tokyo)');
      }
    }
  });

  test('longer than one reading has every row once', async () => {
    const showId = await makeShow();
    const { prisma } = admin.doors.db;
    await prisma.order.createMany({
      data: Array.from({ length: 1001 }, () => ({
        showId,
        amount: 1,
        currency: 'XTR',
        status: 'cancelled' as const,
      })),
    });
    const { text } = await ask(`/shows/${showId}/orders.csv`, 'owner');
    const ids = text
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',')[0]);
    expect(new Set(ids).size).toBe(1001);
    expect(ids).toHaveLength(1001);
  });
});

describe('a message to those who hold tickets', () => {
  test('is written once, told to the house, and listed with whom it reaches', async () => {
    const showId = await makeShow();
    const people = [
      await makeUser(601n, 'Анна', { startedAt: new Date() }),
      await makeUser(602n, 'Борис', { startedAt: new Date(), blockedAt: new Date() }),
      await makeUser(603n, 'Вера'),
    ];
    for (const userId of people) await buy(showId, { userId });
    await buy(showId, { userId: 601n });
    await buy(showId);
    const path = `/shows/${showId}/broadcasts`;
    const text = '  Начнём позже.\r\nЖдём вас в 20:00. ';
    expect((await ask(path, 'box_office', { text })).status).toBe(200);
    // A button that was pressed twice.
    expect(verdictOf(await ask(path, 'box_office', { text }))).toBe('400 bad_request');
    for (const wrong of ['', '   ', 'x'.repeat(1001)]) {
      expect(verdictOf(await ask(path, 'owner', { text: wrong }))).toBe('400 bad_request');
    }
    const view = ShowBroadcasts.parse((await ask(path, 'owner')).json);
    expect(view).toMatchObject({
      ...{ reachable: 1, unreachable: 2, anonymous: 1 },
      broadcasts: [{ text: 'Начнём позже.\nЖдём вас в 20:00.', by: 'box_office' }],
    });
    const [told] = await admin.doors.db.prisma.domainEvent.findMany({ where: { type: 'show.broadcast' } });
    expect(told?.payload).toEqual({ broadcastId: view.broadcasts[0]?.id });
  });
});

describe('the way to the desk', () => {
  test('is one invitation of each of the staff, by a link that is new each time', async () => {
    const showId = await makeShow();
    const desk = async (as: Asking) => DeskLink.parse((await ask(`/shows/${showId}/desk`, as, {})).json).link;
    const links = await Promise.all([desk('director'), desk('director')]);
    for (const link of links) expect(new URL(link).pathname).toBe(`/shows/${showId}/desk`);
    const last = await desk('director');
    await desk('owner');
    expect(await admin.doors.db.prisma.invitation.count({ where: { showId, role: 'director' } })).toBe(2);
    for (const link of links) {
      expect(verdictOf(await openLink(admin.doors, 'invitation', secretOf(link)))).toBe('403 link_invalid');
    }
    expect(await signIn(admin.doors, 'invitation', secretOf(last))).toMatchObject({
      door: { kind: 'invitation', role: 'director', name: 'director' },
    });
    await ask(`/shows/${showId}/cancel`, 'owner', {});
    expect(await post(`/shows/${showId}/desk`, 'director')).toBe('410 show_over');
  });

  test('of the cast can be given anew: the earlier link opens nothing', async () => {
    const showId = await makeShow();
    const made = MadeInvitation.parse(
      (await ask(`/shows/${showId}/invitations`, 'director', { role: 'actor', name: 'Соня' })).json,
    );
    const renewed = MadeInvitation.parse((await ask(`/invitations/${made.id}/link`, 'director', {})).json);
    expect(verdictOf(await openLink(admin.doors, 'invitation', secretOf(made.link)))).toBe(
      '403 link_invalid',
    );
    expect(await signIn(admin.doors, 'invitation', secretOf(renewed.link))).toMatchObject({
      door: { role: 'actor', name: 'Соня' },
    });
    expect(await post('/invitations/999999/link', 'owner')).toBe('404 not_found');
  });
});

test('a promo code can be for some categories of some shows', async () => {
  const showId = await makeShow();
  const [category] = (await admin.doors.boxOffice.findShow(showId)).categories;
  const code = {
    ...{ code: 'SOME', kind: 'percent', value: 50, currency: null, limitTotal: null, limitPerPerson: null },
    ...{ validFrom: null, validUntil: null, minQuantity: 1 },
  };
  const categoryIds = [category?.id ?? 0];
  const other = await makeShow();
  const make = async (change: object) =>
    verdictOf(await ask('/promo-codes', 'box_office', { ...code, ...change }));
  expect(await make({ showIds: [other], categoryIds })).toBe('400 bad_request');
  expect(await make({ showIds: [showId, other], categoryIds })).toBe('200');
  expect((await ask('/promo-codes', 'owner')).json).toMatchObject({
    promoCodes: [{ showIds: [showId, other], categoryIds }],
  });
});
