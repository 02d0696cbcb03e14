import { randomInt, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ErrorBody, type IssuedTicket, SessionGrant } from '../../../protocol/http.ts';
import type { InvitationId, MemberId, OrderId, ShowId } from '../../../protocol/ids.ts';
import { ShowId as showIdSchema } from '../../../protocol/ids.ts';
import type { RtpCapabilities } from '../../../protocol/media.ts';
import type { Phase } from '../../../protocol/room/index.ts';
import { type BoxOffice, boxOfficeRoutes, createBoxOffice } from '../../box-office/index.ts';
import {
  createAccessTokens,
  createInvitation,
  type Operator,
  Sessions,
  sessionRoutes,
} from '../../people/index.ts';
import { createTestDatabase } from '../../platform/database/testing.ts';
import type { Database } from '../../platform/database/index.ts';
import { DomainEvents } from '../../platform/domain-events/index.ts';
import { createHttp } from '../../platform/http/index.ts';
import { listen, type TestAnswer, type TestServer } from '../../platform/http/testing.ts';
import { silentLog } from '../../platform/log.ts';
import { openSecrets, type Secrets } from '../../platform/secrets.ts';
import { type Admission as AdmissionCases, createAdmission } from './admission.ts';
import { createJoinTokens, type JoinTokens } from './join-tokens.ts';
import type { AdmissionRooms, SeatState } from './rooms.ts';
import { admissionRoutes } from './routes.ts';

/** Rooms that are whatever a test says they are. */
export class FakeRooms implements AdmissionRooms {
  readonly phases = new Map<ShowId, Phase>();
  /** How many spectators are there. */
  readonly audiences = new Map<ShowId, number>();
  readonly seats = new Map<MemberId, (seatHash: string) => SeatState>();
  phase(showId: ShowId): Promise<Phase> {
    return Promise.resolve(this.phases.get(showId) ?? 'foyer');
  }
  rtpCapabilities(): Promise<RtpCapabilities> {
    return Promise.resolve({ codecs: [] });
  }
  seatState(_showId: ShowId, memberId: MemberId, seatHash: string): Promise<SeatState> {
    return Promise.resolve(this.seats.get(memberId)?.(seatHash) ?? 'free');
  }
}

export const operator: Operator = { kind: 'operator', by: 'system' };
export const botToken = '123456:test-bot-token';
export const serviceToken = 'service-token-of-the-tests';

/** Every door of the house over HTTP: the real database, fake rooms, and a clock that a test moves. */
export interface Doors {
  readonly db: Database;
  readonly server: TestServer;
  readonly events: DomainEvents;
  readonly secrets: Secrets;
  readonly boxOffice: BoxOffice;
  readonly sessions: Sessions;
  readonly admission: AdmissionCases;
  readonly joinTokens: JoinTokens;
  readonly rooms: FakeRooms;
  readonly clock: { now(): number; advance(ms: number): void };
  close(): Promise<void>;
}

export async function openDoors(
  freeSeats?: (house: Pick<Doors, 'db' | 'boxOffice' | 'rooms'>, showId: ShowId) => Promise<boolean>,
): Promise<Doors> {
  const db = await createTestDatabase();
  const { prisma } = db;
  const folder = await mkdtemp(join(tmpdir(), 'rampa-keys-'));
  const secrets = await openSecrets(folder);
  let offset = 0;
  const now = () => Date.now() + offset;
  const events = new DomainEvents({ prisma, log: silentLog });
  const { transact } = events;
  const rooms = new FakeRooms();
  const boxOffice = createBoxOffice({
    ...{ prisma, transact, secrets, now, holdMinutes: 15, log: silentLog },
    installed: ['stars', 'demo'],
    audienceIn: (showId) => Promise.resolve(rooms.audiences.get(showId) ?? 0),
    origin: () => 'https://rampa.test',
  });
  const accessTokens = createAccessTokens(secrets.access, now);
  const tickets = boxOffice.doors;
  const sessions = new Sessions({ prisma, transact, tickets, accessTokens, botToken, log: silentLog, now });
  const joinTokens = createJoinTokens(secrets.join, now);
  const iceServers = () => [{ urls: ['stun:127.0.0.1:3478'] }];
  const admission = createAdmission({
    ...{ prisma, boxOffice, rooms, joinTokens, iceServers, now },
    ...(freeSeats && { freeSeats: (showId: ShowId) => freeSeats({ db, boxOffice, rooms }, showId) }),
  });
  const app = createHttp({
    log: silentLog,
    routers: [
      sessionRoutes({ sessions, withTelegram: true }),
      boxOfficeRoutes({ boxOffice, serviceToken }),
      admissionRoutes({ admission, sessions }),
    ],
    clientFolder: undefined,
    publicUrl: undefined,
    demo: false,
    trustProxy: 'loopback',
  });
  const server = await listen(app);
  return {
    ...{ db, server, events, secrets, boxOffice, sessions, admission, joinTokens, rooms },
    clock: { now, advance: (ms) => (offset += ms) },
    async close() {
      await server.close();
      await events.close();
      await db.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** A show that has just opened its doors, unless a test says otherwise. */
export async function makeShow(
  { db, clock }: Doors,
  show: { startsInMinutes?: number; capacity?: number; language?: string } = {},
): Promise<ShowId> {
  const { id } = await db.prisma.show.create({
    data: {
      title: 'Чайка',
      description: 'Комедия в четырёх действиях',
      startsAt: new Date(clock.now() + (show.startsInMinutes ?? 10) * 60_000),
      durationMinutes: 60,
      doorsMinutes: 30,
      timeZone: 'Europe/Moscow',
      language: show.language ?? 'ru',
      capacity: show.capacity ?? 50,
      priceCategories: { create: { name: 'Зал', prices: { create: { amount: 150_000, currency: 'RUB' } } } },
    },
  });
  return showIdSchema.parse(id);
}

/** An order of so many tickets, paid unless a test says otherwise. */
export async function makeOrder(
  { boxOffice }: Doors,
  showId: ShowId,
  { quantity = 1, paid = true }: { quantity?: number; paid?: boolean } = {},
): Promise<OrderId> {
  const { categories } = await boxOffice.findShow(showId);
  const lines = categories.map(({ id }) => ({ priceCategoryId: id, quantity }));
  const orderId = await boxOffice.placeOrder(operator, { showId, lines });
  if (paid) await boxOffice.markOrderPaid(operator, orderId, `test:${randomUUID()}`);
  return orderId;
}

/** Paid tickets, with the secrets of their links. */
export async function makeTickets(
  doors: Doors,
  showId: ShowId,
  quantity = 1,
): Promise<(IssuedTicket & { secret: string })[]> {
  const tickets: (IssuedTicket & { secret: string })[] = [];
  while (tickets.length < quantity) {
    const some = Math.min(50, quantity - tickets.length);
    const issued = await doors.boxOffice.issueTickets(
      operator,
      await makeOrder(doors, showId, { quantity: some }),
    );
    tickets.push(...issued.map((ticket) => ({ ...ticket, secret: secretOf(ticket.link) })));
  }
  return tickets;
}

export async function makeTicket(doors: Doors, showId: ShowId): Promise<IssuedTicket & { secret: string }> {
  const [ticket] = await makeTickets(doors, showId);
  if (ticket === undefined) throw new Error('no ticket was issued');
  return ticket;
}

/** The part of a link that the server never sees. */
export const secretOf = (link: string): string => new URL(link).hash.slice(1);

export async function makeInvitation(
  { db, clock }: Doors,
  showId: ShowId,
  { role = 'actor', hours = 24 }: { role?: 'actor' | 'director'; hours?: number } = {},
): Promise<{ id: InvitationId; secret: string }> {
  const expiresAt = new Date(clock.now() + hours * 3_600_000);
  return createInvitation(db.prisma, operator, { showId, role, name: 'Нина Заречная', expiresAt });
}

/** An address of its own, so that rate limits take each call for another client. */
export const someAddress = (): string => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;

/** Spends a link over HTTP. */
export async function openLink(
  { server }: Doors,
  kind: 'ticket' | 'invitation',
  secret: string,
  takeOver = false,
): Promise<TestAnswer> {
  const body = kind === 'ticket' ? { kind, secret } : { kind, secret, takeOver };
  return server.request('/api/sessions/link', { body, from: someAddress() });
}

/** Spends a link that must open. */
export async function signIn(
  doors: Doors,
  kind: 'ticket' | 'invitation',
  secret: string,
): Promise<SessionGrant> {
  return SessionGrant.parse((await openLink(doors, kind, secret)).json);
}

/** Asks for admission over HTTP. */
export async function askAdmission(
  { server }: Doors,
  showId: number,
  access: string | undefined,
  body: object | string = {},
): Promise<TestAnswer> {
  return server.request(`/api/shows/${showId}/admission`, { body, token: access, from: someAddress() });
}

/** `status code` of a refusal, or the status alone. */
export function verdictOf(answer: TestAnswer): string {
  const parsed = ErrorBody.safeParse(answer.json);
  return parsed.success ? `${answer.status} ${parsed.data.error.code}` : String(answer.status);
}
