import type { MiddlewareFn } from 'grammy';
import type { User as TelegramSender } from 'grammy/types';
import type { PrismaClient, User } from '../../generated/prisma/client.ts';
import { rememberUser } from '../people/index.ts';
import { type Language, languageOfTag, languages } from '../platform/languages.ts';
import type { BotContext, BotDeps, Person } from './context.ts';

/** Knows who writes in a private chat, and which language they read. Whoever writes has not blocked the bot. */
export function knowPerson({
  prisma,
  texts,
  now,
}: Pick<BotDeps, 'prisma' | 'texts' | 'now'>): MiddlewareFn<BotContext> {
  return async (context, next) => {
    const { from } = context;
    // A block is told as an update, too, and must not look like a visit.
    if (from === undefined || from.is_bot || context.myChatMember !== undefined) return next();
    context.person = await remember(prisma, from, new Date(now()));
    context.texts = texts(context.person.language);
    await next();
  };
}

async function remember(prisma: PrismaClient, from: TelegramSender, at: Date): Promise<Person> {
  const { id, first_name, last_name, username, language_code, is_premium } = from;
  const said = { first_name, last_name, username, language_code, is_premium };
  await rememberUser(prisma, { id: BigInt(id), ...said }, at);
  const user = await prisma.user.update({
    where: { telegramId: BigInt(id) },
    data: { blockedAt: null },
  });
  if (user.startedAt === null) {
    await prisma.user.update({ where: { telegramId: user.telegramId }, data: { startedAt: at } });
  }
  return personOf(user);
}

/** A row as the bot speaks with them. */
export function personOf(
  user: Pick<User, 'telegramId' | 'firstName' | 'language' | 'languageCode' | 'timeZone'>,
): Person {
  return {
    userId: user.telegramId,
    firstName: user.firstName,
    language: languageOf(user),
    timeZone: user.timeZone ?? undefined,
  };
}

/** What they have chosen, else what their Telegram speaks. */
function languageOf({ language, languageCode }: Pick<User, 'language' | 'languageCode'>): Language {
  return languages.find((each) => each === language) ?? languageOfTag(languageCode);
}
