import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Prisma } from '../../generated/prisma/client.ts';
import { TicketId } from '../../protocol/ids.ts';
import type { FakeUser } from '../fakes/telegram/index.ts';
import { openTheatre, type TestShow, type Theatre } from './theatre.ts';
import { says, tap, textOf, visitor } from './visitor.ts';

const minute = 60_000;
const hour = 60 * minute;

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

const showIn = (ms: number, data: Partial<Prisma.ShowCreateInput> = {}) =>
  theatre.show({ startsAt: new Date(theatre.clock.now() + ms), ...data });
const queuedFor = async (userId: number) =>
  (
    await theatre.prisma.botMessage.findMany({
      where: {
        chatId: BigInt(userId),
        kind: { in: ['reminder_day', 'reminder_hour', 'doors_open', 'rate'] },
      },
      orderBy: { id: 'asc' },
    })
  ).map(({ kind }) => kind);
/** Two looks at least have gone by. */
async function lookAround(): Promise<void> {
  const seen = theatre.rounds();
  await expect.poll(() => theatre.rounds() - seen).toBeGreaterThan(1);
  await theatre.rest();
}

describe('a reminder', () => {
  test('comes a day before, an hour before, and as the doors open, once each', async () => {
    const user = await visitor(theatre.telegram);
    const show = await showIn(24 * hour + 10 * minute, { title: 'Лес' });
    await theatre.buy(user.id, show, 2);
    await lookAround();
    expect(await queuedFor(user.id)).toEqual([]);
    theatre.clock.advance(20 * minute);
    await user.waitForMessage(says('Скоро увидимся: Лес'));
    theatre.clock.advance(23 * hour);
    await user.waitForMessage(says('Через час: Лес'));
    theatre.clock.advance(30 * minute);
    await lookAround();
    // The hour has come, and the stage manager has not.
    expect(await queuedFor(user.id)).toEqual(['reminder_day', 'reminder_hour']);
    theatre.clock.advance(25 * minute);
    await theatre.prisma.room.create({ data: { showId: show.id, phase: 'foyer' } });
    const doors = await user.waitForMessage(says('Двери открыты: Лес'));
    expect(JSON.stringify(doors.reply_markup)).toContain('/house');
    await lookAround();
    expect(await queuedFor(user.id)).toEqual(['reminder_day', 'reminder_hour', 'doors_open']);
    expect(user.messages().filter(says('Лес')).filter(says('Скоро|Через|Двери'))).toHaveLength(3);
  });

  test('is not for those who want none, have given back, have blocked the bot, or have just bought', async () => {
    const [quiet, gone, away, late] = [
      await visitor(theatre.telegram),
      await visitor(theatre.telegram),
      await visitor(theatre.telegram),
      await visitor(theatre.telegram),
    ];
    const show = await showIn(24 * hour + 10 * minute);
    for (const each of [quiet, away]) await theatre.buy(each.id, show);
    const orderId = await theatre.buy(gone.id, show);
    await theatre.boxOffice.refundOrder(
      { kind: 'user', userId: BigInt(gone.id) },
      { orderId, reason: 'asked' },
    );
    await theatre.prisma.user.update({
      where: { telegramId: BigInt(quiet.id) },
      data: { wantsReminders: false },
    });
    away.block();
    await theatre.rest();
    // Five minutes after the moment.
    await theatre.buyAt(late.id, show, new Date(theatre.clock.now() + 15 * minute));
    theatre.clock.advance(20 * minute);
    await lookAround();
    for (const each of [quiet, gone, away, late]) expect(await queuedFor(each.id)).toEqual([]);
  });

  test('of a show that was moved comes anew, and not at the old time', async () => {
    const user = await visitor(theatre.telegram);
    const show = await showIn(24 * hour - minute, { title: 'Гроза' });
    await theatre.buyAt(user.id, show, new Date(theatre.clock.now() - hour));
    await user.waitForMessage(says('Скоро увидимся: Гроза'));
    await theatre.prisma.show.update({
      where: { id: show.id },
      data: { startsAt: new Date(theatre.clock.now() + 48 * hour) },
    });
    theatre.clock.advance(23 * hour);
    await lookAround();
    expect(await queuedFor(user.id)).toEqual(['reminder_day']);
    theatre.clock.advance(hour + minute);
    await expect.poll(() => user.messages().filter(says('Скоро увидимся: Гроза')).length).toBe(2);
  });

  test('that is late is dropped', async () => {
    const user = await visitor(theatre.telegram);
    const show = await showIn(20 * hour);
    await theatre.buy(user.id, show);
    const startsAt = (await theatre.prisma.show.findUniqueOrThrow({ where: { id: show.id } })).startsAt;
    const row = await theatre.prisma.botMessage.create({
      data: {
        ...{ chatId: BigInt(user.id), kind: 'reminder_hour', dedupeKey: `late:${String(user.id)}` },
        payload: { showId: show.id, startsAt: startsAt.getTime() },
        expiresAt: new Date(theatre.clock.now() - 1),
      },
    });
    await theatre.rest();
    expect(await theatre.prisma.botMessage.findUnique({ where: { id: row.id } })).toMatchObject({
      status: 'dropped',
      error: 'too late',
    });
  });
});

describe('after a show', () => {
  /** Somebody was there, and it is over. */
  async function watched(
    userId: number,
    show: TestShow,
    { stars, ticketId }: { stars?: number; ticketId?: number } = {},
  ): Promise<void> {
    const { id: memberId } = await theatre.prisma.roomMember.create({
      data: {
        ...{ id: crypto.randomUUID(), role: 'audience', name: 'Анна' },
        ...{ showId: show.id, userId: BigInt(userId), ticketId: ticketId ?? null },
      },
    });
    await theatre.prisma.attendance.create({
      data: {
        ...{ memberId, showId: show.id, userId: BigInt(userId), minutes: 60, stars: stars ?? null },
        joinedAt: new Date(theatre.clock.now() - hour),
      },
    });
  }

  test('whoever was there is asked once; stars come first, then words, and both can be changed', async () => {
    const [user, rated] = [await visitor(theatre.telegram), await visitor(theatre.telegram)];
    const show = await showIn(-hour, { title: 'Волки' });
    await watched(user.id, show);
    await watched(rated.id, show, { stars: 4 });
    await lookAround();
    expect(await queuedFor(user.id)).toEqual([]);
    await theatre.prisma.room.create({ data: { showId: show.id, phase: 'finished' } });
    await user.waitForMessage(says('Как вам Волки'));
    await tap(user, '3 ★');
    const question = await user.waitForMessage(says('напишите о спектакле «Волки»'));
    expect(user.messages().some(says('Волки: ★★★☆☆'))).toBe(true);
    user.send('Скучно', { replyTo: question });
    await user.waitForMessage(says('Театр это прочтёт'));
    await tap(user, '5 ★');
    await user.waitForMessage(says('Волки: ★★★★★'));
    user.send('Нет, прекрасно!', { replyTo: question });
    await expect.poll(() => user.messages().filter(says('Театр это прочтёт')).length).toBe(2);
    const row = await theatre.prisma.attendance.findFirst({ where: { userId: BigInt(user.id) } });
    expect(row).toMatchObject({ stars: 5, review: 'Нет, прекрасно!' });
    user.send('ы'.repeat(1001), { replyTo: question });
    await user.waitForMessage(says('длиннее'));
    await lookAround();
    expect(await queuedFor(user.id)).toEqual(['rate']);
    expect(await queuedFor(rated.id)).toEqual([]);
  });

  test('whose ticket was taken back meanwhile is not asked; of two tickets the other counts', async () => {
    const [gone, half] = [await visitor(theatre.telegram), await visitor(theatre.telegram)];
    const show = await showIn(-hour, { title: 'Игрок' });
    for (const [user, seats] of [
      [gone, 1],
      [half, 2],
    ] as const) {
      const orderId = await theatre.buy(user.id, show, seats);
      const tickets = await theatre.prisma.ticket.findMany({ where: { orderId }, orderBy: { id: 'asc' } });
      for (const { id: ticketId } of tickets) await watched(user.id, show, { ticketId });
      const [first] = tickets.map(({ id }) => TicketId.parse(id));
      await theatre.boxOffice.refundOrder(
        { kind: 'operator', by: 'system' },
        { orderId, reason: 'staff', tickets: first === undefined ? [] : [first] },
      );
    }
    await theatre.prisma.room.create({ data: { showId: show.id, phase: 'finished' } });
    await half.waitForMessage(says('Как вам Игрок'));
    await lookAround();
    expect([await queuedFor(gone.id), await queuedFor(half.id)]).toEqual([[], ['rate']]);
  });

  test('nobody rates what they were not at', async () => {
    const [user, stranger] = [await visitor(theatre.telegram), await visitor(theatre.telegram)];
    const show = await showIn(-hour, { title: 'Бесы' });
    await watched(user.id, show);
    await theatre.prisma.room.create({ data: { showId: show.id, phase: 'finished' } });
    const asked = await user.waitForMessage(says('Как вам Бесы'));
    // Somebody else sends what the button would.
    theatre.telegram.world.feed.push({
      callback_query: {
        ...{ id: '1', from: stranger.user, chat_instance: '1' },
        ...{ message: { ...asked, chat: { ...stranger.user, type: 'private' } as never } },
        data: `rate:${String(show.id)}:5`,
      },
    });
    await stranger.waitForMessage(
      (message) => message.from?.is_bot === true && !/Здрав/.test(textOf(message)),
    );
    expect(await theatre.prisma.attendance.count({ where: { userId: BigInt(stranger.id) } })).toBe(0);
  });
});

describe('/watch', () => {
  const watch = async (user: FakeUser, words: string) => {
    user.send('/watch');
    return user.waitForMessage(says(words));
  };

  test('goes by the stage manager, not by the clock', async () => {
    const user = await visitor(theatre.telegram);
    const show = await showIn(2 * hour, { title: 'Маскарад' });
    await theatre.buy(user.id, show);
    const early = await watch(user, 'Маскарад. Двери откроются');
    expect(JSON.stringify(early.reply_markup)).toContain('/check');
    await theatre.prisma.room.create({ data: { showId: show.id, phase: 'foyer' } });
    const open = await watch(user, 'Двери открыты: Маскарад');
    expect(JSON.stringify(open.reply_markup)).toContain('/house');
  });

  test('does not say that the doors are open because they should be', async () => {
    const user = await visitor(theatre.telegram);
    await theatre.buy(user.id, await showIn(5 * minute, { title: 'Недоросль' }));
    const late = await watch(user, 'Недоросль.*Двери ещё не открыты');
    expect(JSON.stringify(late.reply_markup)).toContain('/house');
  });
});
