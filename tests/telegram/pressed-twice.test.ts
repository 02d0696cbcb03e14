import { afterEach, describe, expect, test } from 'vitest';
import type { OrderId } from '../../protocol/ids.ts';
import { makeCode } from '../../server/box-office/testing/box.ts';
import type { FakeUser } from '../fakes/telegram/index.ts';
import { openTheatre, type TestShow, type Theatre } from './theatre.ts';
import { callbacksOf, says, tap, textOf, visitor } from './visitor.ts';

const open: Theatre[] = [];
async function theatre(): Promise<Theatre> {
  const opened = await openTheatre();
  open.push(opened);
  return opened;
}
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

const badGateway = { status: 502, description: 'Bad Gateway' };

/** Gives three of four tickets back, one by one: 1500 Stars are on the balance. */
async function withBalance(house: Theatre, user: FakeUser): Promise<void> {
  const who = { kind: 'user', userId: BigInt(user.id) } as const;
  const show = await house.show();
  const { orderId, amount } = await house.boxOffice.holdSeats(who, {
    ...{ showId: show.id, currency: 'XTR', surface: 'telegram' },
    lines: [{ priceCategoryId: show.category, quantity: 4 }],
  });
  const charge = { provider: 'stars', reference: `b-${String(user.id)}`, currency: 'XTR', orderId, amount };
  await house.boxOffice.settle({ ...charge, payerId: who.userId });
  for (const { id } of (await house.boxOffice.viewOrder(orderId)).tickets.slice(0, 3)) {
    await house.boxOffice.refundOrder(who, { orderId, reason: 'asked', tickets: [id] });
  }
  expect(await balanceOf(house, user)).toBe(1500);
  await house.rest();
}
const balanceOf = async ({ boxOffice }: Theatre, { id }: FakeUser) =>
  (await boxOffice.myOrders(BigInt(id))).balance;

/** How many seats: the card that makes an order. */
async function quantityCard(user: FakeUser, show: TestShow) {
  user.send(`/start show_${String(show.id)}`);
  await tap(user, /^Партер/);
  return user.waitForMessage(says('Сколько'));
}
const ordersOf = ({ prisma }: Theatre, { id }: TestShow) =>
  prisma.order.findMany({ where: { showId: id }, orderBy: { id: 'asc' }, include: { lines: true } });
const cardOf = (user: FakeUser, orderId: OrderId | number | undefined) =>
  user.messages().findLast(says(`Заказ №.?${String(orderId)}`));

describe('a press spends a balance once', () => {
  test('also when Telegram fails as it is answered', async () => {
    const house = await theatre();
    const [user, show] = [await visitor(house.telegram), await house.show()];
    await withBalance(house, user);
    await quantityCard(user, show);
    house.telegram.faults.fail({ method: 'editMessageText', chatId: user.id, ...badGateway });
    await tap(user, '1');
    await house.rest();
    const orders = await ordersOf(house, show);
    expect(orders).toMatchObject([{ status: 'paid', credit: 500 }]);
    expect(await balanceOf(house, user)).toBe(1000);
    // The card is the order's all the same.
    expect(cardOf(user, orders[0]?.id)).toBeDefined();
  });

  test('also when it is a double tap, or another number is pressed before the card has turned', async () => {
    const house = await theatre();
    const [user, show] = [await visitor(house.telegram), await house.show()];
    await withBalance(house, user);
    const card = await quantityCard(user, show);
    await Promise.all(['1', '1', '2'].map((label) => user.press(({ text }) => text === label, card)));
    await house.rest();
    expect(await ordersOf(house, show)).toHaveLength(1);
    expect(await house.prisma.inboxEntry.count({ where: { error: { not: null } } })).toBe(0);
  });

  test('and a card that is drawn anew buys again', async () => {
    const house = await theatre();
    const [user, show] = [await visitor(house.telegram), await house.show()];
    await withBalance(house, user);
    for (let times = 1; times <= 2; times += 1) {
      await quantityCard(user, show);
      await tap(user, '1');
      await house.rest();
      expect(await ordersOf(house, show)).toHaveLength(times);
    }
    expect(await balanceOf(house, user)).toBe(500);
  });
});

test('the same message makes another order once its order is given up; an old press of it shows what became of that', async () => {
  const house = await theatre();
  const [user, show] = [await visitor(house.telegram), await house.show()];
  const card = await quantityCard(user, show);
  const [press = ''] = callbacksOf(card).filter((data) => data.startsWith('order:'));
  await tap(user, '1');
  await tap(user, 'Отказаться');
  await house.rest();
  house.telegram.world.feed.push({
    callback_query: { id: 'late', from: user.user, chat_instance: '1', message: card, data: press },
  });
  await house.rest();
  expect((await ordersOf(house, show)).map(({ status }) => status)).toEqual(['cancelled']);
  await tap(user, /К спектаклю|К показу|Назад/);
  await tap(user, /^Партер/);
  await user.waitForMessage(says('Сколько'));
  await tap(user, '1');
  await house.rest();
  expect((await ordersOf(house, show)).map(({ status }) => status)).toEqual(['cancelled', 'held']);
});

describe('a promo code', () => {
  async function promoQuestion(house: Theatre, user: FakeUser, show: TestShow) {
    await quantityCard(user, show);
    await tap(user, '2');
    await user.waitForMessage(says('Места за вами'));
    await tap(user, 'Промокод');
    return user.waitForMessage(says('Пришлите промокод'));
  }

  test('whose answer fails once ends in the card of the new order', async () => {
    const house = await theatre();
    const [user, show] = [await visitor(house.telegram), await house.show()];
    await makeCode(house.prisma, { code: 'VIP' });
    const question = await promoQuestion(house, user, show);
    await house.rest();
    const before = user.messages().length;
    house.telegram.faults.fail({ method: 'sendMessage', chatId: user.id, ...badGateway });
    user.send('VIP', { replyTo: question });
    await house.rest();
    const orders = await ordersOf(house, show);
    expect(orders).toMatchObject([{ status: 'cancelled' }, { status: 'held', amount: 900, discount: 100 }]);
    const said = user
      .messages()
      .slice(before)
      .filter(({ from }) => from?.is_bot);
    expect(said.map(textOf)).toEqual([expect.stringContaining('Места за вами')]);
    expect(orders[1]?.cardMessageId).toBe(said[0]?.message_id);
  });

  test('is not guessed without an end', async () => {
    const house = await theatre();
    const [user, show] = [await visitor(house.telegram), await house.show()];
    await makeCode(house.prisma, { code: 'VIP' });
    const question = await promoQuestion(house, user, show);
    for (let guess = 1; guess <= 10; guess += 1) user.send(`guess ${guess}`, { replyTo: question });
    user.send('VIP', { replyTo: question });
    await house.rest();
    expect(textOf(user.messages().at(-1) ?? question)).toMatch(/Слишком/);
    expect(await ordersOf(house, show)).toMatchObject([{ status: 'held', discount: 0 }]);
    const other = await visitor(house.telegram, { firstName: 'Пётр' });
    const theirs = await promoQuestion(house, other, show);
    other.send('VIP', { replyTo: theirs });
    await other.waitForMessage(says('Скидка: 100'));
  });
});
