import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InvitationLetter, Operator } from '../../server/people/index.ts';
import { offers, says, visitor } from './visitor.ts';
import { openTheatre, type Theatre } from './theatre.ts';

const system: Operator = { kind: 'operator', by: 'system' };
let theatre: Theatre;
let staff: NonNullable<Theatre['staff']>;
beforeAll(async () => {
  theatre = await openTheatre({ staff: true });
  if (theatre.staff === undefined) throw new Error('there is a chat of the staff');
  staff = theatre.staff;
});
afterAll(() => theatre.close());

async function carryOut(): Promise<void> {
  for (const changeId of await theatre.boxOffice.unfinishedChanges()) {
    await theatre.boxOffice.carryOutChange(changeId, new AbortController().signal);
  }
  await expect.poll(() => theatre.prisma.domainEvent.count({ where: { deliveredAt: null } })).toBe(0);
  await theatre.rest();
}

describe('of a show', () => {
  test('that is moved, each holder hears once, with the old time and the new', async () => {
    const [user, friend] = [await visitor(theatre.telegram), await visitor(theatre.telegram)];
    const show = await theatre.show({ title: 'Иванов' });
    await theatre.buy(user.id, show);
    await theatre.buy(user.id, show);
    const [ticket] = await theatre.boxOffice.myTickets(BigInt(user.id));
    if (ticket === undefined) throw new Error('there is a ticket');
    const { link } = await theatre.boxOffice.passOnTicket(
      { kind: 'user', userId: BigInt(user.id) },
      ticket.id,
    );
    friend.start(`t_${new URL(link).hash.slice(1)}`);
    await friend.waitForMessage(says('Билет теперь ваш'));
    await theatre.boxOffice.moveShow(system, show.id, { startsAt: theatre.clock.now() + 9 * 86_400_000 });
    await carryOut();
    const told = user.messages().filter(says('Иванов переносится. Было: .* Стало: '));
    expect(told).toHaveLength(1);
    expect(told.some(offers('Вернуть'))).toBe(true);
    const toFriend = friend.messages().filter(says('Иванов переносится'));
    expect(toFriend).toHaveLength(1);
    // Who has bought it gives it back.
    expect(toFriend.some(offers('Вернуть'))).toBe(false);
  });

  test('that is called off, each holder hears once', async () => {
    const user = await visitor(theatre.telegram, { languageCode: 'en' });
    const show = await theatre.show({ title: 'Платонов' });
    await theatre.buy(user.id, show);
    await theatre.buy(user.id, show);
    await theatre.boxOffice.cancelShow(system, show.id);
    await carryOut();
    expect(user.messages().filter(says('Платонов .*is called off'))).toHaveLength(1);
  });

  test('the theatre’s words reach every holder once, as they were written', async () => {
    const [user, other] = [await visitor(theatre.telegram), await visitor(theatre.telegram)];
    const show = await theatre.show({ title: 'Вишнёвый сад' });
    await theatre.buy(user.id, show, 2);
    await theatre.buy(user.id, show);
    await theatre.boxOffice.broadcast(system, show.id, 'Возьмите <плед> & чай');
    await user.waitForMessage(says('Возьмите <плед> & чай'));
    await carryOut();
    expect(user.messages().filter(says('Возьмите'))).toHaveLength(1);
    expect(other.messages().filter(says('Возьмите'))).toHaveLength(0);
  });
});

describe('the staff hear', () => {
  test('of a message that is in doubt, and never of an alarm that is', async () => {
    const user = await visitor(theatre.telegram);
    const show = await theatre.show({ title: 'Дачники' });
    await theatre.buy(user.id, show);
    await theatre.rest();
    theatre.telegram.faults.hang({ method: 'sendMessage', chatId: user.id });
    theatre.telegram.faults.hang({ method: 'sendMessage', chatId: staff.id });
    await theatre.boxOffice.broadcast(system, show.id, 'Слышно?');
    await staff.waitForMessage(says('Неизвестно, дошло ли сообщение'));
    await theatre.rest();
    await expect
      .poll(() => theatre.prisma.botMessage.count({ where: { kind: 'alarm', status: 'unknown' } }))
      .toBe(1);
    await theatre.rest();
    expect(staff.messages().filter(says('Неизвестно, дошло ли'))).toHaveLength(1);
    expect(user.messages().filter(says('Слышно'))).toHaveLength(1);
  });

  test('of books that differ, of many at once but once', async () => {
    const data = { provider: 'test', kind: 'amount', details: {}, foundAt: new Date() };
    await theatre.prisma.bookDifference.createMany({
      data: [1, 2, 3].map((number) => ({ ...data, reference: String(number) })),
    });
    await staff.waitForMessage(says('Книги Telegram и наши расходятся'));
    await theatre.rest();
    expect(staff.messages().filter(says('Книги Telegram'))).toHaveLength(1);
  });
});

describe('an invitation of the cast', () => {
  const letter: InvitationLetter = {
    ...{ show: 'Чайка', startsAt: Date.UTC(2026, 11, 1, 16), timeZone: 'Europe/Moscow' },
    role: 'actor',
    link: 'https://rampa.test/join#secret',
  };

  test('goes at once, and its link is in no table', async () => {
    const user = await visitor(theatre.telegram);
    const userId = BigInt(user.id);
    expect(await theatre.bot.invitations.send(userId, letter)).toBe('sent');
    const message = await user.waitForMessage(offers('Войти'));
    expect(message.has_protected_content).toBe(true);
    expect(JSON.stringify(message.reply_markup)).toContain(letter.link);
    expect(await theatre.prisma.botMessage.count({ where: { chatId: userId } })).toBe(0);
  });

  test('says how it went', async () => {
    const user = await visitor(theatre.telegram);
    const userId = BigInt(user.id);
    const { faults } = theatre.telegram;
    faults.flood({ method: 'sendMessage', chatId: user.id, retryAfterSeconds: 30 });
    expect(await theatre.bot.invitations.send(userId, letter)).toBe('not_sent');
    faults.hang({ method: 'sendMessage', chatId: user.id });
    expect(await theatre.bot.invitations.send(userId, letter)).toBe('unknown');
    const person = theatre.telegram.world.people.get(user.id);
    if (person !== undefined) person.hasBlockedBot = true;
    expect(await theatre.bot.invitations.send(userId, letter)).toBe('blocked');
    await expect(theatre.bot.invitations.send(userId, letter)).rejects.toMatchObject({ code: 'not_found' });
  });
});
