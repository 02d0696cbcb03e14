import type { PrismaClient } from '../../generated/prisma/client.ts';
import { createBoxOffice, orderDataPart } from '../../server/box-office/index.ts';
import { roomDataPart } from '../../server/live/index.ts';
import { accountDataPart, messageDataPart, PersonalData } from '../../server/people/index.ts';
import { createPrisma } from '../../server/platform/database/index.ts';
import { DomainEvents } from '../../server/platform/domain-events/index.ts';
import { silentLog } from '../../server/platform/log.ts';
import { openSecrets } from '../../server/platform/secrets.ts';
import { openTheatreBot } from '../../server/theatre-bot.ts';
import type { Step } from './crash.test.ts';

/*
 * A program: a box office with its bot, on the database and the Telegram that its arguments name. With a step it ends
 * there as by a power cut: nothing is closed, nothing is waited for.
 */

const [databaseUrl = '', folder = '', token = '', apiRoot = '', step] = process.argv.slice(2);

/** Nobody lives on after this. */
async function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return new Promise<never>(() => undefined);
}

/** The part of a write's arguments that says which step it is. */
interface Write {
  readonly where?: { readonly id?: bigint };
  readonly data?: { readonly status?: string };
}

/** Dies around the writes that a charge in Stars leads to. */
function mortal(prisma: PrismaClient, at: Step): PrismaClient {
  let isPaid = false;
  const isOfCharge = async ({ where }: Write): Promise<boolean> => {
    const entry = await prisma.inboxEntry.findFirst({ where: { id: where?.id ?? 0n } });
    return JSON.stringify(entry?.payload).includes('successful_payment');
  };
  const isTicket = async ({ where }: Write): Promise<boolean> =>
    (await prisma.botMessage.findFirst({ where: { id: where?.id ?? 0n } }))?.kind === 'ticket';
  const before = async (write: string, args: Write): Promise<void> => {
    // What is queued beside the inbox waits, so that it is always the inbox that comes first.
    const isInboxFirst = at === 'committed' || at === 'closed';
    if (isInboxFirst && isPaid && write === 'BotMessage.createMany') await new Promise(() => undefined);
    if (at === 'committed' && write === 'InboxEntry.updateMany' && (await isOfCharge(args))) await die();
    const isSent = write === 'BotMessage.updateMany' && args.data?.status === 'sent';
    if (at === 'sent' && isSent && (await isTicket(args))) await die();
  };
  const after = async (write: string, args: Write): Promise<void> => {
    if (at === 'payment' && write === 'Payment.createManyAndReturn') await die();
    if (at === 'transition' && write === 'Order.updateMany' && args.data?.status === 'paid') await die();
    if (write === 'Ticket.createMany') {
      if (at === 'tickets') await die();
      isPaid = true;
    }
    if (at === 'closed' && write === 'InboxEntry.updateMany' && (await isOfCharge(args))) await die();
    if (at === 'queued' && isPaid && write === 'BotMessage.createMany') await die();
  };
  const extended = prisma.$extends({
    query: {
      $allModels: {
        async $allOperations({ model, operation, args, query }) {
          const write = `${model}.${operation}`;
          await before(write, args as Write); // of the writes that are looked at
          const result: unknown = await query(args);
          await after(write, args as Write); // as above
          return result;
        },
      },
    },
  });
  // Nothing that the theatre uses of a client is gone from an extended one.
  return extended as unknown as PrismaClient;
}

const plain = createPrisma(databaseUrl, { poolSize: 10 });
const prisma = step === undefined ? plain : mortal(plain, step as Step); // as the test says it
const events = new DomainEvents({ prisma, log: silentLog, pollMs: 100 });
const { transact } = events;
const now = Date.now;
const selling = {
  ...{ prisma, transact, secrets: await openSecrets(folder), now, log: silentLog, holdMinutes: 15 },
  ...{ refundHours: undefined, origin: () => 'http://localhost:3000', installed: ['stars'] as const },
};
const parts = [roomDataPart(prisma), orderDataPart(prisma), messageDataPart(prisma), accountDataPart(prisma)];
const keep = { chatDays: 30, logDays: 365, messageDays: 90, inactiveDays: 730, eraseAfterDays: 7 };
const opened = openTheatreBot(
  {
    ...{ token, apiRoot, webOrigin: undefined, updates: 'polling', staffChatId: undefined },
    ...{ termsUrl: undefined, privacyUrl: undefined },
  },
  {
    ...{ ...selling, boxOffice: createBoxOffice(selling), events, keep },
    personalData: new PersonalData({ parts, prisma, transact, log: silentLog, now, eraseAfterDays: 7 }),
    // Who is to die sends what it has queued itself, and looks for nothing else.
    pace: { gapMs: 0, chatGapMs: 0, groupGapMs: 0, pollMs: step === undefined ? 50 : 600_000, roundMs: 50 },
  },
);
await events.start();
opened?.bot.start();
process.once('SIGTERM', () => {
  const close = async (): Promise<void> => {
    await opened?.bot.close();
    await events.close();
    await plain.$disconnect();
  };
  void close();
});
console.log('open');
