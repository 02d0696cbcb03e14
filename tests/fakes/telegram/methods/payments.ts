import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { sendAsBot, sending, writableChat } from '../chats.ts';
import { badRequest, queryTooOld } from '../errors.ts';
import { inlineMarkup } from '../keyboards.ts';
import { chatId, flag, integer, json, method, optional, text } from '../params.ts';
import { refund } from '../payments.ts';
import { type InvoiceTerms, invoiceKey } from '../world.ts';

const invoice = {
  title: optional(text),
  description: optional(text),
  payload: optional(text),
  provider_token: optional(text),
  currency: optional(text),
  prices: optional(json(z.array(z.looseObject({ label: z.string(), amount: integer })))),
};

const maxTitleLength = 32;
const maxDescriptionLength = 255;
const maxPayloadBytes = 128;
const maxStars = 10_000;

/** @throws ApiError for what Telegram sells to nobody, or this one does not know: it takes Stars alone */
function termsOf(input: z.infer<z.ZodObject<typeof invoice>>, startParameter = ''): InvoiceTerms {
  const { title = '', description = '', payload = '', currency = '', prices = [] } = input;
  if (title === '' || title.length > maxTitleLength) throw badRequest('TITLE_INVALID');
  if (description === '' || description.length > maxDescriptionLength)
    throw badRequest('DESCRIPTION_INVALID');
  const payloadBytes = Buffer.byteLength(payload);
  if (payloadBytes === 0 || payloadBytes > maxPayloadBytes) throw badRequest('INVOICE_PAYLOAD_INVALID');
  if (currency !== 'XTR') throw badRequest('CURRENCY_INVALID');
  if (input.provider_token !== undefined && input.provider_token !== '') {
    throw badRequest('PAYMENT_PROVIDER_INVALID');
  }
  const [price, ...others] = prices;
  if (price === undefined || others.length > 0) throw badRequest('STARS_INVOICE_INVALID');
  if (price.amount < 1 || price.amount > maxStars) throw badRequest('CURRENCY_TOTAL_AMOUNT_INVALID');
  return { title, description, payload, currency, amount: price.amount, startParameter };
}

export const sendInvoice = method(
  z.object({
    ...sending,
    ...invoice,
    chat_id: chatId,
    start_parameter: optional(text),
    reply_markup: inlineMarkup,
  }),
  (input, { world }) => {
    const chat = writableChat(world, input.chat_id);
    const { start_parameter: start = '' } = input;
    if (!/^[\w-]{0,64}$/.test(start)) throw badRequest('START_PARAM_INVALID');
    const terms = termsOf(input, start);
    const { title, description, currency, amount, startParameter } = terms;
    const shown = { title, description, start_parameter: startParameter, currency, total_amount: amount };
    // Without buttons of the bot's own there is one to pay.
    const pay = { inline_keyboard: [[{ text: `Pay ⭐️${amount}`, pay: true }]] };
    const reply_markup = input.reply_markup ?? pay;
    const message = sendAsBot(world, chat, { invoice: shown }, { ...input, reply_markup });
    world.invoices.set(invoiceKey(input.chat_id, message.message_id), terms);
    return message;
  },
);

export const createInvoiceLink = method(z.object(invoice), (input, { world }) => {
  const terms = termsOf(input);
  const slug = randomBytes(12).toString('base64url');
  world.invoiceLinks.set(slug, terms);
  return `https://t.me/$${slug}`;
});

export const answerPreCheckoutQuery = method(
  z.object({ pre_checkout_query_id: text, ok: flag, error_message: optional(text) }),
  (input, { world }) => {
    const query = world.preCheckouts.get(input.pre_checkout_query_id);
    if (query === undefined) throw queryTooOld();
    if (!input.ok && !input.error_message) throw badRequest('error message must be non-empty');
    query.answer(input.ok, input.error_message);
    return true;
  },
);

export const refundStarPayment = method(
  z.object({ user_id: integer, telegram_payment_charge_id: text }),
  (input, { world }) => {
    const charge = world.charges.get(input.telegram_payment_charge_id);
    if (charge?.person.user.id !== input.user_id) throw badRequest('CHARGE_NOT_FOUND');
    if (charge.refunded) throw badRequest('CHARGE_ALREADY_REFUNDED');
    refund(world, charge);
    return true;
  },
);

const longestPage = 100;

export const getStarTransactions = method(
  z.object({ offset: optional(integer), limit: optional(integer) }),
  ({ offset = 0, limit = longestPage }, { world }) => {
    if (offset < 0) throw badRequest('OFFSET_INVALID');
    if (limit < 1 || limit > longestPage) throw badRequest('LIMIT_INVALID');
    return { transactions: world.transactions.slice(offset, offset + limit) };
  },
);

export const getMyStarBalance = method(z.object({}), (_input, { world }) => ({
  amount: world.transactions.reduce((sum, { amount, source }) => sum + (source ? amount : -amount), 0),
}));
