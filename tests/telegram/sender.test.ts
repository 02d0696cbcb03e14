import { Api } from 'grammy';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { MessageSender, type SenderOptions } from '../../server/bot/messages/sender.ts';
import { createTestDatabase } from '../../server/platform/database/testing.ts';
import { silentLog } from '../../server/platform/log.ts';
import { type FakeUser, startTelegram, type Telegram } from '../fakes/telegram/index.ts';
import { textOf } from './visitor.ts';

let db: Awaited<ReturnType<typeof createTestDatabase>>;
let telegram: Telegram;
let user: FakeUser;
const open: MessageSender[] = [];
beforeAll(async () => {
  [db, telegram] = [await createTestDatabase(), await startTelegram()];
});
beforeEach(() => {
  user = telegram.user({ firstName: 'Анна' });
  user.start();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((sender) => sender.close()));
  telegram.faults.clear();
  await db.prisma.botMessage.deleteMany();
});
afterAll(async () => {
  await telegram.close();
  await db.close();
});

function sender(options: Partial<SenderOptions> = {}): MessageSender {
  const made = new MessageSender({
    prisma: db.prisma,
    api: new Api(telegram.bot.token, { apiRoot: telegram.address }),
    log: silentLog,
    render: ({ payload }) => Promise.resolve({ html: (payload as { text: string }).text }),
    onBlocked: () => Promise.resolve(),
    ...{ gapMs: 0, chatGapMs: 0, groupGapMs: 0, pollMs: 20, ...options },
  });
  open.push(made);
  return made;
}
const queue = (...texts: string[]) =>
  db.prisma.botMessage.createMany({
    data: texts.map((text) => ({
      ...{
        chatId: BigInt(user.id),
        kind: 'test',
        payload: { text },
        dedupeKey: `${String(user.id)}:${text}`,
      },
    })),
  });
const said = () =>
  user
    .messages()
    .filter(({ from }) => from?.is_bot)
    .map(textOf);
const statuses = async () =>
  (await db.prisma.botMessage.findMany({ orderBy: { id: 'asc' } })).map(({ status }) => status);

describe('what is queued', () => {
  test('is said in its order, once, with two processes on it', async () => {
    const texts = Array.from({ length: 12 }, (_, index) => `word ${String(index)}`);
    await queue(...texts);
    for (const each of [sender(), sender()]) each.start();
    await expect.poll(said).toEqual(texts);
    await expect.poll(statuses).toEqual(texts.map(() => 'sent'));
  });

  test('is held back as long as Telegram says, and all of it arrives in order', async () => {
    telegram.faults.flood({ chatId: user.id, retryAfterSeconds: 1 });
    await queue('one', 'two', 'three');
    const began = Date.now();
    sender().start();
    await expect.poll(said, { timeout: 5_000 }).toEqual(['one', 'two', 'three']);
    expect(Date.now() - began).toBeGreaterThanOrEqual(1_000);
  });

  test('goes on elsewhere while one chat has to wait, and waits everywhere once a second one has to', async () => {
    const other = telegram.user({ firstName: 'Борис' });
    other.start();
    const heard = () =>
      other
        .messages()
        .filter(({ from }) => from?.is_bot)
        .map(textOf);
    telegram.faults.flood({ chatId: user.id, retryAfterSeconds: 30 });
    await queue('one');
    await db.prisma.botMessage.create({
      data: { chatId: BigInt(other.id), kind: 'test', payload: { text: 'two' }, dedupeKey: 'two' },
    });
    const sends = sender();
    sends.start();
    await expect.poll(heard).toEqual(['two']);
    expect(said()).toEqual([]);

    telegram.faults.flood({ chatId: other.id, retryAfterSeconds: 2 });
    const third = telegram.user({ firstName: 'Вера' });
    third.start();
    const began = Date.now();
    for (const [id, text] of [
      [other.id, 'three'],
      [third.id, 'four'],
    ] as const) {
      await db.prisma.botMessage.create({
        data: { chatId: BigInt(id), kind: 'test', payload: { text }, dedupeKey: text },
      });
      sends.wake();
      if (text === 'three') {
        await expect
          .poll(() => db.prisma.botMessage.findFirst({ where: { dedupeKey: text } }))
          .toMatchObject({ attempts: 1, status: 'queued' });
      }
    }
    await expect.poll(() => third.messages().map(textOf), { timeout: 5_000 }).toContain('four');
    expect(Date.now() - began).toBeGreaterThanOrEqual(1_500);
  });

  test('and was taken by Telegram without an answer stays in doubt, and is never said again', async () => {
    telegram.faults.hang({ method: 'sendMessage', chatId: user.id });
    await queue('one', 'two');
    const onUnknown = vi.fn(() => Promise.resolve());
    sender({ onUnknown }).start();
    await expect.poll(statuses).toEqual(['unknown', 'sent']);
    expect(said()).toEqual(['one', 'two']);
    expect(onUnknown).toHaveBeenCalledTimes(1);
  });

  test('and was being sent as its process died stays in doubt, and the next one goes on', async () => {
    await queue('one', 'two');
    // Claimed, and nobody lives who knows more.
    await db.prisma.botMessage.updateMany({
      where: { dedupeKey: { endsWith: ':one' } },
      data: { status: 'sending', claimedAt: new Date(Date.now() - 600_000), attempts: 1 },
    });
    const onUnknown = vi.fn(() => Promise.resolve());
    sender({ onUnknown }).start();
    await expect.poll(statuses).toEqual(['unknown', 'sent']);
    expect(said()).toEqual(['two']);
    expect(onUnknown).toHaveBeenCalledTimes(1);
  });

  test('is dropped for somebody who has blocked the bot, who is marked', async () => {
    const person = telegram.world.people.get(user.id);
    if (person !== undefined) person.hasBlockedBot = true;
    await queue('one');
    const onBlocked = vi.fn(() => Promise.resolve());
    sender({ onBlocked }).start();
    await expect.poll(statuses).toEqual(['dropped']);
    expect(onBlocked).toHaveBeenCalledExactlyOnceWith(BigInt(user.id));
  });

  test('and is refused by Telegram fails, and does not hold up the rest', async () => {
    await queue('<b>one', 'two');
    sender().start();
    await expect.poll(statuses).toEqual(['failed', 'sent']);
  });

  test('waits while Telegram is not to be reached', async () => {
    await queue('one');
    sender({ api: new Api(telegram.bot.token, { apiRoot: 'http://127.0.0.1:9' }) }).start();
    await expect
      .poll(async () => (await db.prisma.botMessage.findFirst())?.nextAt.getTime() ?? 0)
      .toBeGreaterThan(Date.now() + 1_000);
    expect(await statuses()).toEqual(['queued']);
  });
});
