import type { Message } from 'grammy/types';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OrderId } from '../../protocol/ids.ts';
import type { FakeUser } from '../fakes/telegram/index.ts';
import { openTheatre, type TestShow, type Theatre } from './theatre.ts';
import { callbacksOf, says, tap, textOf, visitor } from './visitor.ts';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

/** From the card of a show to the card of an order. */
async function order(user: FakeUser, show: TestShow, tickets: string): Promise<Message> {
  user.send(`/start show_${show.id}`);
  await tap(user, /^Партер/);
  await tap(user, tickets);
  const card = await user.waitForMessage(says('Места за вами|Билеты ваши'));
  // The press is dealt with to its end.
  await theatre.rest();
  return card;
}
const orderOf = (showId: number) =>
  theatre.prisma.order.findFirstOrThrow({ where: { showId }, orderBy: { id: 'desc' } });
const now = (user: FakeUser, { message_id: id }: Message): Message => {
  const message = user.messages().find((each) => each.message_id === id);
  if (message === undefined) throw new Error('it is gone');
  return message;
};
const press = (user: FakeUser, message: Message, label: string | RegExp) =>
  user.press(({ text }) => (typeof label === 'string' ? text === label : label.test(text)), message);

/** Settles an order as if its money had come. */
async function pay(showId: number, amount: number): Promise<OrderId> {
  const orderId = OrderId.parse((await orderOf(showId)).id);
  const charge = { provider: 'test', reference: `card-${orderId}`, currency: 'XTR' };
  await theatre.boxOffice.settle({ ...charge, orderId, amount });
  return orderId;
}

describe('the card of an order', () => {
  test('becomes that of a paid one when it is paid, with its tickets, and nothing is said twice', async () => {
    const [user, show] = [await visitor(theatre.telegram), await theatre.show()];
    const card = await order(user, show, '2');
    await pay(show.id, 1000);
    await user.waitForMessage(says('Билеты ваши'));
    await expect.poll(() => user.messages().filter(({ photo }) => photo !== undefined).length).toBe(2);
    await theatre.rest();
    expect(user.messages().filter(says('Билеты ваши'))).toHaveLength(1);
    const acts = callbacksOf(now(user, card)).map((data) => data.split(':')[0]);
    expect(acts).toEqual(['bought', 'bought', 'tickets', 'refund']);
    await press(user, now(user, card), /^№/);
    await expect.poll(() => user.messages().filter(({ photo }) => photo !== undefined).length).toBe(3);
  });

  test('under a picture is turned, too', async () => {
    const [user, show] = [await visitor(theatre.telegram), await theatre.show()];
    const poster = { create: { width: 60, height: 40, channels: 3, background: '#222' } } as const;
    const picture = await sharp(poster).png().toBuffer();
    await theatre.boxOffice.setPoster({ kind: 'operator', by: 'system' }, show.id, picture);
    const card = await order(user, show, '1');
    expect(card.photo).toBeDefined();
    await pay(show.id, 500);
    await expect.poll(() => textOf(now(user, card))).toContain('Билеты ваши');
  });

  test('loses its buttons when its time is over, or it was given up elsewhere', async () => {
    const [user, late, left] = [await visitor(theatre.telegram), await theatre.show(), await theatre.show()];
    const lateCard = await order(user, late, '1');
    const soon = { holdExpiresAt: new Date(theatre.clock.now() - 1) };
    await theatre.prisma.order.updateMany({ where: { showId: late.id }, data: soon });
    await theatre.boxOffice.expireOrders();
    await expect.poll(() => textOf(now(user, lateCard))).toContain('Время вышло');
    expect(callbacksOf(now(user, lateCard))).toEqual([`show:${late.id}`]);
    const leftCard = await order(user, left, '1');
    const orderId = OrderId.parse((await orderOf(left.id)).id);
    await theatre.boxOffice.cancelOrder({ kind: 'user', userId: BigInt(user.id) }, orderId);
    await expect.poll(() => textOf(now(user, leftCard))).toContain('Заказ отменён');
  });

  test('says so when a code has made another order of it', async () => {
    const [user, show] = [await visitor(theatre.telegram), await theatre.show()];
    await theatre.prisma.promoCode.create({ data: { code: 'ПОЛОВИНА', kind: 'percent', value: 50 } });
    const card = await order(user, show, '2');
    await tap(user, 'Промокод');
    user.send('половина', { replyTo: await user.waitForMessage(says('Пришлите промокод')) });
    const made = await user.waitForMessage(says('Скидка: 500'));
    const { id } = await orderOf(show.id);
    expect(textOf(made)).toMatch(new RegExp(`^Промокод применён: заказ № \\d+ стал заказом № ${id}\\.`));
    await expect.poll(() => textOf(now(user, card))).toContain(`стал заказом № ${id}: к нему применён`);
    const rounds = theatre.rounds();
    await expect.poll(() => theatre.rounds()).toBeGreaterThan(rounds + 1);
    await theatre.rest();
    // One card lives, and that of the order before does not say that its seats are free.
    expect(textOf(now(user, card))).not.toContain('снова свободны');
    expect(callbacksOf(now(user, card))).toEqual([]);
  });

  test.each(['Оплатить 500 ★', 'Промокод', 'Отказаться'])(
    'that is outdated is corrected by a press of %s, and says above the chat what is so',
    async (label) => {
      const [user, show] = [await visitor(theatre.telegram), await theatre.show()];
      const card = await order(user, show, '1');
      // As if this card were not known.
      await theatre.prisma.order.updateMany({
        where: { showId: show.id },
        data: { cardMessageId: null },
      });
      await pay(show.id, 500);
      await user.waitForMessage(({ photo }) => photo !== undefined);
      expect(textOf(now(user, card))).toContain('Места за вами');
      expect(await press(user, now(user, card), label)).toMatchObject({ text: 'Оплачено. Билеты ваши.' });
      await expect.poll(() => textOf(now(user, card))).toContain('Билеты ваши');
      expect(user.messages().some(says('Заказ уже закрыт|деньги'))).toBe(false);
    },
  );

  test('of tickets that were given back says so, whichever of its buttons is pressed', async () => {
    const [user, show] = [await visitor(theatre.telegram), await theatre.show()];
    const card = await order(user, show, '1');
    const orderId = await pay(show.id, 500);
    await expect.poll(() => textOf(now(user, card))).toContain('Билеты ваши');
    const paid = now(user, card);
    await theatre.prisma.order.update({ where: { id: orderId }, data: { cardMessageId: null } });
    const actor = { kind: 'user', userId: BigInt(user.id) } as const;
    await theatre.boxOffice.refundOrder(actor, { orderId, reason: 'asked' });
    expect(await press(user, paid, /^№/)).toMatchObject({ text: 'Билеты возвращены.' });
    await expect.poll(() => textOf(now(user, card))).toContain('Билеты возвращены');
  });
});

test('an order that costs nothing is said once: in answer to the press', async () => {
  const user = await visitor(theatre.telegram);
  const show = await theatre.show({
    priceCategories: { create: { name: 'Партер', prices: { create: { currency: 'XTR', amount: 0 } } } },
  });
  await order(user, show, '1');
  await user.waitForMessage(({ photo }) => photo !== undefined);
  await theatre.rest();
  expect(user.messages().filter(says('Билеты ваши'))).toHaveLength(1);
});
