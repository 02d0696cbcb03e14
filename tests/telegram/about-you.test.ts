import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTheatre, type Theatre } from './theatre.ts';
import { says, tap, textOf, visitor } from './visitor.ts';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

const rowOf = (id: number) => theatre.prisma.user.findUniqueOrThrow({ where: { telegramId: BigInt(id) } });

describe('somebody says of themselves', () => {
  test('which language they speak, and is answered in it from then on', async () => {
    const user = await visitor(theatre.telegram);
    user.send('/language');
    await tap(user, 'English');
    await user.waitForMessage(says('I speak English now'));
    user.send('/tickets');
    await user.waitForMessage(says('No tickets yet'));
    expect((await rowOf(user.id)).language).toBe('en');
    const chat = theatre.telegram.world.chats.get(user.id);
    expect(chat?.menuButton).toMatchObject({ type: 'web_app', text: 'Theatre' });
  });

  test('in which zone they live, by a button or by its name', async () => {
    const user = await visitor(theatre.telegram);
    user.send('/profile');
    await tap(user, 'Часовой пояс');
    await tap(user, /^Владивосток/);
    await user.waitForMessage(says('Время: Владивосток'));
    await tap(user, 'Часовой пояс');
    await tap(user, 'Другой');
    const question = await user.waitForMessage(says('название пояса'));
    user.send('Нарния', { replyTo: question });
    const again = await user.waitForMessage(says('Пояса «Нарния» я не знаю.*Europe/Moscow'));
    user.send('Asia/Tokyo', { replyTo: again });
    await user.waitForMessage(says('Время: Япония'));
    expect((await rowOf(user.id)).timeZone).toBe('Asia/Tokyo');
    await tap(user, 'Часовой пояс');
    await tap(user, 'Как у театра');
    await user.waitForMessage(says('Время: Как у театра'));
    expect((await rowOf(user.id)).timeZone).toBeNull();
  });

  test('whether they want to be reminded', async () => {
    const user = await visitor(theatre.telegram);
    user.send('/profile');
    await tap(user, 'Не напоминать');
    await user.waitForMessage(says('Напоминания: выключены'));
    expect((await rowOf(user.id)).wantsReminders).toBe(false);
    await tap(user, 'Напоминать о спектаклях');
    await user.waitForMessage(says('Напоминания: включены'));
  });
});

describe('what the house knows of somebody', () => {
  test('comes as a file', async () => {
    const user = await visitor(theatre.telegram, { firstName: 'Нина' });
    await theatre.buy(user.id, await theatre.show());
    user.send('/mydata');
    const { document } = await user.waitForMessage((message) => message.document !== undefined);
    const file = theatre.telegram.world.files.byId(document?.file_id ?? '');
    const told = JSON.parse(file?.bytes.toString('utf8') ?? '') as {
      account: { profile: { firstName: string } };
    };
    expect(told.account.profile.firstName).toBe('Нина');
  });

  test('is forgotten when they ask, not before what they have is over, and not when they think again', async () => {
    const user = await visitor(theatre.telegram);
    await theatre.buy(user.id, await theatre.show());
    user.send('/deleteme');
    await tap(user, 'Да, забыть');
    const stands = await user.waitForMessage(says('Мы забудем вас'));
    expect(textOf(stands)).toMatch(/билет № \d+ \(«Чайка»\)/);
    expect(textOf(stands)).toMatch(/Мы забудем вас: .*\(Москва\)/);
    expect((await rowOf(user.id)).eraseAt).not.toBeNull();
    user.send('/deleteme');
    await expect.poll(() => user.messages().filter(says('Мы забудем вас')).length).toBe(2);
    await tap(user, 'Не забывать');
    await user.waitForMessage(says('мы вас помним'));
    expect((await rowOf(user.id)).eraseAt).toBeNull();
  });
});
