import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Update } from 'grammy/types';
import { webhookCallback, HttpError } from 'grammy';
import { expect, onTestFinished, test } from 'vitest';
import { botAt, poll, telegramForTest } from './testing.ts';

interface Hook {
  readonly url: string;
  /** What came, with its secret. */
  readonly seen: { readonly update: Update; readonly secret: string | undefined }[];
  /** Statuses of the next answers; 200 afterwards. */
  readonly statuses: number[];
}

async function hook(answer: (update: Update) => unknown = () => undefined): Promise<Hook> {
  const seen: Hook['seen'] = [];
  const statuses: number[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const update = JSON.parse(Buffer.concat(chunks).toString()) as Update;
      const secret = request.headers['x-telegram-bot-api-secret-token'];
      seen.push({ update, secret: typeof secret === 'string' ? secret : undefined });
      response.writeHead(statuses.shift() ?? 200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(answer(update)));
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const at = server.address();
  return { url: `http://127.0.0.1:${typeof at === 'object' ? (at?.port ?? 0) : 0}/hook`, seen, statuses };
}

const textOf = ({ update }: Hook['seen'][number]): string | undefined => update.message?.text;

test('a webhook gets updates in order, with its secret, and again until it takes them', async () => {
  const telegram = await telegramForTest({ webhookPauseMs: 1 });
  const { api } = botAt(telegram);
  const { url, seen, statuses } = await hook();
  const anna = telegram.user({ firstName: 'Anna' });
  anna.start();
  statuses.push(500, 502);
  await api.setWebhook(url, { secret_token: 'a-secret' });
  await expect(api.getUpdates()).rejects.toThrow("can't use getUpdates method while webhook is active");
  anna.send('two');
  await telegram.waitUntilDelivered();
  expect(seen.map(textOf)).toEqual(['/start', '/start', '/start', 'two']);
  expect(new Set(seen.map(({ secret }) => secret))).toEqual(new Set(['a-secret']));
  expect(await api.getWebhookInfo()).toMatchObject({
    url,
    pending_update_count: 0,
    last_error_message: 'Wrong response from the webhook: 502 Bad Gateway',
  });
  await api.deleteWebhook();
  anna.send('three');
  expect(await api.getUpdates()).toHaveLength(1);
});

test('a webhook may answer with a method, and grammY may stand behind it', async () => {
  const telegram = await telegramForTest();
  const { url } = await hook(({ message }) => ({
    method: 'sendMessage',
    chat_id: message?.chat.id,
    text: 'inline',
  }));
  const anna = telegram.user({ firstName: 'Anna' });
  const bot = botAt(telegram);
  await bot.api.setWebhook(url);
  anna.start();
  await anna.waitForMessage(({ text }) => text === 'inline');

  bot.on('message', (context) => context.reply('by grammY'));
  const handle = webhookCallback(bot, 'http', { secretToken: 'a-secret' });
  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('no port');
  await bot.api.setWebhook(`http://127.0.0.1:${at.port}`, { secret_token: 'a-secret' });
  anna.send('Hello');
  await anna.waitForMessage(({ text }) => text === 'by grammY');
});

test('bad webhooks are refused', async () => {
  const { api } = botAt(await telegramForTest());
  await expect(api.setWebhook('http://example.org')).rejects.toThrow('An HTTPS URL must be provided');
  await expect(api.setWebhook('https://example.org', { secret_token: 'no spaces' })).rejects.toThrow(
    'unallowed characters',
  );
});

test('the later of two polls ends the earlier', async () => {
  const telegram = await telegramForTest();
  const { api } = botAt(telegram);
  const first = api.getUpdates({ timeout: 30 });
  const ended = expect(first).rejects.toThrow('terminated by other getUpdates request');
  await telegram.waitForCall(({ method }) => method === 'getUpdates');
  const second = api.getUpdates({ timeout: 30 });
  await ended;
  telegram.user({ firstName: 'Anna' }).start();
  expect(await second).toHaveLength(1);
});

test('an offset confirms; kinds that nobody asked for do not come', async () => {
  const telegram = await telegramForTest();
  const { api } = botAt(telegram);
  const anna = telegram.user({ firstName: 'Anna' });
  for (const text of ['1', '2', '3']) anna.send(text);
  const [first] = await api.getUpdates({ limit: 1 });
  const rest = await api.getUpdates({ offset: (first?.update_id ?? 0) + 1, allowed_updates: ['message'] });
  expect(rest.map(({ message }) => message?.text)).toEqual(['2', '3']);
  anna.block();
  anna.unblock();
  expect((await api.getUpdates({ offset: -1 })).map(({ message }) => message?.text)).toEqual(['3']);
  expect(telegram.pendingUpdates).toHaveLength(1);
  await api.deleteWebhook({ drop_pending_updates: true });
  expect(telegram.pendingUpdates).toEqual([]);
});

test('floods, failures and cuts strike the calls that they are for', async () => {
  const telegram = await telegramForTest();
  const { api } = botAt(telegram);
  const anna = telegram.user({ firstName: 'Anna' });
  anna.start();
  telegram.faults.flood({ method: 'sendMessage', chatId: anna.id, retryAfterSeconds: 7 });
  await expect(api.sendMessage(anna.id, '1')).rejects.toMatchObject({
    error_code: 429,
    parameters: { retry_after: 7 },
  });
  telegram.faults.fail({ status: 500, description: 'Internal Server Error', times: 2 });
  await expect(api.sendMessage(anna.id, '2')).rejects.toMatchObject({ error_code: 500 });
  await expect(api.getMe()).rejects.toMatchObject({ error_code: 500 });
  telegram.faults.cutBefore({ method: 'sendMessage' });
  await expect(api.sendMessage(anna.id, '3')).rejects.toThrow(HttpError);
  telegram.faults.hang({ method: 'sendMessage' });
  await expect(api.sendMessage(anna.id, '4')).rejects.toThrow(HttpError);
  await api.sendMessage(anna.id, '5');
  expect(anna.messages().map(({ text }) => text)).toEqual(['/start', '4', '5']);
  expect(telegram.calls.map(({ outcome }) => outcome).filter(({ kind }) => kind === 'cut')).toEqual([
    { kind: 'cut', acted: false },
    { kind: 'cut', acted: true },
  ]);
});

test('an answer may never come', async () => {
  const telegram = await telegramForTest();
  const { api } = botAt(telegram);
  const anna = telegram.user({ firstName: 'Anna' });
  anna.start();
  telegram.faults.hang({ method: 'sendMessage', ending: 'silent' });
  const impatience = new AbortController();
  // grammY has a signal type of its own for old runtimes; Node's is one.
  const sent = api.sendMessage(anna.id, 'Hi', {}, impatience.signal as Parameters<typeof api.sendMessage>[3]);
  await anna.waitForMessage(({ text }) => text === 'Hi');
  impatience.abort();
  await expect(sent).rejects.toThrow();
});

test('a poll repeats an update although it was confirmed', async () => {
  const telegram = await telegramForTest();
  const bot = botAt(telegram);
  const ids: number[] = [];
  bot.on('message', ({ update }) => void ids.push(update.update_id));
  telegram.faults.duplicateUpdates();
  await poll(telegram, bot);
  const anna = telegram.user({ firstName: 'Anna' });
  anna.send('1');
  await telegram.world.changes.waitFor(() => (ids.length === 2 ? true : undefined), {
    timeoutMs: 5000,
    what: 'a repetition',
  });
  expect(ids[0]).toBe(ids[1]);
});

test('a webhook gets an update twice, and updates in a wrong order', async () => {
  const telegram = await telegramForTest();
  const { url, seen } = await hook();
  await botAt(telegram).api.setWebhook(url);
  const anna = telegram.user({ firstName: 'Anna' });
  telegram.faults.duplicateUpdates();
  anna.send('1');
  telegram.faults.reorderUpdates(2);
  anna.send('2');
  anna.send('3');
  await expect.poll(() => seen.map(textOf)).toEqual(['1', '1', '3', '2']);
  const [first, again, third, second] = seen.map(({ update }) => update.update_id);
  expect(first).toBe(again);
  expect(third).toBeGreaterThan(second ?? 0);
});

test('held updates come in reverse order by polling, too', async () => {
  const telegram = await telegramForTest();
  const { api } = botAt(telegram);
  const anna = telegram.user({ firstName: 'Anna' });
  telegram.faults.reorderUpdates(2);
  anna.send('1');
  expect(telegram.pendingUpdates).toEqual([]);
  anna.send('2');
  expect((await api.getUpdates()).map(({ message }) => message?.text)).toEqual(['2', '1']);
});

test('flood control lets a few through, and says when to come again', async () => {
  let now = 1_800_000_000_000;
  const telegram = await telegramForTest({ rateLimits: true, now: () => now });
  const { api } = botAt(telegram);
  const anna = telegram.user({ firstName: 'Anna' });
  anna.start();
  for (const text of ['1', '2', '3']) await api.sendMessage(anna.id, text);
  await expect(api.sendMessage(anna.id, '4')).rejects.toMatchObject({
    error_code: 429,
    parameters: { retry_after: 1 },
  });
  now += 1000;
  await api.sendMessage(anna.id, '4');
});
