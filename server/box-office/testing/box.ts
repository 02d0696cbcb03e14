import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Prisma, PrismaClient } from '../../../generated/prisma/client.ts';
import { HeldOrder, type HoldRequest } from '../../../protocol/box-office.ts';
import { ShowId, TicketId } from '../../../protocol/ids.ts';
import type { SignedIn } from '../../people/index.ts';
import { createTestDatabase } from '../../platform/database/testing.ts';
import { DomainEvents, type Transact } from '../../platform/domain-events/index.ts';
import { createHttp } from '../../platform/http/index.ts';
import { listen, type TestAnswer, type TestServer } from '../../platform/http/testing.ts';
import { silentLog } from '../../platform/log.ts';
import { openSecrets, type Secrets } from '../../platform/secrets.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { type BoxOffice, createBoxOffice } from '../box-office.ts';
import type { SalesGuard } from '../orders/guard.ts';
import { ownRoutes } from '../orders/own-routes.ts';
import { orderRoutes } from '../orders/routes.ts';
import type { ProviderName } from '../payments/policy.ts';

/** A box office on a database of its own, with the door for buyers. */
export interface TestBox {
  readonly prisma: PrismaClient;
  /** Connection string. */
  readonly url: string;
  readonly boxOffice: BoxOffice;
  readonly server: TestServer;
  readonly transact: Transact;
  /** The outbox, which delivers to nobody unless a test says so. */
  readonly events: DomainEvents;
  readonly secrets: Secrets;
  readonly clock: { now(): number; advance(ms: number): void };
  /** A show with one category of 1500 roubles, 15 euros or 500 Stars, unless a test says otherwise. */
  show(data?: Partial<Prisma.ShowCreateInput>): Promise<TestShow>;
  close(): Promise<void>;
}

export interface TestShow {
  readonly id: ShowId;
  readonly categories: readonly number[];
}

const everyProvider: readonly ProviderName[] = ['stars', 'demo'];

/**
 * @param guard in the place of the lock
 * @param installed who takes money here
 */
export async function openBox(guard?: SalesGuard, installed = everyProvider): Promise<TestBox> {
  const db = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'rampa-box-'));
  const secrets = await openSecrets(folder);
  let offset = 0;
  const now = (): number => Date.now() + offset;
  const events = new DomainEvents({ prisma: db.prisma, log: silentLog });
  const boxOffice = createBoxOffice({
    ...{ prisma: db.prisma, transact: events.transact, secrets, now, holdMinutes: 15, log: silentLog },
    installed,
    origin: () => 'https://rampa.test',
    ...(guard && { guard }),
  });
  const sessions = { authenticate };
  const stars = { invoiceLink: () => Promise.resolve('https://t.me/$invoice') };
  const server = await listen(
    createHttp({
      log: silentLog,
      routers: [orderRoutes({ boxOffice, sessions, demo: true }), ownRoutes({ boxOffice, sessions, stars })],
      ...{ clientFolder: undefined, publicUrl: undefined, demo: false, trustProxy: 'loopback' },
    }),
  );
  return {
    ...{ prisma: db.prisma, url: db.url, boxOffice, server, events, secrets, transact: events.transact },
    clock: { now, advance: (ms) => (offset += ms) },
    show: (data) => makeShow(db.prisma, now(), data),
    async close() {
      await server.close();
      await events.close();
      await db.close();
      await rm(folder, { recursive: true });
    },
  };
}

const prices = [
  { currency: 'RUB', amount: 150_000 },
  { currency: 'EUR', amount: 1_500 },
  { currency: 'XTR', amount: 500 },
];

/** Bearers of these tests say whose they are: `user.7`, `ticket.3.1`, `staff.1`. Nobody else is signed in here. */
export const bearerOf = {
  user: (id: bigint): string => `user.${String(id)}`,
  ticket: (id: number, revision: number): string => `ticket.${String(id)}.${String(revision)}`,
  staff: 'staff.1',
};

function authenticate(bearer: string | undefined): Promise<SignedIn> {
  const [kind, id = '', revision] = (bearer ?? '').split('.');
  const sessionId = randomUUID();
  if (kind === 'user') {
    return Promise.resolve({ sessionId, principal: { kind, userId: BigInt(id) } });
  }
  if (kind === 'ticket') {
    const ticket = { ticketId: TicketId.parse(Number(id)), revision: Number(revision) };
    return Promise.resolve({ sessionId, principal: { kind, ...ticket } });
  }
  if (kind === 'staff') return Promise.resolve({ sessionId, principal: { kind, staffId: Number(id) } });
  return Promise.reject(new Refusal('unauthorised', 'nobody signs in here'));
}

/** A show of tomorrow with 50 seats, unless a test says otherwise. */
export async function makeShow(
  prisma: PrismaClient,
  now: number,
  data: Partial<Prisma.ShowCreateInput> = {},
): Promise<TestShow> {
  const show = await prisma.show.create({
    data: {
      ...{ title: 'Чайка', description: 'Комедия', timeZone: 'Europe/Moscow', language: 'ru' },
      ...{ startsAt: new Date(now + 86_400_000), durationMinutes: 60, capacity: 50 },
      priceCategories: { create: { name: 'Зал', prices: { create: prices } } },
      ...data,
    },
    include: { priceCategories: { orderBy: { id: 'asc' } } },
  });
  return { id: ShowId.parse(show.id), categories: show.priceCategories.map(({ id }) => id) };
}

/** What somebody wants who takes so many of the first category, in Stars. */
export const wish = (
  { id, categories }: TestShow,
  quantity = 1,
  more: Partial<HoldRequest> = {},
): HoldRequest => ({
  ...{ showId: id, currency: 'XTR', surface: 'web' as const },
  lines: [{ priceCategoryId: categories[0] ?? 0, quantity }],
  ...more,
});

/** A seat kept through the door for buyers, each from an address of their own. */
export async function askHold(box: TestBox, request: HoldRequest, buyer: number): Promise<TestAnswer> {
  return box.server.request('/api/orders', { body: request, from: addressOf(buyer) });
}

export const heldOf = (answer: TestAnswer): HeldOrder => HeldOrder.parse(answer.json);

const addressOf = (buyer: number): string => `10.7.${String(buyer >> 8)}.${String(buyer & 255)}`;

/** A promo code. */
export function makeCode(
  prisma: PrismaClient,
  data: Partial<Prisma.PromoCodeCreateInput> & Pick<Prisma.PromoCodeCreateInput, 'code'>,
) {
  return prisma.promoCode.create({ data: { kind: 'percent', value: 10, ...data } });
}
