import { Composer, GrammyError, InlineKeyboard } from 'grammy';
import { createRateLimit, type CountAttempt } from '../../platform/rate-limits.ts';
import { escapeHtml, type Texts } from '../../platform/texts.ts';
import type { BotContext, BotDeps } from '../context.ts';
import { ask, isReplyTo } from '../questions.ts';
import { act, say } from '../say.ts';
import { keepPair, isKept } from '../support-rows.ts';
import { moneyOf, staffLanguage } from '../words.ts';
import { contents } from './unknown.ts';

/** Of one person: whoever writes more than that is not asking. */
const limit = { attempts: 10, seconds: 3600 };
/** Telegram takes 4096 characters; above what was written stands who wrote it. */
const mostText = 3_000;
const mostOrders = 5;

interface Letter {
  readonly isPayment: boolean;
  /** What stands behind the command; without it, the message itself is the letter. */
  readonly text?: string;
}

/**
 * `/support` and `/paysupport`: what somebody writes goes to the chat of the theatre's people, whose answers come back.
 * A reply to such an answer goes on with it.
 */
export function supportFeature(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  const letters = createRateLimit(limit);
  const send = (context: BotContext, letter: Letter): Promise<void> => relay(deps, context, letter, letters);
  composer.command('support', (context) =>
    context.match === ''
      ? question(deps, context, 'bot-ask-support')
      : send(context, { isPayment: false, text: context.match }),
  );
  composer.command('paysupport', async (context) => {
    if (context.match !== '') return send(context, { isPayment: true, text: context.match });
    await question(deps, context, 'bot-ask-payment', await orderLines(deps, context, context.texts));
  });
  // A command is no letter, though Telegram makes an answer of it while a question is open.
  const words = composer
    .on('message')
    .on(contents)
    .filter(({ msg }) => !(msg.text ?? msg.caption ?? '').startsWith('/'));
  words.filter(isReplyTo(deps, 'bot-ask-support'), (context) => send(context, { isPayment: false }));
  words.filter(isReplyTo(deps, 'bot-ask-payment'), (context) => send(context, { isPayment: true }));
  words.filter(
    ({ chat, msg }) =>
      msg.reply_to_message !== undefined && isKept(deps.prisma, chat.id, msg.reply_to_message.message_id),
    (context) => send(context, { isPayment: false }),
  );
  return composer;
}

async function question(
  { settings }: BotDeps,
  context: BotContext,
  key: string,
  more: readonly string[] = [],
): Promise<void> {
  const { texts } = context;
  if (settings.staffChatId === undefined) return nobodyReads(context);
  await ask(context, [texts.html(key), ...more].join('\n'), texts.say('bot-support-placeholder'));
}

/** What somebody can still do where nobody of the theatre reads. */
async function nobodyReads(context: BotContext): Promise<void> {
  const { texts } = context;
  const keyboard = new InlineKeyboard()
    .text(texts.say('bot-my-tickets'), act('tickets'))
    .text(texts.say('bot-give-back'), act('refunds'));
  await say(context, texts.html('bot-support-nobody'), keyboard);
}

/** The last orders of whoever writes about money, for both sides. */
async function orderLines({ boxOffice }: BotDeps, { person }: BotContext, texts: Texts): Promise<string[]> {
  const { orders } = await boxOffice.myOrders(person.userId);
  return orders.slice(0, mostOrders).map(({ orderId, show, amount, currency, status }) => {
    const words = { number: String(orderId), show, amount: moneyOf(texts, amount, currency), status };
    return texts.html('bot-support-order', words);
  });
}

async function relay(
  deps: BotDeps,
  context: BotContext,
  letter: Letter,
  letters: CountAttempt,
): Promise<void> {
  const { texts, person, msg } = context;
  const { staffChatId } = deps.settings;
  if (staffChatId === undefined || msg === undefined) return nobodyReads(context);
  // Told again after an answer that was lost: it has been passed on already.
  if (!(await isKept(deps.prisma, msg.chat.id, msg.message_id))) {
    await letters(String(person.userId));
    try {
      const sent = await sendLetter(deps, context, letter, staffChatId);
      await keepPair(deps.prisma, person.userId, [
        ...sent.map((messageId) => ({ chatId: staffChatId, messageId })),
        { chatId: msg.chat.id, messageId: msg.message_id },
      ]);
    } catch (error) {
      if (!(error instanceof GrammyError) || error.error_code === 429 || error.error_code >= 500) throw error;
      deps.log.error({ reason: error.description }, 'the chat of the staff takes no messages');
      return nobodyReads(context);
    }
  }
  await say(context, texts.html('bot-support-sent'));
}

/** @returns the numbers of what was said in the chat of the staff */
async function sendLetter(
  deps: BotDeps,
  context: BotContext,
  { isPayment, text }: Letter,
  staffChatId: number,
): Promise<number[]> {
  const { api, msg, from } = context;
  const name = [from?.first_name, from?.last_name].filter(Boolean).join(' ');
  const handle = from?.username === undefined ? '' : ` @${from.username}`;
  const words = { name, handle, id: String(context.person.userId) };
  const texts = deps.texts(staffLanguage);
  const heading = texts.html(isPayment ? 'bot-support-payment' : 'bot-support-from', words);
  const orders = isPayment ? await orderLines(deps, context, texts) : [];
  const head = [heading, ...orders].join('\n');
  const written = text ?? msg?.text;
  const more = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const;
  if (written !== undefined && written.length <= mostText) {
    const { message_id } = await api.sendMessage(staffChatId, `${head}\n\n${escapeHtml(written)}`, more);
    return [message_id];
  }
  const { message_id } = await api.sendMessage(staffChatId, head, more);
  const copy = await context.copyMessage(staffChatId, {
    reply_parameters: { message_id, allow_sending_without_reply: true },
  });
  return [message_id, copy.message_id];
}
