import type { Api } from 'grammy';
import { expect, test } from 'vitest';
import type { FakeUser, Telegram } from './index.ts';
import { botAt, poll, telegramForTest } from './testing.ts';

const price = [{ label: 'Seat', amount: 150 }];

async function invoiceFor(api: Api, anna: FakeUser): Promise<ReturnType<FakeUser['messages']>[number]> {
  anna.start();
  await api.sendInvoice(anna.id, 'A seat', 'Row 1', 'order-7', 'XTR', price);
  return anna.waitForMessage(({ invoice }) => invoice !== undefined);
}

test('an invoice is paid, paid again, refunded once, and all of it is in the books', async () => {
  const telegram = await telegramForTest();
  const bot = botAt(telegram);
  bot.on('pre_checkout_query', (context) => context.answerPreCheckoutQuery(true));
  await poll(telegram, bot);
  const anna = telegram.user({ firstName: 'Anna' });
  const invoice = await invoiceFor(bot.api, anna);
  const first = await anna.pay(invoice);
  const second = await anna.pay(invoice);
  if (first.status !== 'paid' || second.status !== 'paid') throw new Error('it was not paid');
  expect(first.chargeId).not.toBe(second.chargeId);
  expect(anna.balance).toBe(4700);
  expect(anna.messages().at(-1)?.successful_payment).toMatchObject({
    currency: 'XTR',
    total_amount: 150,
    invoice_payload: 'order-7',
    telegram_payment_charge_id: second.chargeId,
  });
  await bot.api.refundStarPayment(anna.id, first.chargeId);
  expect(anna.balance).toBe(4850);
  expect(anna.messages().at(-1)?.refunded_payment).toMatchObject({
    telegram_payment_charge_id: first.chargeId,
  });
  await expect(bot.api.refundStarPayment(anna.id, first.chargeId)).rejects.toThrow('CHARGE_ALREADY_REFUNDED');
  await expect(bot.api.refundStarPayment(1, second.chargeId)).rejects.toThrow('CHARGE_NOT_FOUND');
  const { transactions } = await bot.api.getStarTransactions();
  expect(transactions.map(({ id, source }) => [id, source !== undefined])).toEqual([
    [first.chargeId, true],
    [second.chargeId, true],
    [first.chargeId, false],
  ]);
  expect(transactions[0]?.source).toMatchObject({ type: 'user', invoice_payload: 'order-7' });
  expect((await bot.api.getStarTransactions({ offset: 1, limit: 1 })).transactions).toHaveLength(1);
  expect(await bot.api.getMyStarBalance()).toEqual({ amount: 150 });
});

test('a link is paid as well, by its slug, too', async () => {
  const telegram = await telegramForTest();
  const bot = botAt(telegram);
  bot.on('pre_checkout_query', (context) => context.answerPreCheckoutQuery(true));
  await poll(telegram, bot);
  const link = await bot.api.createInvoiceLink('A seat', 'Row 1', 'order-7', '', 'XTR', price);
  const anna = telegram.user({ firstName: 'Anna' });
  expect(link).toMatch(/^https:\/\/t\.me\/\$/);
  expect(await anna.pay(link)).toMatchObject({ status: 'paid' });
  expect(await anna.pay(link.split('$')[1] ?? '')).toMatchObject({ status: 'paid' });
});

test('no payment without a yes in time', async () => {
  const telegram = await telegramForTest({ preCheckoutMs: 40 });
  const bot = botAt(telegram);
  const anna = telegram.user({ firstName: 'Anna' });
  const invoice = await invoiceFor(bot.api, anna);
  expect(await anna.pay(invoice)).toEqual({ status: 'timed_out' });
  const late = telegram.pendingUpdates.at(-1)?.pre_checkout_query?.id ?? '';
  await expect(bot.api.answerPreCheckoutQuery(late, true)).rejects.toThrow('query is too old');
  expect(await anna.pay(invoice, { confirm: false })).toEqual({ status: 'cancelled' });
  expect(anna.balance).toBe(5000);
});

test('the bot may refuse, and nobody pays what they do not have', async () => {
  const telegram = await telegramForTest();
  const bot = botAt(telegram);
  bot.on('pre_checkout_query', (context) => context.answerPreCheckoutQuery(false, 'Sold out'));
  await poll(telegram, bot);
  const anna = telegram.user({ firstName: 'Anna' });
  expect(await anna.pay(await invoiceFor(bot.api, anna))).toEqual({ status: 'failed', error: 'Sold out' });
  const ben = telegram.user({ firstName: 'Ben', balance: 10 });
  expect(await ben.pay(await invoiceFor(bot.api, ben))).toEqual({
    status: 'failed',
    error: 'BALANCE_TOO_LOW',
  });
});

test('a query may reach the bot when it is too late', async () => {
  const telegram = await telegramForTest({ preCheckoutMs: 20 });
  const { api } = botAt(telegram);
  const anna = telegram.user({ firstName: 'Anna' });
  const invoice = await invoiceFor(api, anna);
  telegram.faults.latePreCheckout(60);
  expect(await anna.pay(invoice)).toEqual({ status: 'timed_out' });
  const query = await telegram.world.changes.waitFor(
    () => telegram.pendingUpdates.at(-1)?.pre_checkout_query,
    { timeoutMs: 5000, what: 'the late query' },
  );
  await expect(api.answerPreCheckoutQuery(query.id, true)).rejects.toThrow('query is too old');
});

test('the news of a payment may come several times', async () => {
  const telegram = await telegramForTest();
  const bot = botAt(telegram);
  const seen: { id: number; charge: string }[] = [];
  bot.on('pre_checkout_query', (context) => context.answerPreCheckoutQuery(true));
  bot.on('message:successful_payment', ({ update, message }) => {
    seen.push({ id: update.update_id, charge: message.successful_payment.telegram_payment_charge_id });
  });
  await poll(telegram, bot);
  const anna = telegram.user({ firstName: 'Anna' });
  const outcome = await anna.pay(await invoiceFor(bot.api, anna));
  if (outcome.status !== 'paid') throw new Error('it was not paid');
  telegram.faults.repeatPayment(outcome.chargeId, 2);
  await telegram.waitUntilDelivered();
  expect(seen.map(({ charge }) => charge)).toEqual(Array(3).fill(outcome.chargeId));
  expect(new Set(seen.map(({ id }) => id)).size).toBe(3);
});

const good = { title: 'A seat', description: 'Row 1', payload: 'order', currency: 'XTR', prices: price };

test.each([
  [{ title: 'x'.repeat(33) }, 'TITLE_INVALID'],
  [{ description: '' }, 'DESCRIPTION_INVALID'],
  [{ payload: 'я'.repeat(65) }, 'INVOICE_PAYLOAD_INVALID'],
  [{ currency: 'USD' }, 'CURRENCY_INVALID'],
  [{ provider_token: 'x' }, 'PAYMENT_PROVIDER_INVALID'],
  [{ prices: [...price, ...price] }, 'STARS_INVOICE_INVALID'],
  [{ prices: [{ label: 'x', amount: 0 }] }, 'CURRENCY_TOTAL_AMOUNT_INVALID'],
  [{ prices: [{ label: 'x', amount: 10_001 }] }, 'CURRENCY_TOTAL_AMOUNT_INVALID'],
  [{ prices: [{ label: 'x', amount: 1.5 }] }, 'prices.0.amount'],
])('an invoice with %o is refused: %s', async (change, why) => {
  const telegram = await telegramForTest();
  const answer = await post(telegram, 'createInvoiceLink', { ...good, ...change });
  expect(answer).toMatchObject({ ok: false, error_code: 400, description: expect.stringContaining(why) });
});

async function post(telegram: Telegram, method: string, body: unknown): Promise<unknown> {
  const response = await fetch(`${telegram.address}/bot${telegram.bot.token}/${method}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}
