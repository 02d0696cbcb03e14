import { Composer, type Api } from 'grammy';
import type { PreCheckoutQuery } from 'grammy/types';
import { messageOf } from '../../platform/errors.ts';
import { languageOfTag } from '../../platform/languages.ts';
import type { BotContext, BotDeps } from '../context.ts';
import { personOf } from '../person.ts';

/**
 * What Telegram tells of money. What follows from it is the box office's, and is said as a message of its own: an order
 * may be paid by somebody else than who made it.
 */
export function paymentsFeature({
  stars,
  prisma,
  texts,
}: Pick<BotDeps, 'stars' | 'prisma' | 'texts'>): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on('message:successful_payment', async (context) => {
    const { successful_payment: payment, from } = context.message;
    const settlement = await taken(
      stars.charged({
        payload: payment.invoice_payload,
        currency: payment.currency,
        amount: payment.total_amount,
        chargeId: payment.telegram_payment_charge_id,
        payerId: BigInt(from.id),
      }),
    );
    if (settlement === 'stuck' || settlement === 'unknown_order') {
      // To whoever paid, wherever they did.
      const payer = await prisma.user.findUnique({ where: { telegramId: BigInt(from.id) } });
      const language = payer === null ? languageOfTag(from.language_code) : personOf(payer).language;
      await context.api.sendMessage(from.id, texts(language).html('bot-payment-stuck'), {
        parse_mode: 'HTML',
      });
    }
  });
  composer.on('message:refunded_payment', (context) =>
    taken(stars.refunded(context.message.refunded_payment.telegram_payment_charge_id)),
  );
  return composer;
}

/**
 * Takes note of money that has moved already, so that nobody can be refused: what the box office cannot do now is no
 * answer to a person, and is tried again by the inbox.
 */
async function taken<Value>(noted: Promise<Value>): Promise<Value> {
  try {
    return await noted;
  } catch (error) {
    throw new Error(`money waits to be noted: ${messageOf(error)}`, { cause: error });
  }
}

/** Longer than the box office may take, and short enough that the answer still counts. */
const patienceMs = 7_000;

/**
 * Answers whether a payment may go on (https://core.telegram.org/bots/api#answerprecheckoutquery), in time: with a no
 * that can be tried again when the house is busy or its database away.
 */
export async function answerPreCheckout(
  {
    api,
    stars,
    texts,
  }: Pick<BotDeps, 'stars' | 'texts'> & { readonly api: Pick<Api, 'answerPreCheckoutQuery'> },
  query: PreCheckoutQuery,
): Promise<void> {
  const own = texts(languageOfTag(query.from.language_code));
  const asked = { payload: query.invoice_payload, currency: query.currency, amount: query.total_amount };
  const late = new Promise<'busy'>((resolve) => {
    setTimeout(resolve, patienceMs, 'busy').unref();
  });
  const checked = stars.preCheckout(asked).catch(() => 'busy' as const);
  const answer = await Promise.race([checked, late]);
  if (answer === 'ok') await api.answerPreCheckoutQuery(query.id, true);
  else
    await api.answerPreCheckoutQuery(query.id, false, {
      error_message: own.say(`bot-precheckout-${answer}`),
    });
}
