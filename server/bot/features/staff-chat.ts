import { Composer, GrammyError } from 'grammy';
import { languageOfTag } from '../../platform/languages.ts';
import type { BotContext, BotDeps } from '../context.ts';
import { personOf } from '../person.ts';
import { isKept, keepPair, personOfMessage } from '../support-rows.ts';
import { staffLanguage } from '../words.ts';
import { contents } from './unknown.ts';

/** Groups: what the number of the chat is, and in the chat of the theatre's people, answers to spectators. */
export function staffChatFeature(deps: BotDeps): Composer<BotContext> {
  const { settings } = deps;
  const composer = new Composer<BotContext>();
  const groups = composer.chatType(['group', 'supergroup']);
  groups.command('admin', async (context) => {
    const texts = deps.texts(languageOfTag(context.from.language_code));
    const number = String(context.chat.id);
    const key = context.chat.id === settings.staffChatId ? 'bot-chat-tied' : 'bot-chat-number';
    await context.reply(texts.html(key, { number }), { parse_mode: 'HTML' });
  });
  composer
    .filter(({ chat }) => chat?.id === settings.staffChatId)
    .on('message')
    .on(contents)
    .filter(({ msg, me }) => msg.reply_to_message?.from?.id === me.id)
    .use(async (context, next) => {
      const { chat, msg } = context;
      const userId = await personOfMessage(deps.prisma, chat.id, msg.reply_to_message?.message_id ?? 0);
      if (userId === undefined) return next();
      await passAnswer(deps, context, userId);
    });
  return composer;
}

async function passAnswer(deps: BotDeps, context: BotContext, userId: bigint): Promise<void> {
  const { prisma } = deps;
  const { msg } = context;
  if (msg === undefined || (await isKept(prisma, msg.chat.id, msg.message_id))) return;
  const user = await prisma.user.findUnique({ where: { telegramId: userId } });
  if (user === null) return tellStaff(deps, context, 'bot-support-gone');
  const texts = deps.texts(personOf(user).language);
  const chatId = Number(userId);
  try {
    const heading = await context.api.sendMessage(chatId, texts.html('bot-support-answer'), {
      parse_mode: 'HTML',
    });
    const copy = await context.copyMessage(chatId);
    await keepPair(prisma, userId, [
      ...[heading, copy].map(({ message_id: messageId }) => ({ chatId, messageId })),
      { chatId: msg.chat.id, messageId: msg.message_id },
    ]);
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code === 429 || error.error_code >= 500) throw error;
    if (error.error_code !== 403) return tellStaff(deps, context, 'bot-support-not-sent');
    await prisma.user.updateMany({
      where: { telegramId: userId },
      data: { blockedAt: new Date(deps.now()) },
    });
    await tellStaff(deps, context, 'bot-support-blocked');
  }
}

async function tellStaff({ texts }: BotDeps, context: BotContext, key: string): Promise<void> {
  await context.reply(texts(staffLanguage).html(key), {
    parse_mode: 'HTML',
    ...(context.msgId !== undefined && {
      reply_parameters: { message_id: context.msgId, allow_sending_without_reply: true },
    }),
  });
}
