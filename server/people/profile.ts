import type { PrismaClient, User } from '../../generated/prisma/client.ts';
import { languages, type PersonLanguage, type Profile, type ProfileChange } from '../../protocol/people.ts';
import { Refusal } from '../../protocol/refusal.ts';

/** The language that somebody has chosen; null where they have not, and Telegram says which. */
export const chosenLanguage = ({ language }: Pick<User, 'language'>): PersonLanguage | null =>
  languages.find((each) => each === language) ?? null;

/** The language in which somebody is spoken to: as they have chosen, else as Telegram says. */
export function languageOfUser(user: Pick<User, 'language' | 'languageCode'>): PersonLanguage {
  return (user.language ?? user.languageCode).startsWith('ru') ? 'ru' : 'en';
}

/** What somebody has said of themselves. @throws Refusal `not_found` */
export async function profileOf(prisma: PrismaClient, userId: bigint): Promise<Profile> {
  const user = await prisma.user.findUnique({ where: { telegramId: userId } });
  if (user === null) throw new Refusal('not_found', `no user ${userId}`);
  return profile(user);
}

/** Changes what is said of it; the rest stays. @throws Refusal `not_found` */
export async function updateProfile(
  prisma: PrismaClient,
  userId: bigint,
  { language, timeZone, wantsReminders }: ProfileChange,
): Promise<Profile> {
  const data = {
    ...(language !== undefined && { language }),
    ...(timeZone !== undefined && { timeZone }),
    ...(wantsReminders !== undefined && { wantsReminders }),
  };
  const [user] = await prisma.user.updateManyAndReturn({ where: { telegramId: userId }, data });
  if (user === undefined) throw new Refusal('not_found', `no user ${userId}`);
  return profile(user);
}

const profile = (user: User): Profile => ({
  ...{ firstName: user.firstName, language: languageOfUser(user), timeZone: user.timeZone },
  ...{ wantsReminders: user.wantsReminders, eraseAt: user.eraseAt?.getTime() ?? null },
});
