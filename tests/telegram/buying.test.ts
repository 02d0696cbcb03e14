import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OrderId } from '../../protocol/ids.ts';
import type { FakeUser } from '../fakes/telegram/index.ts';
import { openTheatre, type Theatre } from './theatre.ts';
import { offers, says, tap, textOf, visitor as openBot } from './visitor.ts';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

const visitor = (languageCode = 'ru') => openBot(theatre.telegram, { languageCode });

/** From the card of a show to the invoice. */
async function order(user: FakeUser, showId: number, tickets: string) {
  user.send(`/start show_${showId}`);
  await user.waitForMessage(says('Комедия'));
  await tap(user, /^Партер/);
  await user.waitForMessage(says('Сколько билетов|How many'));
  await tap(user, tickets);
  return user.waitForMessage(says('Места за вами|The seats are yours'));
}
const invoice = async (user: FakeUser) => {
  await tap(user, /^(Оплатить|Pay)/);
  return user.waitForMessage((message) => message.invoice !== undefined);
};

describe('somebody buys in Telegram', () => {
  test('two tickets, from the link of an announcement to the pictures with their codes, and gives them back', async () => {
    const user = await visitor();
    const show = await theatre.show({ capacity: 3 });
    await order(user, show.id, '2');
    expect(await user.pay(await invoice(user))).toMatchObject({ status: 'paid' });
    await user.waitForMessage(says('Билеты ваши'));
    await expect.poll(() => user.messages().filter(({ photo }) => photo !== undefined).length).toBe(2);
    expect(user.balance).toBe(4000);
    const rows = await theatre.prisma.ticket.findMany({ where: { showId: show.id } });
    expect(rows.map(({ userId }) => userId)).toEqual([BigInt(user.id), BigInt(user.id)]);

    user.send('/refund');
    await user.waitForMessage(says('Какой заказ вернуть'));
    await tap(user, /^№/);
    await user.waitForMessage(says('2 билета.*вернётся 1.000.★'));
    await tap(user, 'Да, вернуть');
    await user.waitForMessage(says('вам вернулось 1.000.★'));
    expect(user.balance).toBe(5000);
    expect(await theatre.prisma.ticket.count({ where: { showId: show.id, status: 'valid' } })).toBe(0);
  });

  test('and is told in English, where their Telegram speaks it', async () => {
    const user = await visitor('en');
    const show = await theatre.show();
    await order(user, show.id, '1');
    expect(await user.pay(await invoice(user))).toMatchObject({ status: 'paid' });
    await user.waitForMessage(says('The tickets are yours'));
  });

  test('with a promo code, which is the answer to a question', async () => {
    const user = await visitor();
    const show = await theatre.show();
    await theatre.prisma.promoCode.create({ data: { code: 'ПРЕМЬЕРА', kind: 'percent', value: 50 } });
    await order(user, show.id, '2');
    await tap(user, 'Промокод');
    const question = await user.waitForMessage(says('Пришлите промокод'));
    user.send('нет такого', { replyTo: question });
    const again = await user.waitForMessage(says('код не подошёл. Такого промокода нет'));
    user.send('и такого нет', { replyTo: again });
    await expect.poll(() => user.messages().filter(says('код не подошёл')).length).toBe(2);
    const last = user.messages().findLast(says('код не подошёл'));
    if (last === undefined) throw new Error('there are two');
    user.send('премьера', { replyTo: last });
    await user.waitForMessage(says('Скидка: 500'));
    expect(await user.pay(await invoice(user))).toMatchObject({ status: 'paid' });
    expect(user.balance).toBe(4500);
    await user.waitForMessage(says('Билеты ваши'));
    const orders = { where: { showId: show.id }, orderBy: { id: 'asc' } } as const;
    const statuses = (await theatre.prisma.order.findMany(orders)).map(({ status }) => status);
    expect(statuses).toEqual(['cancelled', 'paid']);
  });

  test.each([
    ['ru', 'Промокод', 'Пришлите промокод', 'код не подошёл', 'нет', 'Ваши билеты|Билетов пока нет'],
    ['en', 'Promo code', 'Send the promo code', 'does not fit', 'No', 'Your tickets|No tickets'],
  ])(
    'in %s without a promo code after all: the question is over with a no, and no command is a code',
    async (languageCode, button, question, again, no, tickets) => {
      const user = await visitor(languageCode);
      const show = await theatre.show();
      const first = await order(user, show.id, '1');
      await tap(user, button);
      user.send('abracadabra', { replyTo: await user.waitForMessage(says(question)) });
      const asked = await user.waitForMessage(says(again));
      user.send('/tickets', { replyTo: asked });
      await user.waitForMessage(says(tickets));
      user.send(no, { replyTo: asked });
      await expect
        .poll(() => textOf(user.messages().at(-1) ?? first))
        .toMatch(/Места за вами|seats are yours/);
      await theatre.rest();
      const living = user.messages().filter(offers(/^(Оплатить|Pay)/));
      expect(living.map(({ message_id: id }) => id)).toEqual([user.messages().at(-1)?.message_id]);
      expect(user.messages().filter(says(again))).toHaveLength(1);
      expect(await user.pay(await invoice(user))).toMatchObject({ status: 'paid' });
      expect(await theatre.prisma.order.count({ where: { showId: show.id } })).toBe(1);
    },
  );

  test('too late: the question before the payment is answered with a no, and nothing is charged', async () => {
    const user = await visitor();
    const show = await theatre.show();
    await order(user, show.id, '1');
    const bill = await invoice(user);
    await theatre.prisma.order.updateMany({
      where: { showId: show.id },
      data: { holdExpiresAt: new Date(theatre.clock.now() - 1000) },
    });
    expect(await user.pay(bill)).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('места снова свободны') as string,
    });
    expect(user.balance).toBe(5000);
  });

  test('twice by the same invoice: the second time is stopped before the money is taken', async () => {
    const user = await visitor();
    const show = await theatre.show();
    await order(user, show.id, '1');
    const bill = await invoice(user);
    expect(await user.pay(bill)).toMatchObject({ status: 'paid' });
    await user.waitForMessage(says('Билеты ваши'));
    expect(await user.pay(bill)).toMatchObject({ status: 'failed' });
    expect(user.balance).toBe(4500);
  });

  test('and a friend pays: the tickets are the buyer’s, the money goes back to the friend', async () => {
    const [user, friend] = [await visitor(), await visitor()];
    const show = await theatre.show();
    await order(user, show.id, '1');
    const bill = await invoice(user);
    const payload = await theatre.prisma.order.findFirstOrThrow({ where: { showId: show.id } });
    const link = await theatre.stars.invoiceLink(OrderId.parse(payload.id));
    expect(bill.invoice?.total_amount).toBe(500);
    expect(await friend.pay(link)).toMatchObject({ status: 'paid' });
    await user.waitForMessage(says('Билеты ваши'));
    expect(friend.balance).toBe(4500);
    user.send('/refund');
    await user.waitForMessage(says('Какой заказ вернуть'));
    await tap(user, /^№/);
    await tap(user, 'Да, вернуть');
    await friend.waitForMessage(says('вернулось 500'));
    expect(friend.balance).toBe(5000);
  });

  test('and passes a ticket on to a friend, whose tap makes it theirs', async () => {
    const [user, friend] = [await visitor(), await visitor()];
    const show = await theatre.show();
    await order(user, show.id, '1');
    await user.pay(await invoice(user));
    await user.waitForMessage(({ photo }) => photo !== undefined);
    await tap(user, 'Передать');
    await tap(user, 'Да, передать');
    const sent = await user.waitForMessage(says('больше не ваш'));
    const payload = /start=(t_[\w-]+)/.exec(textOf(sent))?.[1] ?? '';
    friend.start(payload);
    await friend.waitForMessage(says('Билет теперь ваш'));
    await friend.waitForMessage(({ photo }) => photo !== undefined);
    user.send('/tickets');
    await user.waitForMessage(says('Билетов пока нет'));
    // The link is spent.
    user.start(payload);
    await user.waitForMessage(says('Эта ссылка|[Сс]сылка не'));
    expect(await theatre.prisma.ticket.findMany({ where: { showId: show.id } })).toMatchObject([
      { userId: BigInt(friend.id), revision: 3 },
    ]);
  });
});
