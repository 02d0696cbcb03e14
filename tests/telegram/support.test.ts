import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FakeUser } from '../fakes/telegram/index.ts';
import { openTheatre, type Theatre } from './theatre.ts';
import { says, sendContent, textOf, visitor } from './visitor.ts';

let theatre: Theatre;
let staff: NonNullable<Theatre['staff']>;
let colleague: FakeUser;
beforeAll(async () => {
  theatre = await openTheatre({ staff: true });
  if (theatre.staff === undefined) throw new Error('there is a chat of the staff');
  staff = theatre.staff;
  colleague = theatre.telegram.user({ firstName: 'Ира' });
  theatre.telegram.world.chats.get(staff.id)?.members.add(colleague.id);
});
afterAll(() => theatre.close());

const voice = { voice: { file_id: 'v', file_unique_id: 'v', duration: 3 } };

describe('a letter to the theatre', () => {
  test('behind the command goes to the chat of the staff, whose answer comes back, and so on', async () => {
    const user = await visitor(theatre.telegram, { firstName: 'Нина' });
    user.send('/support Где <вход>?');
    await user.waitForMessage(says('Передали театру'));
    const letter = await staff.waitForMessage(says('Где <вход>\\?'));
    expect(textOf(letter)).toContain(`Нина`);
    expect(textOf(letter)).toContain(String(user.id));

    staff.as(colleague).send('Слева от сцены', { replyTo: letter });
    const answer = await user.waitForMessage(says('Слева от сцены'));
    expect(answer.from?.id).toBe(theatre.telegram.bot.id);
    await user.waitForMessage(says('Театр отвечает'));

    user.send('А выход?', { replyTo: answer });
    const more = await staff.waitForMessage(says('А выход'));
    staff.as(colleague).send('Там же', { replyTo: more });
    await user.waitForMessage(says('Там же'));
    await theatre.rest();
    expect(user.messages().filter(says('Слева от сцены'))).toHaveLength(1);
  });

  test('is the next message after the question, by voice as well', async () => {
    const user = await visitor(theatre.telegram, { languageCode: 'en' });
    user.send('/support');
    const question = await user.waitForMessage(says('What is it'));
    sendContent(theatre.telegram, user, voice, question);
    await user.waitForMessage(says('Passed on to the theatre'));
    const copy = await staff.waitForMessage((message) => message.voice !== undefined);
    staff.as(colleague).send('We hear you', { replyTo: copy });
    await user.waitForMessage(says('We hear you'));
  });

  test('that is long goes as it is', async () => {
    const user = await visitor(theatre.telegram);
    user.send('/support');
    const question = await user.waitForMessage(says('Что случилось'));
    user.send('о'.repeat(4_000), { replyTo: question });
    const copy = await staff.waitForMessage(({ text }) => text === 'о'.repeat(4_000));
    expect(textOf(copy.reply_to_message ?? copy)).toContain(String(user.id));
    staff.as(colleague).send('Прочли', { replyTo: copy });
    await user.waitForMessage(says('Прочли'));
  });

  test('about a payment names the last orders', async () => {
    const user = await visitor(theatre.telegram);
    const orderId = await theatre.buy(user.id, await theatre.show());
    user.send('/paysupport');
    const question = await user.waitForMessage(says(`№ ${String(orderId)} .*оплачен`));
    user.send('Списалось дважды', { replyTo: question });
    const letter = await staff.waitForMessage(says('Списалось дважды'));
    expect(textOf(letter)).toMatch(new RegExp(`об оплате[^]*№ ${String(orderId)}`));
  });

  test('of one person comes ten times an hour at most', async () => {
    const user = await visitor(theatre.telegram);
    for (let count = 1; count <= 11; count += 1) user.send(`/support номер ${String(count)}!`);
    await user.waitForMessage(says('Слишком|[Пп]одождите'));
    await theatre.rest();
    expect(staff.messages().filter(says('номер \\d+!'))).toHaveLength(10);
  });

  test('stays without an answer where the person has stopped the bot, and the staff hear it', async () => {
    const user = await visitor(theatre.telegram);
    user.send('/support Прощайте');
    const letter = await staff.waitForMessage(says('Прощайте'));
    await theatre.rest();
    // Telegram has not told the bot.
    const person = theatre.telegram.world.people.get(user.id);
    if (person !== undefined) person.hasBlockedBot = true;
    staff.as(colleague).send('Подождите', { replyTo: letter });
    await staff.waitForMessage(says('остановил бота'));
    const row = await theatre.prisma.user.findUniqueOrThrow({ where: { telegramId: BigInt(user.id) } });
    expect(row.blockedAt).not.toBeNull();
  });

  test('is passed on once, though it is told twice and the answer to it is lost', async () => {
    const user = await visitor(theatre.telegram);
    theatre.telegram.faults.duplicateUpdates(1);
    theatre.telegram.faults.hang({ method: 'sendMessage', chatId: user.id });
    user.send('/support Один раз');
    await expect
      .poll(() => user.messages().filter(says('Передали театру')).length, { timeout: 8_000 })
      .toBe(2);
    expect(staff.messages().filter(says('Один раз'))).toHaveLength(1);
  });
});

describe('the chat of the staff', () => {
  test('learns its number, and hears nothing else', async () => {
    staff.as(colleague).send('/admin');
    await staff.waitForMessage(says(String(staff.id)));
    const before = staff.messages().length;
    staff.as(colleague).send('/help');
    await theatre.rest();
    expect(staff.messages()).toHaveLength(before + 1);
  });

  test('that has put the bot out keeps nobody waiting for ever', async () => {
    const user = await visitor(theatre.telegram);
    staff.removeBot();
    user.send('/support Есть кто?');
    await user.waitForMessage(says('передать письмо некому'));
    const row = await theatre.prisma.user.findUniqueOrThrow({ where: { telegramId: BigInt(user.id) } });
    expect(row.blockedAt).toBeNull();
    staff.addBot();
  });
});

test('where the theatre has no chat, people are told what they can do', async () => {
  const alone = await openTheatre();
  try {
    const user = await visitor(alone.telegram);
    for (const command of ['/support', '/support Ау', '/paysupport']) user.send(command);
    await expect.poll(() => user.messages().filter(says('передать письмо некому')).length).toBe(3);
  } finally {
    await alone.close();
  }
});

test('the number of a chat is told by /admin; the staff’s own knows that it is connected', async () => {
  const other = theatre.telegram.group({ title: 'Другой', members: [colleague] });
  other.as(colleague).send('/admin');
  await other.waitForMessage(says('STAFF_CHAT_ID'));
  staff.as(colleague).send('/admin');
  const told = await staff.waitForMessage(says('уже подключён|is connected'));
  expect(textOf(told)).toContain(String(staff.id));
  expect(staff.messages().some(says('STAFF_CHAT_ID'))).toBe(false);
});
