import type { Router } from 'express';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MadeInvitation, MadeStaffLink } from '../../protocol/admin.ts';
import type { OrderId, ShowId } from '../../protocol/ids.ts';
import { operator, someAddress } from '../live/admission/testing.ts';
import { draftOf, openAdmin, type TestAdmin } from './admin.testing.ts';

let admin: TestAdmin;
beforeAll(async () => {
  admin = await openAdmin({ send: () => Promise.resolve('sent') });
  await admin.doors.db.prisma.user.create({
    data: { telegramId: 1n, firstName: 'Нина', startedAt: new Date() },
  });
});
afterAll(() => admin.close());

interface Request {
  readonly path: string;
  readonly body?: unknown;
  /** A picture, in place of a body. */
  readonly file?: Buffer;
}

const idIn = (json: unknown): number => (json as { id: number }).id; // as the routes answer

async function makeShow(published = true): Promise<ShowId> {
  const id = idIn((await admin.ask('/shows', 'owner', draftOf(admin.doors))).json) as ShowId; // of a show
  if (published) await admin.ask(`/shows/${id}/publish`, 'owner', {});
  return id;
}

/** An order of one seat that was paid, or was paid wrongly. */
async function buy(less = 0): Promise<OrderId> {
  const { boxOffice } = admin.doors;
  const showId = await makeShow();
  const { categories } = await boxOffice.findShow(showId);
  const line = { priceCategoryId: categories[0]?.id ?? 0, quantity: 1 };
  const { orderId, amount } = await boxOffice.holdSeats(
    { kind: 'buyer' },
    { ...{ showId, currency: 'XTR', surface: 'web' }, lines: [line] },
  );
  await boxOffice.settle({
    ...{ provider: 'demo', reference: `audit-${orderId}`, currency: 'XTR', orderId, amount: amount - less },
  });
  return orderId;
}

async function failedRefund(): Promise<number> {
  const { prisma } = admin.doors.db;
  const orderId = await buy();
  await admin.doors.boxOffice.refundOrder(operator, { orderId, reason: 'staff' });
  const { id } = await prisma.refund.findFirstOrThrow({ where: { orderId } });
  await prisma.refund.update({ where: { id }, data: { status: 'failed' } });
  return id;
}

async function failedMessage(): Promise<bigint> {
  const { prisma } = admin.doors.db;
  const dedupeKey = `audit-${await prisma.botMessage.count()}`;
  const row = { chatId: 1n, kind: 'tickets', payload: {}, dedupeKey, status: 'failed' } as const;
  return (await prisma.botMessage.create({ data: row })).id;
}

async function difference(): Promise<number> {
  const row = { provider: 'demo', reference: 'x', kind: 'missing_here', details: {} } as const;
  return (await admin.doors.db.prisma.bookDifference.create({ data: { ...row, foundAt: new Date() } })).id;
}

async function invitation(): Promise<number> {
  const answer = await admin.ask(`/shows/${await makeShow()}/invitations`, 'owner', guest);
  return MadeInvitation.parse(answer.json).id;
}

async function colleague(telegramId?: bigint): Promise<number> {
  const { id } = MadeStaffLink.parse((await admin.ask('/staff', 'owner', clerk)).json);
  if (telegramId === undefined) return id;
  await admin.doors.db.prisma.staff.update({ where: { id }, data: { telegramId } });
  return id;
}

async function promoCode(): Promise<number> {
  return idIn((await admin.ask('/promo-codes', 'owner', { ...promo, code: 'ENDED' })).json);
}

const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 700, height: 700, channels: 3, background: '#a33' } })
    .png()
    .toBuffer();

async function showWithPoster(): Promise<ShowId> {
  const id = await makeShow();
  await request('POST', { path: `/shows/${id}/poster`, file: await picture() });
  return id;
}

const guest = { role: 'actor', name: 'Нина' };
const clerk = { name: 'Касса', role: 'box_office' };
const promo = {
  ...{ code: 'AUDIT', kind: 'free', value: 0, currency: null, limitTotal: null, limitPerPerson: null },
  ...{ validFrom: null, validUntil: null, minQuantity: 1, showIds: [] },
};

/** What only looks for something, in the body so that no log of addresses has it. */
const reads = ['POST /orders/search', 'POST /people/search'];

/** Every act of the staff, as one that succeeds; tables that leave the house among them. */
const acts: Readonly<Record<string, () => Promise<Request>>> = {
  'POST /shows': () => Promise.resolve({ path: '/shows', body: draftOf(admin.doors) }),
  'PUT /shows/:showId': async () => ({ path: `/shows/${await makeShow()}`, body: draftOf(admin.doors) }),
  'POST /shows/:showId/publish': async () => ({ path: `/shows/${await makeShow(false)}/publish` }),
  'POST /shows/:showId/unpublish': async () => ({ path: `/shows/${await makeShow()}/unpublish` }),
  'POST /shows/:showId/move': async () => ({
    ...{ path: `/shows/${await makeShow()}/move`, body: { startsAt: admin.doors.clock.now() + 864_000_000 } },
  }),
  'POST /shows/:showId/cancel': async () => ({ path: `/shows/${await makeShow()}/cancel` }),
  'POST /shows/:showId/broadcasts': async () => ({
    ...{ path: `/shows/${await makeShow()}/broadcasts`, body: { text: 'Начнём на пять минут позже.' } },
  }),
  'POST /shows/:showId/poster': async () => ({
    ...{ path: `/shows/${await makeShow()}/poster`, file: await picture() },
  }),
  'DELETE /shows/:showId/poster': async () => ({ path: `/shows/${await showWithPoster()}/poster` }),
  'POST /shows/:showId/desk': async () => ({ path: `/shows/${await makeShow()}/desk` }),
  'POST /shows/:showId/invitations': async () => ({
    ...{ path: `/shows/${await makeShow()}/invitations`, body: guest },
  }),
  'POST /invitations/:id/link': async () => ({ path: `/invitations/${await invitation()}/link` }),
  'POST /invitations/:id/revoke': async () => ({ path: `/invitations/${await invitation()}/revoke` }),
  'POST /invitations/:id/send': async () => ({
    ...{ path: `/invitations/${await invitation()}/send`, body: { userId: 1 } },
  }),
  'POST /orders/:orderId/refund': async () => ({ path: `/orders/${await buy()}/refund` }),
  'POST /orders/:orderId/accept': async () => ({ path: `/orders/${await buy(1)}/accept` }),
  'POST /orders/:orderId/reject': async () => ({ path: `/orders/${await buy(1)}/reject` }),
  'POST /refunds/:id/retry': async () => ({ path: `/refunds/${await failedRefund()}/retry` }),
  'POST /refunds/:id/done': async () => ({ path: `/refunds/${await failedRefund()}/done` }),
  'POST /messages/:id/send': async () => ({ path: `/messages/${await failedMessage()}/send` }),
  'POST /messages/:id/drop': async () => ({ path: `/messages/${await failedMessage()}/drop` }),
  'POST /differences/:id/resolve': async () => ({ path: `/differences/${await difference()}/resolve` }),
  'GET /shows/:showId/orders.csv': async () => ({ path: `/shows/${await makeShow()}/orders.csv` }),
  'GET /shows/:showId/tickets.csv': async () => ({ path: `/shows/${await makeShow()}/tickets.csv` }),
  'GET /shows/:showId/ratings.csv': async () => ({ path: `/shows/${await makeShow()}/ratings.csv` }),
  'POST /orders.csv': () => Promise.resolve({ path: '/orders.csv', body: { from: 0, to: 1 } }),
  'POST /promo-codes': () => Promise.resolve({ path: '/promo-codes', body: promo }),
  'POST /promo-codes/:id/disable': async () => ({ path: `/promo-codes/${await promoCode()}/disable` }),
  'POST /staff': () => Promise.resolve({ path: '/staff', body: clerk }),
  'POST /staff/:id/link': async () => ({ path: `/staff/${await colleague()}/link` }),
  'POST /staff/:id/untie': async () => ({ path: `/staff/${await colleague(77n)}/untie` }),
  'POST /staff/:id/disable': async () => ({ path: `/staff/${await colleague()}/disable` }),
};

/** By the owner. */
async function request(method: string, { path, body = {}, file }: Request): Promise<number> {
  if (file === undefined) {
    const hasBody = method !== 'GET' && method !== 'DELETE';
    return (await admin.ask(path, 'owner', hasBody ? body : undefined, method)).status;
  }
  const headers = { 'content-type': 'image/png', 'x-forwarded-for': someAddress() };
  const answer = await fetch(`${admin.server.origin}/api/admin${path}`, {
    ...{ method, body: new Uint8Array(file) },
    headers: { ...headers, authorization: `Bearer ${admin.tokens.owner}` },
  });
  return answer.status;
}

/** Every route of a router that is more than a question, or lets a table out; routers within it too. */
function actsOf(router: Router): string[] {
  return router.stack.flatMap((layer): string[] => {
    const { route } = layer;
    if (route !== undefined) {
      const methods = route.stack.map(({ method }) => method.toUpperCase());
      const isAct = (method: string) => method !== 'GET' || route.path.endsWith('.csv');
      return methods.filter(isAct).map((method) => `${method} ${route.path}`);
    }
    // What is mounted is a router: this one has nothing else.
    return actsOf(layer.handle as unknown as Router);
  });
}

describe('what the staff do', () => {
  test('is all tried here', () => {
    expect(actsOf(admin.router).toSorted()).toEqual([...Object.keys(acts), ...reads].toSorted());
  });

  test.each(Object.entries(acts))('is a line of the audit log: %s', async (route, prepare) => {
    const { auditEntry } = admin.doors.db.prisma;
    const asked = await prepare();
    const last = (await auditEntry.findFirst({ orderBy: { id: 'desc' } }))?.id ?? 0n;
    const owner = await admin.doors.db.prisma.staff.findFirstOrThrow({ where: { role: 'owner' } });
    expect(await request(route.split(' ')[0] ?? '', asked)).toBeLessThan(300);
    const lines = await auditEntry.findMany({ where: { id: { gt: last } } });
    expect(lines.map(({ actor }) => actor)).toContain(`staff:${owner.id}`);
    // Numbers and codes: who it was about stands in rows that can be erased.
    expect(JSON.stringify(lines.map(({ details }) => details))).not.toMatch(/Нина|Касса/);
  });
});
