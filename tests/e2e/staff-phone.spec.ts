import { randomUUID } from 'node:crypto';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import { createPrisma } from '../../server/platform/database/index.ts';
import { expect, test } from './support/test.ts';
import type { Theatre } from './support/theatre.ts';
import type { Visitor } from './support/visitor.ts';

// A theatre of its own: the first owner's link is printed once.
test.use({ settings: { HOLD_MINUTES: '21' }, phase: 'closed' });

async function enter(owner: Visitor, theatre: Theatre): Promise<void> {
  const [link = ''] = theatre.log.flatMap((line) => /http:\S+\/staff\/enter#[\w-]{43}/.exec(line)?.[0] ?? []);
  await owner.page.goto(link);
  await owner.get('open-staff').click();
  await expect(owner.page).toHaveURL(/\/staff$/);
}

/** A show of yesterday that so many have rated, each with words. @returns its number */
async function playedShow(prisma: PrismaClient, ratings: number): Promise<number> {
  const startsAt = new Date(Date.now() - 86_400_000);
  const { id: showId } = await prisma.show.create({
    data: {
      ...{ title: 'Ivanov', description: '', startsAt, durationMinutes: 60, timeZone: 'Europe/Moscow' },
      ...{ language: 'en', capacity: 50, room: { create: { epoch: 1, phase: 'finished' } } },
    },
  });
  for (let number = 0; number < ratings; number += 1) {
    const id = randomUUID();
    await prisma.roomMember.create({
      data: { id, showId, role: 'audience', name: `Guest ${String(number)}` },
    });
    await prisma.attendance.create({
      data: {
        ...{ memberId: id, showId, minutes: 50, joinedAt: startsAt, stars: number === 0 ? 1 : 5 },
        ...{ review: `Review ${String(number)}`, ratedAt: new Date(startsAt.getTime() + number * 1000) },
      },
    });
  }
  return showId;
}

/** The places of the staff stand in one row, and the one where somebody is can be seen. */
async function expectOneRow(owner: Visitor): Promise<void> {
  const links = owner.page.getByRole('navigation', { name: 'Staff pages' }).getByRole('link');
  await expect(links).toHaveCount(5);
  const rows = new Set<number>();
  for (const link of await links.all()) {
    const { y, width, height } = (await link.boundingBox()) ?? { y: 0, width: 0, height: 0 };
    rows.add(y);
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  }
  expect(rows.size).toBe(1);
  const here = owner.page.locator('nav [aria-current=page]');
  await expect(here).toBeInViewport({ ratio: 1 });
}

test('on a phone the owner reads how a show was, and unties a Telegram', async ({ theatre, evening }) => {
  const prisma = createPrisma(theatre.databaseUrl, { poolSize: 1 });
  const showId = await playedShow(prisma, 21);
  const owner = await evening.visitor('nobody', { viewport: { width: 390, height: 844 } });
  await enter(owner, theatre);
  await owner.page.goto('/staff/shows');
  await expect(owner.page).toHaveURL(/\/staff$/);
  await expectOneRow(owner);

  await owner.page.goto(`/staff/shows/${String(showId)}`);
  await expect(owner.get('average')).toContainText('4.8');
  await expect(owner.get('staff-review')).toHaveCount(20);
  await expect(owner.get('staff-review').first()).toContainText('Review 20');
  await owner.get('more-reviews').click();
  await expect(owner.get('staff-review')).toHaveCount(21);
  await expect(owner.get('more-reviews')).toHaveCount(0);

  await prisma.user.create({ data: { telegramId: 77n, firstName: 'Anna', username: 'anna' } });
  await prisma.staff.create({ data: { name: 'Anna', role: 'box_office', telegramId: 77n } });
  await owner.page.goto('/staff/people');
  await expectOneRow(owner);
  await expect(owner.get('person-tie')).toContainText('@anna');
  await owner.get('untie').click();
  await owner.get('confirm').click();
  await expect(owner.get('person-tie')).toHaveCount(0);
  await prisma.$disconnect();
});
