import { afterEach, describe, expect, test } from 'vitest';
import { openTheatre, type Theatre, type TheatreOptions } from './theatre.ts';
import { says, tap, textOf, visitor } from './visitor.ts';

const open: Theatre[] = [];
async function theatre(options?: TheatreOptions): Promise<Theatre> {
  const opened = await openTheatre(options);
  open.push(opened);
  return opened;
}
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

const blockedAt = async ({ prisma }: Theatre, id: number) =>
  (await prisma.user.findUniqueOrThrow({ where: { telegramId: BigInt(id) } })).blockedAt;

describe('answering', () => {
  test('somebody who has blocked the bot meanwhile ends there', async () => {
    const house = await theatre();
    const user = await visitor(house.telegram);
    house.telegram.faults.fail({
      ...{ method: 'sendMessage', chatId: user.id, status: 403 },
      description: 'Forbidden: bot was blocked by the user',
    });
    user.send('/help');
    await house.rest();
    expect(await blockedAt(house, user.id)).not.toBeNull();
    expect(await house.prisma.inboxEntry.count({ where: { error: { not: null } } })).toBe(0);
    user.send('/help');
    await user.waitForMessage(says('Как это устроено'));
    expect(await blockedAt(house, user.id)).toBeNull();
  });

  test('waits as long as Telegram says, and nothing is lost or said twice', async () => {
    const house = await theatre();
    const user = await visitor(house.telegram);
    const { faults } = house.telegram;
    faults.flood({ method: 'sendMessage', chatId: user.id, retryAfterSeconds: 1, times: 2 });
    for (const command of ['/tickets', '/refund', '/language']) user.send(command);
    await user.waitForMessage(says('На каком языке'));
    await house.rest();
    const said = user.messages().slice(-3).map(textOf).join('|');
    expect(said).toMatch(/Билетов пока нет.*\|Возвращать нечего.*\|На каком языке/);
    expect(await house.prisma.inboxEntry.count({ where: { attempts: { gt: 1 } } })).toBe(0);
  });

  test('goes on after Telegram has failed', async () => {
    const house = await theatre();
    const user = await visitor(house.telegram);
    house.telegram.faults.fail({
      ...{ method: 'sendMessage', chatId: user.id, status: 502, description: 'Bad Gateway' },
    });
    user.send('/help');
    await user.waitForMessage(says('Как это устроено'), { timeoutMs: 8_000 });
  });
});

describe('updates', () => {
  test('that are told twice are done once', async () => {
    const house = await theatre();
    const user = await visitor(house.telegram);
    const show = await house.show();
    house.telegram.faults.duplicateUpdates(3);
    user.send(`/start show_${String(show.id)}`);
    await user.waitForMessage(says('Комедия'));
    await tap(user, /^Партер/);
    await tap(user, '2');
    await user.waitForMessage(says('Места за вами'));
    await house.rest();
    expect(await house.prisma.order.count({ where: { showId: show.id } })).toBe(1);
    expect(user.messages().filter(says('Комедия'))).toHaveLength(0);
    expect(user.messages().filter(says('Места за вами'))).toHaveLength(1);
  });

  test('that hold what no database keeps are answered, and nobody else waits', async () => {
    const house = await theatre();
    const [forger, user] = [await visitor(house.telegram), await visitor(house.telegram)];
    for (const [id, data] of [
      ['7701', 'x\u0000'],
      ['7702', 'x\ud800'],
    ] as const) {
      house.telegram.world.feed.push({
        callback_query: { id, from: forger.user, chat_instance: '1', data },
      });
    }
    user.send('/help');
    await user.waitForMessage(says('Как это устроено'));
  });

  test('that come by a webhook in reverse are each done once, and a stranger finds no door', async () => {
    const house = await theatre({ webhook: true });
    const user = await visitor(house.telegram);
    house.telegram.faults.reorderUpdates(4);
    for (const command of ['/tickets', '/refund', '/language', '/help']) user.send(command);
    await expect.poll(() => user.messages().filter(({ from }) => from?.is_bot).length).toBe(5);
    await house.rest();
    expect(user.messages().filter(says('На каком языке'))).toHaveLength(1);

    const before = await house.prisma.inboxEntry.count();
    const update = {
      update_id: 9,
      message: {
        message_id: 9,
        date: 0,
        from: user.user,
        chat: { id: user.id, type: 'private' },
        text: '/help',
      },
    };
    const post = (headers: Record<string, string>, body: unknown = update) =>
      house.server.request('/api/telegram/updates', { body, headers });
    const name = 'x-telegram-bot-api-secret-token';
    expect((await post({})).status).toBe(404);
    expect((await post({ [name]: '' })).status).toBe(404);
    expect((await post({ [name]: 'a'.repeat(43) })).status).toBe(404);
    expect(await house.prisma.inboxEntry.count()).toBe(before);
    const secret = house.telegram.calls.find(({ method }) => method === 'setWebhook')?.payload[
      'secret_token'
    ];
    expect((await post({ [name]: String(secret) }, { no: 'update' })).status).toBe(400);
    expect((await post({ [name]: String(secret) })).status).toBe(200);
    await expect.poll(() => house.prisma.inboxEntry.count()).toBe(before + 1);
  });
});

test('the bot begins as soon as Telegram answers', async () => {
  const house = await theatre({
    before: ({ faults }) => {
      faults.fail({ method: 'getMe', status: 502, description: 'Bad Gateway' });
      faults.cutBefore({ method: 'getMe' });
    },
  });
  const user = house.telegram.user({ firstName: 'Анна', languageCode: 'ru' });
  user.start();
  expect(house.bot.username).toBeUndefined();
  await user.waitForMessage(says('Здравствуйте, Анна'), { timeoutMs: 10_000 });
  expect(house.bot.username).toBe(house.telegram.bot.username);
});

test('the bot works without the button that Telegram does not take', async () => {
  const house = await theatre({
    before: ({ faults }) => {
      const description = 'Bad Request: web app URL is invalid';
      faults.fail({ method: 'setChatMenuButton', status: 400, description });
    },
  });
  await visitor(house.telegram);
});

test('a button that nobody knows any more is answered', async () => {
  const house = await theatre();
  const user = await visitor(house.telegram);
  house.telegram.world.feed.push({
    callback_query: { id: '1', from: user.user, chat_instance: '1', data: 'of:another:time' },
  });
  await house.rest();
  expect(await house.prisma.inboxEntry.count({ where: { error: { not: null } } })).toBe(0);
});
