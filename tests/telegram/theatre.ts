import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import type { ShowId } from '../../protocol/ids.ts';
import { type OrderId } from '../../protocol/ids.ts';
import { createBoxOffice, onRefunds, orderDataPart, sendRefund } from '../../server/box-office/index.ts';
import { roomDataPart } from '../../server/live/index.ts';
import { accountDataPart, messageDataPart, PersonalData } from '../../server/people/index.ts';
import { makeShow as makeAnyShow } from '../../server/box-office/testing/box.ts';
import { createTestDatabase } from '../../server/platform/database/testing.ts';
import { DomainEvents } from '../../server/platform/domain-events/index.ts';
import { createHttp } from '../../server/platform/http/index.ts';
import { listen } from '../../server/platform/http/testing.ts';
import { Jobs } from '../../server/platform/jobs.ts';
import { silentLog } from '../../server/platform/log.ts';
import { openSecrets } from '../../server/platform/secrets.ts';
import { openTheatreBot } from '../../server/theatre-bot.ts';
import { startTelegram, type Telegram, type TelegramOptions } from '../fakes/telegram/index.ts';

export interface TheatreOptions {
  readonly telegram?: TelegramOptions;
  /** Told of updates instead of asking for them. */
  readonly webhook?: boolean;
  readonly refundHours?: number;
  readonly pace?: typeof quick;
  readonly staff?: boolean;
  /** Refunds are asked for by jobs, as the house does it; otherwise at once. */
  readonly jobs?: boolean;
  /** The theatre says its terms on a page of its own. */
  readonly ownTerms?: boolean;
  /** Before the bot begins. */
  readonly before?: (telegram: Telegram) => void;
}

/** Nobody waits in a test. */
const quick = { gapMs: 0, chatGapMs: 0, groupGapMs: 0, pollMs: 50, roundMs: 50 };

/** A box office with its bot, on a database of its own and a Telegram of its own. The owner calls `close()`. */
export async function openTheatre(options: TheatreOptions = {}) {
  const telegram = await startTelegram(options.telegram);
  const db = await createTestDatabase();
  const { prisma } = db;
  const folder = await mkdtemp(join(tmpdir(), 'rampa-bot-'));
  const secrets = await openSecrets(folder);
  let offset = 0;
  const now = (): number => Date.now() + offset;
  const events = new DomainEvents({ prisma, log: silentLog, leaseMs: 200, pollMs: 100 });
  let origin = 'http://localhost:3000';
  const { transact } = events;
  const { refundHours } = options;
  const selling = {
    ...{ prisma, transact, secrets, now, log: silentLog, holdMinutes: 15, refundHours },
    origin: () => origin,
    installed: ['stars'] as const,
  };
  const boxOffice = createBoxOffice(selling);
  const staff =
    options.staff === true
      ? telegram.group({ title: 'Театр', members: [telegram.user({ firstName: 'Касса' })] })
      : undefined;
  const keep = { chatDays: 30, logDays: 365, messageDays: 90, inactiveDays: 730, eraseAfterDays: 7 };
  const personalData = new PersonalData({
    parts: [roomDataPart(prisma), orderDataPart(prisma), messageDataPart(prisma), accountDataPart(prisma)],
    ...{ prisma, transact, log: silentLog, now, eraseAfterDays: keep.eraseAfterDays },
  });
  const opened = openTheatreBot(
    {
      ...{ token: telegram.bot.token, apiRoot: telegram.address, webOrigin: 'http://127.0.0.1:3100' },
      ...{ updates: options.webhook === true ? 'webhook' : 'polling', staffChatId: staff?.id },
      termsUrl: options.ownTerms === true ? new URL('https://theatre.test/terms') : undefined,
      privacyUrl: options.ownTerms === true ? new URL('https://theatre.test/privacy') : undefined,
    },
    { ...selling, boxOffice, events, personalData, keep, pace: options.pace ?? quick },
  );
  if (opened === undefined) throw new Error('there is a token');
  const { bot, stars } = opened;
  const refunds = { prisma, transact, providers: [stars.provider], log: silentLog, now };
  const jobs =
    options.jobs === true ? new Jobs({ url: db.url, log: silentLog, pollSeconds: 0.5 }) : undefined;
  if (jobs === undefined) events.on('refund.requested', ({ refundId }) => sendRefund(refunds, refundId));
  else onRefunds({ ...refunds, jobs, domainEvents: events });
  const server = await listen(
    createHttp({
      ...{ log: silentLog, routers: [], routersOfBodies: bot.routes, clientFolder: undefined },
      ...{ publicUrl: undefined, demo: false, trustProxy: 'loopback' },
    }),
  );
  if (options.webhook === true) origin = server.origin;
  options.before?.(telegram);
  await jobs?.start();
  await events.start();
  bot.start();
  return {
    ...{ selling, telegram, prisma, boxOffice, bot, stars, events, server, staff },
    clock: { now, advance: (ms: number) => (offset += ms) },
    show: (data?: Partial<Prisma.ShowCreateInput>) => makeShow(prisma, now(), data),
    /** Buys seats for somebody, past the bot. */
    async buy(userId: number, show: TestShow, quantity = 1): Promise<OrderId> {
      const { orderId } = await boxOffice.holdSeats(
        { kind: 'user', userId: BigInt(userId) },
        {
          ...{ showId: show.id, currency: 'XTR', surface: 'telegram' },
          lines: [{ priceCategoryId: show.category, quantity }],
        },
      );
      const amount = 500 * quantity;
      await boxOffice.settle({
        ...{ provider: 'test', reference: `test-${orderId}`, currency: 'XTR', orderId, amount },
      });
      return orderId;
    },
    /** As `buy`, at this time: what the database dates itself is of the real clock. */
    async buyAt(userId: number, show: TestShow, at: Date): Promise<void> {
      const orderId = await this.buy(userId, show);
      await prisma.ticket.updateMany({ where: { orderId }, data: { createdAt: at } });
    },
    /** How often the bot has looked for what it is to say. */
    rounds: () => bot.rounds,
    /** Nothing that came in waits any more, nor anything that is to be said. */
    async rest(): Promise<void> {
      await telegram.waitUntilDelivered();
      await expect.poll(() => prisma.inboxEntry.count({ where: { processedAt: null } })).toBe(0);
      await expect
        .poll(() => prisma.botMessage.count({ where: { status: { in: ['queued', 'sending'] } } }))
        .toBe(0);
    },
    async close() {
      await bot.close();
      await server.close();
      await jobs?.close();
      await events.close();
      await telegram.close();
      await db.close();
      await rm(folder, { recursive: true });
    },
  };
}
export type Theatre = Awaited<ReturnType<typeof openTheatre>>;

export interface TestShow {
  readonly id: ShowId;
  readonly category: number;
}

/** A show of tomorrow: 50 seats in the stalls for 500 Stars. */
async function makeShow(
  prisma: PrismaClient,
  now: number,
  data: Partial<Prisma.ShowCreateInput> = {},
): Promise<TestShow> {
  const priceCategories = {
    create: { name: 'Партер', prices: { create: { currency: 'XTR', amount: 500 } } },
  };
  const { id, categories } = await makeAnyShow(prisma, now, { priceCategories, ...data });
  return { id, category: categories[0] ?? 0 };
}
