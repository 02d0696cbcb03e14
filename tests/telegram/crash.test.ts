import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeShow } from '../../server/box-office/testing/box.ts';
import { createTestDatabase } from '../../server/platform/database/testing.ts';
import { startTelegram } from '../fakes/telegram/index.ts';
import { says, tap, visitor } from './visitor.ts';

/** Between a charge and the last word about it: after which write the process dies, or before which. */
const steps = {
  payment: 'after the row of the payment',
  transition: 'after the order is paid',
  tickets: 'after its tickets, before the commit',
  committed: 'after the commit, before the entry of the inbox is closed',
  closed: 'after that is closed, before a message is queued',
  queued: 'after the messages are queued, before their event is delivered',
  sent: 'after a message was sent, before it is marked',
} as const;
export type Step = keyof typeof steps;

type Test = Awaited<ReturnType<typeof openTest>>;

async function openTest() {
  const [telegram, db] = [await startTelegram(), await createTestDatabase()];
  const folder = await mkdtemp(join(tmpdir(), 'rampa-crash-'));
  onTestFinished(async () => {
    await telegram.close();
    await db.close();
    await rm(folder, { recursive: true });
  });
  return { telegram, db, folder };
}

/** A theatre in a process of its own, which dies at a step or lives until it is told to end. */
async function startTheatre({ telegram, db, folder }: Test, step?: Step) {
  const program = join(import.meta.dirname, 'mortal-theatre.ts');
  const args = [program, db.url, folder, telegram.bot.token, telegram.address, ...(step ? [step] : [])];
  const theatre = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(theatre, 'exit') as Promise<[number | null, NodeJS.Signals | null]>; // as Node says it
  onTestFinished(async () => {
    if (theatre.exitCode === null && theatre.signalCode === null) theatre.kill('SIGKILL');
    await exited;
  });
  const ended = exited.then(([code]) =>
    Promise.reject(new Error(`the theatre has ended with ${String(code)}`)),
  );
  await Promise.race([once(theatre.stdout, 'data'), ended]);
  ended.catch(() => undefined);
  return {
    exited,
    async stop() {
      theatre.kill('SIGTERM');
      return (await exited)[0];
    },
  };
}

/** What the dead process had taken is anybody's again: as if the time of its leases had gone by. */
async function letLeasesEnd({ db: { prisma } }: Test): Promise<void> {
  await prisma.inboxEntry.updateMany({ data: { leasedUntil: new Date(0) } });
  await prisma.domainEvent.updateMany({ data: { leasedUntil: new Date(0) } });
  await prisma.botMessage.updateMany({ where: { status: 'sending' }, data: { claimedAt: new Date(0) } });
}

async function rested({ telegram, db: { prisma } }: Test): Promise<void> {
  await telegram.waitUntilDelivered({ timeoutMs: 15_000 });
  await expect.poll(() => prisma.inboxEntry.count({ where: { processedAt: null } })).toBe(0);
  await expect.poll(() => prisma.domainEvent.count({ where: { deliveredAt: null } })).toBe(0);
  const open = { status: { in: ['queued' as const, 'sending' as const] } };
  await expect.poll(() => prisma.botMessage.count({ where: open })).toBe(0);
}

test.each(Object.entries(steps))(
  'a process that dies at “%s”, %s, loses nothing and doubles nothing',
  async (at) => {
    const step = at as Step; // a key of theirs
    const own = await openTest();
    const { telegram, db } = own;
    const { prisma } = db;
    const dying = await startTheatre(own, step);
    const user = await visitor(telegram);
    const priceCategories = {
      create: { name: 'Партер', prices: { create: { currency: 'XTR', amount: 500 } } },
    };
    const show = await makeShow(prisma, Date.now(), { priceCategories });
    user.send(`/start show_${show.id}`);
    await tap(user, /^Партер/);
    await tap(user, '2');
    await tap(user, /^Оплатить/);
    const invoice = await user.waitForMessage((message) => message.invoice !== undefined);
    expect(await user.pay(invoice)).toMatchObject({ status: 'paid' });
    expect(await dying.exited).toEqual([null, 'SIGKILL']);
    const wasPaid = (await prisma.order.findFirstOrThrow()).status === 'paid';
    expect(wasPaid).toBe(!['payment', 'transition', 'tickets'].includes(step));

    await letLeasesEnd(own);
    const next = await startTheatre(own);
    await rested(own);
    const [payment, ...others] = await prisma.payment.findMany();
    expect(others).toEqual([]);
    // Telegram tells of it again, too.
    telegram.faults.repeatPayment(payment?.reference ?? '', 3);
    await rested(own);
    expect(await prisma.payment.count()).toBe(1);
    expect(await prisma.order.findMany()).toMatchObject([{ status: 'paid', paymentId: payment?.id }]);
    expect(await prisma.ticket.count({ where: { status: 'valid' } })).toBe(2);
    expect([await prisma.ticket.count(), await prisma.refund.count()]).toEqual([2, 0]);
    const said = await prisma.botMessage.findMany({ where: { kind: 'ticket' }, orderBy: { id: 'asc' } });
    expect(said.map(({ status }) => status)).toEqual([step === 'sent' ? 'unknown' : 'sent', 'sent']);
    // One of which nobody knows whether it was sent is not sent again.
    expect(user.messages().filter(({ photo }) => photo !== undefined)).toHaveLength(2);
    expect(user.messages().filter(says('Билеты ваши'))).toHaveLength(1);
    expect(await next.stop()).toBe(0);
  },
);
