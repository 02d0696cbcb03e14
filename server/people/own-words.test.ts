import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPeople, type People } from './testing.ts';

let people: People;
beforeAll(async () => {
  people = await openPeople();
});
afterAll(() => people.close());

const prisma = () => people.doors.db.prisma;

test('the export of somebody who answers spectators for the theatre holds their own words, and no letters', async () => {
  const { id, access } = await people.user({ first_name: 'Ира' });
  const [chat, bot] = [{ id: -100 }, { id: 1, is_bot: true }];
  const from = { id: Number(id), first_name: 'Ира' };
  const letter = { message_id: 5, chat, from: bot, text: 'Нина-Спектакль: где вход?' };
  const quote = { text: 'где вход?', position: 0 };
  const sent: Record<string, unknown>[] = [
    { message: { message_id: 6, chat, from, text: 'Слева от сцены', reply_to_message: letter, quote } },
    { edited_message: { message_id: 6, chat, from, text: 'Справа', reply_to_message: letter } },
    { message: { message_id: 7, chat, from, text: 'См.', external_reply: { chat, origin: letter } } },
    { message: { message_id: 8, chat, from, pinned_message: letter } },
    { message: { message_id: 9, chat, from, text: letter.text, forward_origin: { sender_user: bot } } },
    { callback_query: { id: 'q', from, data: 'go', message: letter } },
    // In the chat of their own: what the bot has told them is theirs.
    {
      message: {
        ...{ message_id: 10, chat: { id: Number(id), type: 'private' }, from, text: 'Спасибо' },
        reply_to_message: { ...letter, chat: { id: Number(id) }, text: 'Ждём вас' },
      },
    },
  ];
  for (const [index, payload] of sent.entries()) {
    const row = {
      source: 'telegram',
      key: `staff-${index}-${id}`,
      lane: 'chat:-100',
      processedAt: new Date(),
    };
    await prisma().inboxEntry.create({
      data: { ...row, payload: { update_id: index, ...payload } },
    });
  }
  const { text } = await people.ask('/api/me/export', access);
  for (const own of ['Слева от сцены', 'Справа', 'См.', 'Спасибо', 'Ждём вас']) expect(text).toContain(own);
  expect(text).not.toMatch(/Нина|где вход/);
  // The theatre's people may be one person, in the chat with the bot.
  const other = await people.user();
  await prisma().supportMessage.create({ data: { chatId: id, messageId: 3, userId: other.id } });
  const alone = await people.ask('/api/me/export', access);
  expect(alone.text).toContain('Спасибо');
  expect(alone.text).not.toContain('Ждём вас');
});
