import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ShowId } from '../../protocol/ids.ts';
import { Reception, Reviews } from '../../protocol/reception.ts';
import { makeShow, makeTicket, verdictOf } from '../live/admission/testing.ts';
import { roomDataPart } from '../live/index.ts';
import { openAdmin, type TestAdmin } from './admin.testing.ts';

let admin: TestAdmin;
beforeAll(async () => {
  admin = await openAdmin();
});
afterAll(() => admin.close());

const prisma = () => admin.doors.db.prisma;
const start = Date.UTC(2026, 10, 22, 19);

interface Guest {
  readonly minutes?: number;
  readonly stars?: number;
  readonly review?: string;
  readonly userId?: bigint;
  /** Seconds after the start. */
  readonly ratedAt?: number;
}

/** A ticket; with minutes, somebody came by it. */
async function guest(showId: ShowId, { minutes, stars, review, userId, ratedAt = 0 }: Guest = {}) {
  const { id: ticketId } = await makeTicket(admin.doors, showId);
  const id = randomUUID();
  const whose = { userId: userId ?? null };
  const member = { id, showId, role: 'audience', name: 'Нина', ticketId, ...whose } as const;
  await prisma().roomMember.create({ data: member });
  if (minutes === undefined && stars === undefined) return ticketId;
  await prisma().attendance.create({
    data: {
      ...{ memberId: id, showId, ...whose, minutes: minutes ?? 0 },
      ...(minutes !== undefined && { joinedAt: new Date(start) }),
      ...(stars !== undefined && { stars, ratedAt: new Date(start + ratedAt * 1000) }),
      ...(review !== undefined && { review }),
    },
  });
  return ticketId;
}

const figures = async (showId: ShowId) =>
  Reception.parse((await admin.ask(`/shows/${showId}/reception`, 'director')).json);
const reviews = async (showId: ShowId, before = '') =>
  Reviews.parse((await admin.ask(`/shows/${showId}/reviews${before}`, 'box_office')).json);
const table = async (showId: ShowId) => (await admin.ask(`/shows/${showId}/ratings.csv`, 'owner')).text;

test('a show that nobody came to has no average', async () => {
  const showId = await makeShow(admin.doors);
  expect(await figures(showId)).toEqual({
    ...{ stars: [0, 0, 0, 0, 0], average: null, tickets: 0, came: 0, medianMinutes: null },
  });
  expect(await reviews(showId)).toEqual({ reviews: [], next: null });
  expect((await table(showId)).trim()).toBe(
    '\uFEFF"Rated (Europe/Moscow)","Stars","Minutes in the house","Review"'.trim(),
  );
  expect(verdictOf(await admin.ask('/shows/999999/reception', 'owner'))).toBe('404 not_found');
  expect(verdictOf(await admin.ask(`/shows/${showId}/reviews/x`, 'owner'))).toBe('400 bad_request');
});

test('ratings are counted, and so are the tickets that somebody came by', async () => {
  const showId = await makeShow(admin.doors);
  for (const each of [{}, { minutes: 10, stars: 2 }, { minutes: 60, stars: 5 }, { minutes: 90, stars: 5 }]) {
    await guest(showId, each);
  }
  // Given back: one before the show, one after it.
  const [never, after] = [await guest(showId), await guest(showId, { minutes: 80 })];
  await prisma().ticket.updateMany({
    where: { id: { in: [never, after] } },
    data: { status: 'revoked', revokedAt: new Date() },
  });
  await guest(await makeShow(admin.doors), { minutes: 1, stars: 1 });
  expect(await figures(showId)).toEqual({
    ...{ stars: [0, 1, 0, 0, 2], average: 4, tickets: 5, came: 4, medianMinutes: 70 },
  });
});

test('what was written is read page by page, the newest first, each once', async () => {
  const showId = await makeShow(admin.doors);
  await guest(showId, { minutes: 1, stars: 3, ratedAt: 999 });
  // Several of one moment, too.
  for (let number = 0; number < 45; number += 1) {
    await guest(showId, { stars: 5, review: `Отзыв ${number}`, ratedAt: Math.floor(number / 3) });
  }
  const seen: { text: string; at: number }[] = [];
  const sizes: number[] = [];
  for (let before: string | null = ''; before !== null;) {
    const page = await reviews(showId, before === '' ? '' : `/${before}`);
    seen.push(...page.reviews);
    sizes.push(page.reviews.length);
    before = page.next;
  }
  expect(sizes).toEqual([20, 20, 5]);
  expect(new Set(seen.map(({ text }) => text)).size).toBe(45);
  expect(seen.map(({ at }) => at)).toEqual(seen.map(({ at }) => at).toSorted((one, other) => other - one));
});

test('whoever asked to be forgotten leaves no words, at once and after', async () => {
  const showId = await makeShow(admin.doors);
  const userId = 900n;
  await prisma().user.create({ data: { telegramId: userId, firstName: 'Нина' } });
  await guest(showId, { minutes: 60, stars: 4, review: 'Слёзы, "браво"', userId });
  const ticketId = await guest(showId, { minutes: 60, stars: 5, review: '=Без имени' });
  await prisma().ticket.update({ where: { id: ticketId }, data: { userId } });
  const words = async () => [
    (await reviews(showId)).reviews.map(({ text }) => text).toSorted(),
    (await table(showId)).split('\r\n').length - 2,
    (await table(showId)).match(/Слёзы|Без имени/g)?.length ?? 0,
  ];
  expect(await words()).toEqual([['=Без имени', 'Слёзы, "браво"'], 2, 2]);
  expect(await table(showId)).toContain(`,"Слёзы, ""браво"""`);
  expect(await table(showId)).toContain(`,"'=Без имени"`);
  const setErasure = (eraseAt: Date | null) =>
    prisma().user.update({ where: { telegramId: userId }, data: { eraseAt } });
  await setErasure(new Date());
  expect(await words()).toEqual([[], 2, 0]);
  await setErasure(null);
  expect((await words())[2]).toBe(2);
  await admin.doors.events.transact(async (tx, record) => {
    await roomDataPart(prisma()).erase({ tx, record, at: new Date() }, userId);
  });
  expect(await words()).toEqual([[], 2, 0]);
  expect(await figures(showId)).toMatchObject({ average: 4.5 });
});
