import { sign } from '@tma.js/init-data-node';
import type { Router } from 'express';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { MadeStaffLink } from '../../protocol/admin.ts';
import { HeldOrder } from '../../protocol/box-office.ts';
import { SessionGrant } from '../../protocol/http.ts';
import type { HttpOptions } from '../../server/platform/http/index.ts';
import { startTelegram, type Telegram } from '../fakes/telegram/index.ts';
import { openHouse, type TestHouse } from '../support/house.ts';

/* Every route of the assembled house: whose it is, and that nobody else comes in by it. */

const mounted = vi.hoisted(() => ({ routers: [] as Router[] }));
vi.mock(import('../../server/platform/http/index.ts'), async (original) => {
  const real = await original();
  return {
    ...real,
    createHttp: (options: HttpOptions) => {
      mounted.routers = [...options.routers, ...(options.routersOfBodies ?? [])];
      return real.createHttp(options);
    },
  };
});

let telegram: Telegram;
let house: TestHouse;
let owner: string | undefined;
beforeAll(async () => {
  telegram = await startTelegram();
  // Everything that an installation can have.
  house = await openHouse({
    ...{ BOT_TOKEN: telegram.bot.token, TELEGRAM_API_ROOT: telegram.address },
    ...{ TELEGRAM_LOGIN_CLIENT_ID: '1', TELEGRAM_LOGIN_CLIENT_SECRET: 'x'.repeat(20) },
  });
});
afterAll(async () => {
  await house.close();
  await telegram.close();
});

/** Where routers are mounted in others. Another place makes this test fail. */
const prefixes = ['/admin', '/check/loops', '/check/reports', '/tickets'];

/** Every route of a router as `GET /path`, routers within it too. */
function routesOf(router: Router, prefix = ''): string[] {
  return router.stack.flatMap((layer): string[] => {
    const { route } = layer;
    if (route !== undefined) {
      const path = `${prefix}${route.path === '/' ? '' : route.path}`;
      return [...new Set(route.stack.map(({ method }) => `${method.toUpperCase()} ${path}`))];
    }
    // What is mounted is a router, or stands before all routes of its own.
    const inner = layer.handle as unknown as Partial<Router>;
    if (inner.stack === undefined) return [];
    const { slash, match } = layer as unknown as { slash: boolean; match(path: string): boolean };
    const at = slash ? '' : prefixes.find((one) => match.call(layer, one));
    if (at === undefined) throw new Error('a router is mounted where this test does not know of');
    return routesOf(inner as Router, `${prefix}${at}`);
  });
}

/** Open to anybody, or by a secret in the body; what each secret opens has its own tests. */
const open = [
  ...['GET /house', 'GET /shows', 'GET /shows/:showId', 'GET /shows/:showId/calendar.ics', 'POST /orders'],
  ...['POST /sessions/link', 'POST /sessions/telegram', 'POST /sessions/refresh'],
  // Of the session whose refresh token it is.
  'POST /sessions/end',
  ...['POST /login/telegram', 'POST /login/telegram/finish', 'POST /check/reports', 'POST /check/loops'],
  ...['connect', 'produce', 'consume', 'ready', 'close'].map((step) => `POST /check/loops/${step}`),
  ...['POST /demo/doors', 'POST /demo/simulate'],
];

type Caller = 'nobody' | 'nonsense' | 'secret' | 'spectator' | 'account';
/** Who may knock at what is not open; of theirs they find nothing, or what another test looks at. */
const guests: Readonly<Record<string, readonly Caller[]>> = {
  'POST /handovers': ['spectator', 'account'],
  'POST /shows/:showId/admission': ['spectator'],
  ...Object.fromEntries(
    ['GET /me', 'PATCH /me', 'GET /me/export', 'POST /me/erase', 'POST /me/erase/cancel', 'GET /me/tickets']
      .concat('GET /me/orders', 'GET /me/history', 'POST /me/tickets', 'POST /me/history/:showId/rating')
      .map((route) => [route, ['account'] as const]),
  ),
};
/** Nobody of these callers: another's order or ticket, the staff's, the theatre's programs'. */
const closed = [
  ...['GET /orders/:orderId', 'POST /orders/:orderId/cancel', 'POST /orders/:orderId/refund'],
  ...[
    'POST /orders/:orderId/pay/demo',
    'POST /orders/:orderId/pay/stars',
    'POST /tickets/:ticketId/transfer',
  ],
  ...['validate', 'generate', 'revoke', 'reissue'].map((act) => `POST /tickets/${act}`),
  ...['GET /check/reports/:code', 'POST /login/telegram/tie'],
];
const isStaffs = (route: string): boolean => route.split(' ')[1]?.startsWith('/admin/') === true;

const show = {
  ...{
    title: 'Дядя Ваня',
    description: 'Сцены',
    timeZone: 'Europe/Moscow',
    startsAt: Date.now() + 86_400_000,
  },
  ...{ durationMinutes: 120, doorsMinutes: 30, language: 'ru', takesPart: true, capacity: 40, cast: [] },
  categories: [{ name: 'Зал', capacity: null, prices: [{ currency: 'XTR', amount: 300 }] }],
};
/** Bodies that are right: what is wrong is refused before it is asked who sends it. */
const bodies: Readonly<Record<string, object>> = {
  'POST /admin/shows': show,
  'PUT /admin/shows/:showId': show,
  'POST /admin/shows/:showId/move': { startsAt: Date.now() + 86_400_000 },
  'POST /admin/shows/:showId/broadcasts': { text: 'Начнём позже.' },
  'POST /admin/shows/:showId/invitations': { role: 'actor', name: 'Нина' },
  'POST /admin/invitations/:id/send': { userId: 1 },
  'POST /admin/orders.csv': { from: 0, to: Date.now() },
  'POST /admin/people/search': { search: 'Нина' },
  'POST /admin/promo-codes': {
    ...{ code: 'ВОР', kind: 'free', value: 0, currency: null, limitTotal: null, limitPerPerson: null },
    ...{ validFrom: null, validUntil: null, minQuantity: 1, showIds: [] },
  },
  'POST /admin/staff': { name: 'Касса', role: 'box_office' },
  'POST /login/telegram/tie': { code: 'code', state: 'state', transaction: 'transaction' },
  'POST /me/tickets': { secret: randomBytes(32).toString('base64url') },
  'POST /me/history/:showId/rating': { stars: 5 },
};

interface Found {
  readonly order: HeldOrder;
  readonly params: Readonly<Record<string, string>>;
  readonly bearers: Readonly<Record<Caller, string | undefined>>;
}

/** An order that is paid and its ticket, of somebody; and others, who have nothing to do with them. */
async function find(): Promise<Found> {
  const { access, door } = await house.session('audience');
  const showId = 'showId' in door ? door.showId : 0;
  const { id } = await house.prisma.priceCategory.findFirstOrThrow({
    where: { showId, prices: { some: { amount: { gt: 0 } } } },
    include: { prices: true },
  });
  const { currency } = await house.prisma.price.findFirstOrThrow({ where: { priceCategoryId: id } });
  const lines = [{ priceCategoryId: id, quantity: 1 }];
  const held = await house.post('/api/orders', { showId, currency, surface: 'web', lines });
  const order = HeldOrder.parse(held.body);
  await house.post(`/api/orders/${order.orderId}/pay/demo`, {}, order.secret);
  const ticket = await house.prisma.ticket.findFirstOrThrow({ where: { orderId: order.orderId } });
  const initData = sign({ user: { id: 77, first_name: 'Вор' } }, telegram.bot.token, new Date());
  const account = SessionGrant.parse((await house.post('/api/sessions/telegram', { initData })).body);
  return {
    order,
    params: {
      showId: String(showId),
      orderId: String(order.orderId),
      ticketId: String(ticket.id),
      id: '1',
      before: `0_${'0'.repeat(36)}`,
    },
    bearers: {
      nobody: undefined,
      nonsense: 'nonsense',
      secret: randomBytes(32).toString('base64url'),
      spectator: access,
      account: account.access,
    },
  };
}

async function knock(route: string, params: Found['params'], bearer: string | undefined): Promise<number> {
  const [method = '', path = ''] = route.split(' ');
  const url = `/api${path.replace(/:(\w+)/g, (_all, name: string) => params[name] ?? 'AAAAAA')}`;
  const { status } = await fetch(new URL(url, house.address), {
    method,
    headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) },
    ...(method !== 'GET' && { body: JSON.stringify(bodies[route] ?? {}) }),
  });
  return status;
}

describe('the routes of the house', () => {
  const routes = () => mounted.routers.flatMap((router) => routesOf(router)).toSorted();

  test('are all known, and whose they are', () => {
    const known = new Set([...open, ...Object.keys(guests), ...closed]);
    const unknown = routes().filter((route) => !known.has(route) && !isStaffs(route));
    expect(unknown).toEqual([]);
    expect([...known].filter((route) => !routes().includes(route))).toEqual([]);
  });

  test('refuse who has nothing to do there', async () => {
    const { params, bearers, order } = await find();
    const wrong: string[] = [];
    for (const route of routes().filter((one) => !open.includes(one))) {
      for (const [caller, bearer] of Object.entries(bearers) as [Caller, string | undefined][]) {
        if (guests[route]?.includes(caller) === true) continue;
        const status = await knock(route, params, bearer);
        if (![401, 403, 404].includes(status)) wrong.push(`${caller} at ${route}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
    // Whose it is comes in, so that it was not for nothing.
    expect(await knock('GET /orders/:orderId', params, order.secret)).toBe(200);
    expect(await knock('GET /me/orders', params, bearers.account)).toBe(200);
  });
});

/** What a stage manager does; whatever is neither theirs, nor the owner's, nor for all of the staff is the box office's. */
const ofTheCast = [
  ...[
    'POST /admin/people/search',
    'POST /admin/invitations/:id/send',
    'GET /admin/shows/:showId/invitations',
  ],
  ...['POST /admin/shows/:showId/invitations', 'POST /admin/invitations/:id/link'],
  ...['POST /admin/shows/:showId/desk', 'POST /admin/invitations/:id/revoke'],
];
const ofTheOwner = [
  ...['GET /admin/staff', 'POST /admin/staff', 'POST /admin/staff/:id/link'],
  ...['POST /admin/staff/:id/disable', 'POST /admin/staff/:id/untie'],
];
const ofAll = [
  ...['GET /admin/shows', 'GET /admin/staff/own', 'GET /admin/shows/:showId/reception'],
  ...['reviews', 'reviews/:before', 'ratings.csv'].map((what) => `GET /admin/shows/:showId/${what}`),
];

describe('the routes of the staff', () => {
  async function signedIn(link: string): Promise<string> {
    const secret = new URL(link).hash.slice(1);
    const answer = await house.post('/api/sessions/link', { kind: 'staff', secret });
    return SessionGrant.parse(answer.body).access;
  }

  test.each(['director', 'box_office'] as const)('refuse what is not for a %s', async (role) => {
    const { params } = await find();
    owner ??= await signedIn(house.rampa.ownerLink?.href ?? '');
    const made = await house.post('/api/admin/staff', { name: role, role }, owner);
    const bearer = await signedIn(MadeStaffLink.parse(made.body).link);
    const routes = mounted.routers.flatMap((router) => routesOf(router)).filter(isStaffs);
    const others =
      role === 'director'
        ? routes.filter((route) => !ofTheCast.includes(route) && !ofAll.includes(route))
        : [...ofTheCast, ...ofTheOwner];
    const nothing = { ...params, showId: '999999', orderId: '999999', id: '999999' };
    const refused: string[] = [];
    // There is nothing under these numbers: what is let in changes nothing.
    for (const route of routes) if ((await knock(route, nothing, bearer)) === 403) refused.push(route);
    expect(refused.toSorted()).toEqual(others.toSorted());
  });
});
