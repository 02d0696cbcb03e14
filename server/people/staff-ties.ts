import type { PrismaClient } from '../../generated/prisma/client.ts';

/** The Telegram that is tied to a name among the staff. */
export interface StaffTie {
  /** As Telegram calls them; null for an account that the house knows nothing else of. */
  readonly name: string | null;
  readonly username: string | null;
}

/** Which of the staff have their Telegram tied, by their numbers. */
export async function tiesOf(
  prisma: PrismaClient,
  staff: readonly { readonly id: number; readonly telegramId: bigint | null }[],
): Promise<ReadonlyMap<number, StaffTie>> {
  const tied = staff.flatMap(({ id, telegramId }) => (telegramId === null ? [] : [{ id, telegramId }]));
  const users = await prisma.user.findMany({
    where: { telegramId: { in: tied.map(({ telegramId }) => telegramId) } },
    select: { telegramId: true, firstName: true, lastName: true, username: true },
  });
  const known = new Map(users.map((user) => [user.telegramId, user]));
  return new Map(tied.map(({ id, telegramId }) => [id, tieOf(known.get(telegramId))]));
}

function tieOf(
  user:
    | { readonly firstName: string; readonly lastName: string | null; readonly username: string | null }
    | undefined,
): StaffTie {
  if (user === undefined) return { name: null, username: null };
  const { firstName, lastName, username } = user;
  return { name: [firstName, lastName].filter(Boolean).join(' '), username };
}
