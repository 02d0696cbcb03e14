import type { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import { ShowId } from '../../protocol/ids.ts';

const slug = 'demo';
const durationMinutes = 90;

/** What the demo plays. Both languages stand side by side, since nobody has chosen one yet. */
const content = {
  title: 'Проба света',
  description:
    'Камерная комната на сто зрителей. Поднимите руку — и, если вас пригласят, выйдите на сцену: ' +
    'вас увидит и услышит весь зал.\n\n' +
    'Light check. A chamber room for a hundred spectators. Raise a hand and, once invited, step on stage: ' +
    'the whole house sees and hears you.',
  timeZone: 'Europe/Moscow',
  language: 'ru',
  durationMinutes,
  doorsMinutes: 30,
  capacity: 100,
  takesPart: true,
} as const satisfies Partial<Prisma.ShowCreateInput>;

const credits = [
  { position: 1, name: 'Анна Светлова · Anna Svetlova', part: 'Осветитель · The Lighting Designer' },
  { position: 2, name: 'Пётр Кулисов · Pyotr Kulisov', part: 'Суфлёр · The Prompter' },
  { position: 3, name: 'Вы · You', part: 'Голос из зала · A Voice from the House' },
];

/**
 * Makes sure that the demo has a show playing around `now` (milliseconds since 1970): a new one when there is none or
 * the last one's room has finished for good, else the same one with its start moved once it is over.
 */
export async function ensureDemoShow(prisma: PrismaClient, now: number): Promise<ShowId> {
  return prisma.$transaction(async (tx) => {
    // Two visitors at once must not make two shows. The number is this lock's own.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(72707370)`;
    const show = await tx.show.findUnique({ where: { slug }, include: { room: true } });
    if (show !== null && show.room?.phase !== 'finished') {
      const overAt = show.startsAt.getTime() + show.durationMinutes * 60_000;
      if (now > overAt) await tx.show.update({ where: { slug }, data: { startsAt: startNear(now) } });
      return ShowId.parse(show.id);
    }
    if (show !== null) await tx.show.update({ where: { slug }, data: { slug: null, status: 'finished' } });
    const { id } = await tx.show.create({
      data: {
        ...content,
        slug,
        startsAt: startNear(now),
        credits: { create: credits },
        priceCategories: {
          create: {
            name: 'Зал · House',
            prices: {
              create: [
                { amount: 500_00, currency: 'RUB' },
                { amount: 250, currency: 'XTR' },
              ],
            },
          },
        },
      },
    });
    return ShowId.parse(id);
  });
}

/** The last full five minutes: the show has just begun. */
function startNear(now: number): Date {
  const step = 5 * 60_000;
  return new Date(Math.floor(now / step) * step);
}
