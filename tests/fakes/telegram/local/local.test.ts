import { expect, onTestFinished, test } from 'vitest';
import type { Telegram } from '../index.ts';
import { botAt, poll } from '../testing.ts';
import { forcedReply } from '../page/forced-reply.ts';
import { startLocalTelegram } from './index.ts';
import type { View } from './contract.ts';

async function local(): Promise<Telegram> {
  const telegram = await startLocalTelegram({});
  onTestFinished(() => telegram.close());
  return telegram;
}

/** Asks as the page does. */
function ask(telegram: Telegram, path: string, body: unknown, origin = telegram.address): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', Origin: origin };
  return fetch(`${telegram.address}/local/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** What the page is told first. */
async function viewOf(telegram: Telegram, who: string): Promise<View> {
  const response = await fetch(`${telegram.address}/local/${who}/events`);
  const first = await response.body?.pipeThrough(new TextDecoderStream()).getReader().read();
  return JSON.parse(first?.value?.replace('data: ', '') ?? '') as View;
}

test('the page is built and served, also behind a link of the bot', async () => {
  const telegram = await local();
  for (const path of ['/', `/t.me/${telegram.bot.username}?start=x`]) {
    const html = await (await fetch(`${telegram.address}${path}`)).text();
    const [, script = ''] = /src="([^"]+\.js)"/.exec(html) ?? [];
    const served = await fetch(`${telegram.address}${script}`);
    expect([served.status, served.headers.get('content-type')]).toEqual([200, 'text/javascript']);
    expect(html).not.toMatch(/https?:\/\//);
    // React for development beside React for production shows nothing.
    expect(await served.text()).not.toContain('jsxDEV');
  }
});

test('what a person does on the page reaches the bot, and what it says reaches the page', async () => {
  const telegram = await local();
  const bot = botAt(telegram);
  bot.command('start', (context) => context.reply(`Hello ${context.match}`));
  await poll(telegram, bot);
  const before = await viewOf(telegram, 'anna');
  expect(before).toMatchObject({
    me: { name: 'Анна', stars: 5000 },
    chats: [{ isUnstarted: true }, { kind: 'group' }],
  });
  expect((await ask(telegram, 'anna/start', { payload: 'x' })).status).toBe(200);
  await telegram.waitForCall(({ method, outcome }) => method === 'sendMessage' && outcome.kind === 'ok');
  const { chats } = await viewOf(telegram, 'anna');
  expect(chats[0]?.messages.map(({ text }) => text)).toEqual(['/start x', 'Hello x']);
  await ask(telegram, 'anna/block', { blocked: true });
  expect(await viewOf(telegram, 'anna')).toMatchObject({ me: { hasBlockedBot: true } });
});

test('a forced reply is waited for until the person has said something', async () => {
  const telegram = await local();
  const bot = botAt(telegram);
  bot.command('start', (context) => context.reply('What is it?', { reply_markup: { force_reply: true } }));
  await poll(telegram, bot);
  const forced = async () => {
    const { chats, me } = await viewOf(telegram, 'anna');
    return chats.flatMap((chat) => forcedReply(chat, me.id) ?? [])[0];
  };
  expect(await forced()).toBeUndefined();
  await ask(telegram, 'anna/start', {});
  await telegram.waitForCall(({ method, outcome }) => method === 'sendMessage' && outcome.kind === 'ok');
  const question = await forced();
  expect(question?.text).toBe('What is it?');
  const chatId = question?.chat.id;
  await ask(telegram, 'anna/send', { chatId, text: 'Nothing', replyTo: question?.message_id });
  expect(await forced()).toBeUndefined();
});

test('only the page itself may ask', async () => {
  const telegram = await local();
  const foreign = await ask(telegram, 'anna/start', {}, 'http://localhost:3000');
  expect(foreign.status).toBe(403);
  const withoutOrigin = await fetch(`${telegram.address}/local/anna/start`, { method: 'POST' });
  expect(withoutOrigin.status).toBe(403);
  expect((await ask(telegram, 'nobody/start', {})).status).toBe(404);
  expect((await ask(telegram, 'anna/send', { chatId: 1, text: 'x' })).status).toBe(400);
});
