import { Bot, GrammyError, InlineKeyboard, InputFile, Keyboard } from 'grammy';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { validate } from '@tma.js/init-data-node';
import { botAt, poll, telegramForTest } from './testing.ts';

const picture = (width = 400): Promise<Buffer> =>
  sharp({ create: { width, height: 200, channels: 3, background: 'navy' } })
    .png()
    .toBuffer();

/** What Telegram refuses with. */
async function refusal(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof GrammyError)) throw new Error('it was not refused', { cause: error });
  return `${error.error_code} ${error.description}`;
}

test('a bot that polls hears a start with its payload, and answers', async () => {
  const telegram = await telegramForTest();
  const bot = botAt(telegram);
  bot.command('start', (context) => context.reply(`Hello, <b>${context.match}</b>`, { parse_mode: 'HTML' }));
  await poll(telegram, bot);
  const anna = telegram.user({ firstName: 'Anna', languageCode: 'ru' });
  anna.start('show_7');
  const answer = await anna.waitForMessage(({ text }) => text === 'Hello, show_7');
  expect(answer.entities).toEqual([{ type: 'bold', offset: 7, length: 6 }]);
  expect(anna.messages().map(({ text }) => text)).toEqual(['/start show_7', 'Hello, show_7']);
});

test('a press is answered, and the message edited', async () => {
  const telegram = await telegramForTest();
  const bot = botAt(telegram);
  const keyboard = new InlineKeyboard().text('Yes', 'yes').url('Site', 'https://example.org');
  bot.command('start', (context) => context.reply('Well?', { reply_markup: keyboard }));
  bot.callbackQuery('yes', async (context) => {
    await context.answerCallbackQuery({ text: 'Thanks', show_alert: true });
    await context.editMessageText('So be it');
  });
  await poll(telegram, bot);
  const anna = telegram.user({ firstName: 'Anna' });
  anna.start();
  await anna.waitForMessage(({ text }) => text === 'Well?');
  expect(await anna.press('Yes')).toEqual({ text: 'Thanks', showAlert: true });
  const edited = await anna.waitForMessage(({ text }) => text === 'So be it');
  expect(edited.reply_markup).toBeUndefined();
  await expect(anna.press('Yes')).rejects.toThrow('no button');
});

test('a press that is answered twice, or late, is too old', async () => {
  let now = 1_800_000_000_000;
  const telegram = await telegramForTest({ now: () => now });
  const { api } = botAt(telegram);
  const anna = telegram.user({ firstName: 'Anna' });
  anna.start();
  const reply_markup = new InlineKeyboard().text('Yes', 'yes');
  await api.sendMessage(anna.id, 'Well?', { reply_markup });
  const queryId = (): string => telegram.pendingUpdates.at(-1)?.callback_query?.id ?? '';
  const pressed = anna.press('Yes');
  await api.answerCallbackQuery(queryId());
  await pressed;
  const tooOld = '400 Bad Request: query is too old and response timeout expired or query ID is invalid';
  expect(await refusal(api.answerCallbackQuery(queryId()))).toBe(tooOld);
  const late = expect(anna.press('Yes', undefined, { timeoutMs: 50 })).rejects.toThrow('in vain');
  now += 31_000;
  expect(await refusal(api.answerCallbackQuery(queryId()))).toBe(tooOld);
  await late;
});

test('a reply keyboard says its words, and is removed', async () => {
  const telegram = await telegramForTest();
  const bot = botAt(telegram);
  bot.hears('Tickets', (context) => context.reply('None', { reply_markup: { remove_keyboard: true } }));
  await poll(telegram, bot);
  const anna = telegram.user({ firstName: 'Anna' });
  anna.start();
  const asked = await bot.api.sendMessage(anna.id, 'Menu', { reply_markup: new Keyboard().text('Tickets') });
  expect(await refusal(bot.api.editMessageText(anna.id, asked.message_id, 'New'))).toContain(
    "can't be edited",
  );
  await anna.press('Tickets');
  await anna.waitForMessage(({ text }) => text === 'None');
  await expect(anna.press('Tickets')).rejects.toThrow('no button');
});

test('pictures and documents are uploaded, sent again by id, and downloaded', async () => {
  const telegram = await telegramForTest();
  const { api } = botAt(telegram);
  const anna = telegram.user({ firstName: 'Anna' });
  anna.start();
  const bytes = await picture();
  const sent = await api.sendPhoto(anna.id, new InputFile(bytes, 'a.png'), {
    caption: 'A <i>poster</i>',
    parse_mode: 'HTML',
  });
  expect(sent.photo.map(({ width, height }) => [width, height])).toEqual([
    [320, 160],
    [400, 200],
  ]);
  expect(sent.caption_entities).toEqual([{ type: 'italic', offset: 2, length: 6 }]);
  const fileId = sent.photo.at(-1)?.file_id ?? '';
  const again = await api.sendPhoto(anna.id, fileId);
  expect(again.photo).toEqual(sent.photo);
  const { file_path = '' } = await api.getFile(fileId);
  const download = await fetch(`${telegram.address}/file/bot${telegram.bot.token}/${file_path}`);
  expect(Buffer.from(await download.arrayBuffer()).equals(bytes)).toBe(true);
  const ics = await api.sendDocument(anna.id, new InputFile(Buffer.from('BEGIN:VCALENDAR'), 'show.ics'));
  expect(ics.document).toMatchObject({ file_name: 'show.ics', file_size: 15 });
  expect(await refusal(api.sendPhoto(anna.id, ics.document.file_id))).toContain(
    "can't use file of type Document",
  );
  expect(await refusal(api.sendPhoto(anna.id, new InputFile(Buffer.from('<svg/>'), 'a.svg')))).toBe(
    '400 Bad Request: IMAGE_PROCESS_FAILED',
  );
  expect(await refusal(api.sendPhoto(anna.id, 'https://example.org/a.png'))).toContain(
    'failed to get HTTP URL',
  );
  const byAddress = await api.sendPhoto(
    anna.id,
    `${telegram.address}/file/bot${telegram.bot.token}/${file_path}`,
  );
  expect(byAddress.photo).toHaveLength(2);
});

test('a picture is changed with its caption; a copy has neither buttons nor author', async () => {
  const telegram = await telegramForTest();
  const { api } = botAt(telegram);
  const anna = telegram.user({ firstName: 'Anna' });
  const ben = telegram.user({ firstName: 'Ben' });
  anna.start();
  ben.start();
  const { message_id } = await api.sendPhoto(anna.id, new InputFile(await picture()), {
    caption: 'One',
    reply_markup: new InlineKeyboard().text('Yes', 'yes'),
  });
  const media = { type: 'photo', media: new InputFile(await picture(500)), caption: 'Two' } as const;
  await api.editMessageMedia(anna.id, message_id, media);
  expect(anna.messages().at(-1)).toMatchObject({ caption: 'Two', photo: [{}, { width: 500 }] });
  await api.editMessageCaption(anna.id, message_id, { caption: 'Three' });
  expect(await refusal(api.editMessageText(anna.id, message_id, 'Four'))).toContain(
    'there is no text in the message',
  );
  await api.copyMessage(ben.id, anna.id, message_id, { caption: 'For Ben' });
  expect(ben.messages().at(-1)).toMatchObject({ caption: 'For Ben', photo: [{}, {}] });
  const forwarded = await api.forwardMessage(ben.id, anna.id, message_id);
  expect(forwarded.forward_origin).toMatchObject({ type: 'user', sender_user: { id: telegram.bot.id } });
  await api.deleteMessage(anna.id, message_id);
  expect(anna.messages().map(({ text }) => text)).toEqual(['/start']);
  expect(await refusal(api.deleteMessage(anna.id, message_id))).toContain('message to delete not found');
});

test('a bot writes only to those who want it', async () => {
  const telegram = await telegramForTest();
  const { api } = botAt(telegram);
  const anna = telegram.user({ firstName: 'Anna' });
  expect(await refusal(api.sendMessage(1, 'Hi'))).toBe('400 Bad Request: chat not found');
  const stranger = "403 Forbidden: bot can't initiate conversation with a user";
  expect(await refusal(api.sendMessage(anna.id, 'Hi'))).toBe(stranger);
  anna.start();
  anna.block();
  expect(telegram.pendingUpdates.at(-1)?.my_chat_member).toMatchObject({
    old_chat_member: { status: 'member' },
    new_chat_member: { status: 'kicked' },
  });
  expect(await refusal(api.sendMessage(anna.id, 'Hi'))).toBe('403 Forbidden: bot was blocked by the user');
  anna.unblock();
  await api.sendMessage(anna.id, 'Hi');
  anna.deactivate();
  expect(await refusal(api.sendMessage(anna.id, 'Hi'))).toBe('403 Forbidden: user is deactivated');
});

test('in a group the bot sees what is said to it, and answers to it', async () => {
  const telegram = await telegramForTest();
  const bot = botAt(telegram);
  const anna = telegram.user({ firstName: 'Anna' });
  const group = telegram.group({ title: 'Staff', members: [anna] });
  bot.on('message', (context) => context.reply('Seen', { reply_parameters: { message_id: context.msgId } }));
  await poll(telegram, bot);
  group.as(anna).send('Only between us');
  group.as(anna).send('/help');
  const answer = await group.waitForMessage(({ text }) => text === 'Seen');
  expect(answer.reply_to_message?.text).toBe('/help');
  group.as(anna).send('Thank you', { replyTo: answer });
  await group.waitForMessage(({ reply_to_message: original }) => original?.text === 'Thank you');
  expect(group.messages().filter(({ text }) => text === 'Seen')).toHaveLength(2);
  const app = new InlineKeyboard().webApp('Open', 'https://example.org');
  expect(await refusal(bot.api.sendMessage(group.id, 'x', { reply_markup: app }))).toContain(
    'BUTTON_TYPE_INVALID',
  );
  group.removeBot();
  expect(await refusal(bot.api.sendMessage(group.id, 'x'))).toContain('403 Forbidden: bot was kicked');
});

const html = { parse_mode: 'HTML' } as const;
const wrongApp =
  "inline keyboard button Web App URL 'http://example.org' is invalid: Only HTTPS links are allowed";

test.each([
  ['message text is empty', '', {}],
  ['message text is empty', '  \n ', {}],
  ['message is too long', '🎭'.repeat(2049), {}],
  [`can't parse entities: Can't find end tag corresponding to start tag "b"`, '<b>x', html],
  [`can't parse entities: Unsupported start tag "q" at byte offset 2`, 'é<q>x</q>', html],
  [
    `can't parse entities: Unmatched end tag at byte offset 7, expected "</i>", found "</b>"`,
    '<b><i>x</b>',
    html,
  ],
  ["can't parse entities: Unexpected end tag at byte offset 1", 'x</b>', html],
  ['BUTTON_DATA_INVALID', 'x', { reply_markup: new InlineKeyboard().text('b', 'я'.repeat(33)) }],
  ["inline keyboard button URL 'no' is invalid", 'x', { reply_markup: new InlineKeyboard().url('b', 'no') }],
  [wrongApp, 'x', { reply_markup: new InlineKeyboard().webApp('b', 'http://example.org') }],
  ['BUTTON_TYPE_INVALID', 'x', { reply_markup: new InlineKeyboard().pay('b') }],
  ['message to be replied not found', 'x', { reply_parameters: { message_id: 99 } }],
] as const)('a message is refused: %s', async (why, text, options) => {
  const telegram = await telegramForTest();
  const anna = telegram.user({ firstName: 'Anna' });
  anna.start();
  const sent = refusal(botAt(telegram).api.sendMessage(anna.id, text, options));
  expect(await sent).toContain(`400 Bad Request: ${why}`);
});

test('formatting is read as Telegram reads it', async () => {
  const telegram = await telegramForTest();
  const { api } = botAt(telegram);
  const anna = telegram.user({ firstName: 'Anna' });
  anna.start();
  const source =
    ' 🎭 <a href="https://example.org/?a=1&amp;b=2">here</a> &lt;&#33;&gt; <pre><code class="language-ts">x</code></pre>' +
    '<tg-spoiler>s</tg-spoiler> <blockquote expandable>q</blockquote> /help ';
  const { text, entities = [] } = await api.sendMessage(anna.id, source, { parse_mode: 'HTML' });
  expect(text).toBe('🎭 here <!> xs q /help');
  expect(
    entities.map((entity) => [entity.type, text.slice(entity.offset, entity.offset + entity.length)]),
  ).toEqual([
    ['text_link', 'here'],
    ['pre', 'x'],
    ['spoiler', 's'],
    ['expandable_blockquote', 'q'],
    ['bot_command', '/help'],
  ]);
  expect(entities[0]).toMatchObject({ url: 'https://example.org/?a=1&b=2' });
  expect(entities[1]).toMatchObject({ language: 'ts' });
});

test('edits that are none, or of nothing, are refused', async () => {
  const telegram = await telegramForTest();
  const { api } = botAt(telegram);
  const anna = telegram.user({ firstName: 'Anna' });
  anna.start();
  const reply_markup = new InlineKeyboard().text('Yes', 'yes');
  const { message_id } = await api.sendMessage(anna.id, 'Well?', { reply_markup });
  expect(await refusal(api.editMessageText(anna.id, message_id, 'Well?', { reply_markup }))).toContain(
    'message is not modified',
  );
  await api.editMessageReplyMarkup(anna.id, message_id);
  expect(await refusal(api.editMessageReplyMarkup(anna.id, message_id))).toContain('message is not modified');
  expect(await refusal(api.editMessageText(anna.id, 99, 'x'))).toContain('message to edit not found');
  const own = anna.send('Mine');
  expect(await refusal(api.editMessageText(anna.id, own.message_id, 'x'))).toContain(
    "message can't be edited",
  );
});

test('a bot has commands by language, a menu button and words about itself', async () => {
  const telegram = await telegramForTest();
  const { api } = botAt(telegram);
  const anna = telegram.user({ firstName: 'Anna' });
  await api.setMyCommands([{ command: 'shows', description: 'Афиша' }], { language_code: 'ru' });
  expect(await api.getMyCommands({ language_code: 'ru' })).toHaveLength(1);
  expect(await api.getMyCommands()).toEqual([]);
  await api.deleteMyCommands({ language_code: 'ru' });
  expect(await api.getMyCommands({ language_code: 'ru' })).toEqual([]);
  expect(await refusal(api.setMyCommands([{ command: 'Shows!', description: 'x' }]))).toContain(
    'BOT_COMMAND_INVALID',
  );
  const menu_button = { type: 'web_app', text: 'Open', web_app: { url: 'http://localhost:3000/' } } as const;
  await api.setChatMenuButton({ menu_button });
  expect(await api.getChatMenuButton({ chat_id: anna.id })).toEqual(menu_button);
  await api.setMyDescription('A theatre');
  expect(await api.getMyDescription()).toEqual({ description: 'A theatre' });
  expect(await api.getMe()).toMatchObject({ is_bot: true, username: telegram.bot.username });
});

test('init data and launch addresses are such as Telegram makes', async () => {
  const telegram = await telegramForTest();
  const anna = telegram.user({ firstName: 'Anna', languageCode: 'ru' });
  validate(anna.initData({ startParam: 'show_7' }), telegram.bot.token);
  const old = anna.initData({ authDate: new Date(Date.now() - 2 * 86_400_000) });
  expect(() => validate(old, telegram.bot.token)).toThrow(/expired/i);
  const url = new URL(anna.webAppUrl({ text: 'Open', web_app: { url: 'https://example.org/app' } }));
  const launch = new URLSearchParams(url.hash.slice(1));
  expect(launch.get('tgWebAppPlatform')).toBe('weba');
  validate(launch.get('tgWebAppData') ?? '', telegram.bot.token);
});

test('only this bot, and only methods that are there', async () => {
  const telegram = await telegramForTest();
  const stranger = new Bot('1:x', { client: { apiRoot: telegram.address } });
  expect(await refusal(stranger.api.getMe())).toBe('401 Unauthorized');
  const unknown = await fetch(`${telegram.address}/bot${telegram.bot.token}/makeTea`);
  expect([unknown.status, await unknown.json()]).toEqual([
    404,
    { ok: false, error_code: 404, description: 'Not Found' },
  ]);
});

test('parameters come in a query and in forms as well', async () => {
  const telegram = await telegramForTest();
  const anna = telegram.user({ firstName: 'Anna' });
  anna.start();
  const base = `${telegram.address}/bot${telegram.bot.token}/sendMessage`;
  await fetch(`${base}?chat_id=${anna.id}&text=query`);
  const keyboard = JSON.stringify({ inline_keyboard: [[{ text: 'Yes', callback_data: 'yes' }]] });
  await fetch(base, {
    method: 'POST',
    body: new URLSearchParams({ chat_id: String(anna.id), text: 'form', reply_markup: keyboard }),
  });
  expect(anna.messages().map(({ text }) => text)).toEqual(['/start', 'query', 'form']);
  expect(anna.messages().at(-1)?.reply_markup?.inline_keyboard).toHaveLength(1);
  expect(telegram.calls.map(({ outcome }) => outcome.kind)).toEqual(['ok', 'ok']);
});
