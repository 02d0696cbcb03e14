import type { Prisma } from '../../generated/prisma/client.ts';
import type { TelegramUser } from './telegram.ts';

/** To whom the bot may write: they have started it, and have not blocked it. */
export const reachableUser = { startedAt: { not: null }, blockedAt: null } satisfies Prisma.UserWhereInput;

/** Writes what Telegram says of a person, who may be new. */
export async function rememberUser(
  tx: Prisma.TransactionClient,
  { id, ...said }: TelegramUser,
  now: Date,
): Promise<void> {
  const data = {
    username: said.username ?? null,
    firstName: said.first_name,
    lastName: said.last_name ?? null,
    isPremium: said.is_premium ?? false,
    lastActive: now,
    ...(said.language_code !== undefined && { languageCode: said.language_code }),
  };
  await tx.user.upsert({ where: { telegramId: id }, create: { telegramId: id, ...data }, update: data });
}
