import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTheatre, type Theatre } from './theatre.ts';
import { says, tap, textOf, visitor } from './visitor.ts';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

const secretOf = (link: string): string => link.slice(link.indexOf('#') + 1);
const as = (userId: number) => ({ kind: 'user', userId: BigInt(userId) }) as const;

test('a part that goes back as a balance is said, and whoever held the ticket hears that it is gone', async () => {
  const buyer = await visitor(theatre.telegram, { firstName: 'Кира' });
  const friend = await visitor(theatre.telegram, { firstName: 'Друг' });
  const show = await theatre.show();
  const { boxOffice } = theatre;
  const { orderId, amount, currency } = await boxOffice.holdSeats(as(buyer.id), {
    ...{ showId: show.id, currency: 'XTR', surface: 'telegram' },
    lines: [{ priceCategoryId: show.category, quantity: 2 }],
  });
  const charge = { provider: 'stars', reference: `r${orderId}`, payerId: BigInt(buyer.id) };
  await boxOffice.settle({ ...charge, orderId, amount, currency });
  const [ticket] = await boxOffice.myTickets(BigInt(buyer.id));
  if (ticket === undefined) throw new Error('there are two');
  const { link } = await boxOffice.passOnTicket(as(buyer.id), ticket.id);
  await boxOffice.claimTicket(as(friend.id), secretOf(link));
  const tickets = [ticket.id];
  await boxOffice.refundOrder({ kind: 'operator', by: 'system' }, { orderId, reason: 'staff', tickets });
  await buyer.waitForMessage(says('лежат на вашем балансе'));
  await friend.waitForMessage(says(`Билет № ${ticket.id} .*больше не действует`));
  await theatre.rest();
  const told = await theatre.prisma.botMessage.findMany({
    where: { kind: { in: ['refunded', 'ticket_revoked'] } },
    orderBy: { kind: 'asc' },
  });
  expect(told.map(({ kind, chatId }) => [kind, Number(chatId)])).toEqual([
    ['refunded', buyer.id],
    ['ticket_revoked', friend.id],
  ]);
});

describe('whoever asks to give an order back', () => {
  /** Seats in Stars, of which so many are given back one by one. */
  async function bought(seats: number, back = 0) {
    const user = await visitor(theatre.telegram);
    const show = await theatre.show();
    const { boxOffice } = theatre;
    const held = await boxOffice.holdSeats(as(user.id), {
      ...{ showId: show.id, currency: 'XTR', surface: 'telegram' },
      lines: [{ priceCategoryId: show.category, quantity: seats }],
    });
    const { orderId, amount, currency } = held;
    const charge = { provider: 'stars', reference: `asked${orderId}`, payerId: BigInt(user.id) };
    await boxOffice.settle({ ...charge, orderId, amount, currency });
    for (const { id } of (await boxOffice.myTickets(BigInt(user.id))).slice(0, back)) {
      await boxOffice.refundOrder(as(user.id), { orderId, reason: 'asked', tickets: [id] });
    }
    return { user, show, orderId };
  }

  test('reads what really comes back: with the rest, what became a balance before goes the way it came', async () => {
    const { user, orderId } = await bought(3, 1);
    user.send('/refund');
    const list = await user.waitForMessage(says('Какой заказ вернуть'));
    expect(textOf(list)).toMatch(/2 билета · вернётся 1.500\s★ · из них 500\s★ с баланса/);
    await tap(user, /^№ \d+ · Чайка/);
    const asked = await user.waitForMessage(says('Вернуть заказ'));
    expect(textOf(asked)).toMatch(
      /пришла оплата, вернётся 1.500\s★\. Из них 500\s★ сейчас лежат на вашем балансе: с него они уйдут\./,
    );
    expect(textOf(asked)).not.toContain('На ваш баланс вернётся');
    await theatre.boxOffice.refundOrder(as(user.id), { orderId, reason: 'asked' });
    await theatre.stars.refunded(`asked${orderId}`);
    expect(textOf(await user.waitForMessage(says('вам вернулось')))).toMatch(
      /вернулось 1.500\s★\. Из них 500\s★ лежали на вашем балансе, теперь их там нет\./,
    );
  });

  test('reads that the rest is a balance, too, when what had become one is spent', async () => {
    const { user, show } = await bought(3, 1);
    await theatre.boxOffice.holdSeats(as(user.id), {
      ...{ showId: show.id, currency: 'XTR', surface: 'telegram' },
      lines: [{ priceCategoryId: show.category, quantity: 2 }],
    });
    user.send('/refund');
    const list = await user.waitForMessage(says('Какой заказ вернуть'));
    expect(textOf(list)).toMatch(/2 билета · 1.000\s★ на баланс/);
    await tap(user, /^№ \d+ · Чайка/);
    const asked = await user.waitForMessage(says('Вернуть заказ'));
    expect(textOf(asked)).toMatch(/2 билета\?.*На ваш баланс вернётся 1.000\s★/);
    expect(textOf(asked)).not.toContain('Туда, откуда');
  });

  test('reads both parts of what was paid by a charge and a balance', async () => {
    const { user, show } = await bought(2, 1);
    const { orderId, amount, currency, credit } = await theatre.boxOffice.holdSeats(as(user.id), {
      ...{ showId: show.id, currency: 'XTR', surface: 'telegram' },
      lines: [{ priceCategoryId: show.category, quantity: 3 }],
    });
    expect([amount, credit]).toEqual([1000, 500]);
    const charge = { provider: 'stars', reference: `both${orderId}`, payerId: BigInt(user.id) };
    await theatre.boxOffice.settle({ ...charge, orderId, amount, currency });
    user.send('/refund');
    const list = await user.waitForMessage(says('Какой заказ вернуть'));
    expect(textOf(list)).toMatch(/3 билета · вернётся 1.000\s★ · 500\s★ на баланс/);
    await tap(user, new RegExp(`^№ ${orderId} · Чайка`));
    const asked = await user.waitForMessage(says('Вернуть заказ'));
    expect(textOf(asked)).toMatch(/пришла оплата, вернётся 1.000\s★.*На ваш баланс вернётся 500\s★/);
  });

  test('is warned of tickets that are somebody else’s by now', async () => {
    const { user, orderId } = await bought(2);
    const friend = await visitor(theatre.telegram);
    const [ticket] = await theatre.boxOffice.myTickets(BigInt(user.id));
    if (ticket === undefined) throw new Error('there are two');
    const { link } = await theatre.boxOffice.passOnTicket(as(user.id), ticket.id);
    await theatre.boxOffice.claimTicket(as(friend.id), secretOf(link));
    user.send('/refund');
    await tap(user, new RegExp(`^№ ${orderId} · Чайка`));
    const asked = await user.waitForMessage(says('Вернуть заказ'));
    expect(textOf(asked)).toMatch(/2 билета\?.*Среди них 1 билет, который вы передали/);
  });

  test('of a show that has just been played hears that it is too late, before its planned end', async () => {
    const { user, show } = await bought(1);
    await theatre.prisma.room.create({ data: { showId: show.id, phase: 'finished' } });
    user.send('/refund');
    await user.waitForMessage(says('Вернуть билеты уже нельзя|уже нельзя'));
  });
});
