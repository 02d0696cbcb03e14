import type { Message } from 'grammy/types';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrderId } from '../../protocol/ids.ts';
import type { FakeUser } from '../fakes/telegram/index.ts';
import { openTheatre, type Theatre } from './theatre.ts';
import { callbacksOf, offers, pressAndSee, says, tap, textOf, visitor } from './visitor.ts';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

const words = {
  ru: {
    ...{ giveBack: 'Вернуть', passOn: 'Передать', yesPassOn: 'Да, передать', yes: 'Да, вернуть' },
    ...{ one: (id: number) => `Вернуть билет № ${id}`, only: (id: number) => `Только № ${id}` },
    ...{ all: 'Весь заказ: 3 билета', part: 'Часть билетов возвращена', whole: 'Вернуть заказ' },
    ...{ balance: /На ваш баланс вернётся 500\s★/, passedOn: /передан: он больше не ваш/ },
    ...{
      wasGivenBack: /возвращён: он больше не действует/,
      notHere: 'Такого здесь нет',
      list: 'Какой заказ',
    },
  },
  en: {
    ...{ giveBack: 'Give back', passOn: 'Pass on', yesPassOn: 'Yes, pass it on', yes: 'Yes, give back' },
    ...{ one: (id: number) => `Give back ticket № ${id}`, only: (id: number) => `Only № ${id}` },
    ...{ all: 'All of the order: 3 tickets', part: 'Some of the tickets', whole: 'Give back order' },
    ...{ balance: /500\s★ will be on your balance/, passedOn: /was passed on: it is not yours/ },
    ...{ wasGivenBack: /was given back: it does not work/, notHere: 'no such thing', list: 'Which order' },
  },
} as const;
const languages = ['ru', 'en'] as const;

/** Seats paid with Stars, and the messages of their tickets. */
async function bought(languageCode: 'ru' | 'en', seats: number) {
  const user = await visitor(theatre.telegram, { languageCode });
  const show = await theatre.show();
  const held = await theatre.boxOffice.holdSeats(
    { kind: 'user', userId: BigInt(user.id) },
    {
      ...{ showId: show.id, currency: 'XTR', surface: 'telegram' },
      lines: [{ priceCategoryId: show.category, quantity: seats }],
    },
  );
  const { orderId, amount, currency } = held;
  const charge = { provider: 'stars', reference: `single${orderId}`, payerId: BigInt(user.id) };
  await theatre.boxOffice.settle({ ...charge, orderId, amount, currency });
  await expect.poll(() => user.messages().filter(({ photo }) => photo !== undefined).length).toBe(seats);
  await theatre.rest();
  const tickets = await theatre.boxOffice.myTickets(BigInt(user.id));
  return { user, orderId, ids: tickets.map(({ id }) => id) };
}

const cardOf = (user: FakeUser, id: number): Message => {
  const card = user
    .messages()
    .find((message) => message.photo !== undefined && says(`№ ${id}(?!\\d)`)(message));
  if (card === undefined) throw new Error(`nothing shows ticket ${id}`);
  return card;
};
const press = async (user: FakeUser, message: Message, label: string) => {
  const answer = await user.press(({ text }) => text === label, message);
  await theatre.rest();
  return answer;
};
const validOf = async (orderId: OrderId): Promise<number[]> => {
  const rows = await theatre.prisma.ticket.findMany({
    where: { orderId, status: 'valid' },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id }) => id);
};

describe.each(languages)('in %s', (languageCode) => {
  const say = words[languageCode];

  test('a ticket of several is given back by itself, from under its code, which then says so', async () => {
    const { user, orderId, ids } = await bought(languageCode, 3);
    const [first = 0, second = 0, third = 0] = ids;
    await press(user, cardOf(user, second), say.giveBack);
    const asked = await user.waitForMessage(says(say.one(second)));
    expect(textOf(asked)).toMatch(say.balance);
    expect(offers(say.all)(asked)).toBe(true);
    await press(user, asked, say.yes);
    await user.waitForMessage(says(say.part));
    expect(await validOf(orderId)).toEqual([first, third]);
    expect(textOf(cardOf(user, second))).toMatch(say.wasGivenBack);
    expect(callbacksOf(cardOf(user, second))).toEqual([]);
    expect(callbacksOf(cardOf(user, first))).not.toEqual([]);
  });

  test('beside a ticket all of its order is offered, and beside the order each ticket', async () => {
    const { user, orderId, ids } = await bought(languageCode, 3);
    const [first = 0, , third = 0] = ids;
    await press(user, cardOf(user, first), say.giveBack);
    await tap(user, say.all);
    const all = await user.waitForMessage(says(say.whole));
    await theatre.rest();
    await press(user, all, say.only(third));
    await user.waitForMessage(says(say.one(third)));
    expect(await validOf(orderId)).toEqual(ids);
    await tap(user, say.yes);
    await user.waitForMessage(says(say.part));
    expect(await validOf(orderId)).toEqual(ids.filter((id) => id !== third));
    // Of which nobody knows that it was asked for under its code.
    expect(callbacksOf(cardOf(user, first))).not.toEqual([]);
  });

  test('/refund lets one choose all of an order, or a ticket that is not passed on', async () => {
    const { user, orderId, ids } = await bought(languageCode, 3);
    const [first, second, third] = ids;
    if (first === undefined || second === undefined || third === undefined)
      throw new Error('there are three');
    await theatre.boxOffice.passOnTicket({ kind: 'user', userId: BigInt(user.id) }, second);
    user.send('/refund');
    await user.waitForMessage(says(say.list));
    await tap(user, new RegExp(`^№ ${orderId} · `));
    const all = await user.waitForMessage(says(say.whole));
    expect([first, second, third].map((id) => offers(say.only(id))(all))).toEqual([true, false, true]);
    await tap(user, say.yes);
    await expect.poll(() => validOf(orderId)).toEqual([]);
  });

  test('under the code of a ticket that was passed on there is nothing to press any more', async () => {
    const { user, ids } = await bought(languageCode, 2);
    const [first = 0] = ids;
    await press(user, cardOf(user, first), say.passOn);
    await tap(user, say.yesPassOn);
    await theatre.rest();
    expect(textOf(cardOf(user, first))).toMatch(say.passedOn);
    expect(callbacksOf(cardOf(user, first))).toEqual([]);
  });

  test.each(['passOn', 'giveBack'] as const)(
    'a code that does not know yet that its ticket was passed on, or given back, says so when pressed: %s',
    async (which) => {
      const { user, orderId, ids } = await bought(languageCode, 3);
      const [first, second] = ids;
      if (first === undefined || second === undefined) throw new Error('there are three');
      const actor = { kind: 'user', userId: BigInt(user.id) } as const;
      await theatre.boxOffice.passOnTicket(actor, first);
      await theatre.boxOffice.refundOrder(actor, { orderId, reason: 'asked', tickets: [second] });
      await theatre.rest();
      const label = say[which];
      const before = user.messages().length;
      const said = [
        [first, say.passedOn],
        [second, say.wasGivenBack],
      ] as const;
      for (const [id, expected] of said) {
        const card = cardOf(user, id);
        expect(await press(user, card, label)).toMatchObject({
          text: expect.stringMatching(expected) as string,
        });
        expect(textOf(cardOf(user, id))).toMatch(expected);
        expect(callbacksOf(cardOf(user, id))).toEqual([]);
      }
      expect(user.messages().slice(before).some(says(say.notHere))).toBe(false);
    },
  );

  test('a ticket that somebody has taken is said to be passed on in a list that still offers it', async () => {
    const { user, ids } = await bought(languageCode, 1);
    const [id] = ids;
    if (id === undefined) throw new Error('there is one');
    user.send('/tickets');
    await user.waitForMessage((message) => callbacksOf(message).includes(`ticket:${id}`));
    await theatre.boxOffice.passOnTicket({ kind: 'user', userId: BigInt(user.id) }, id);
    expect(textOf(await pressAndSee(theatre.telegram, user, `ticket:${id}`))).toMatch(say.passedOn);
  });
});
