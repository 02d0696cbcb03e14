import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ShowId } from '../../../protocol/ids.ts';
import type { RoomEvent } from '../../../protocol/room/index.ts';
import { MemberId } from '../../../protocol/ids.ts';
import { silentLog } from '../../platform/log.ts';
import { type Doors, makeShow, makeTicket, openDoors } from '../admission/testing.ts';
import { createRatings } from '../ratings.ts';
import { AttendanceKeeper, listHistory, rateShow, recordAttendance } from './index.ts';
import { roomsWithNews } from './record.ts';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());

const prisma = () => doors.db.prisma;
const minute = 60_000;
const start = Date.UTC(2026, 10, 22, 19);

/** A show with a room and its log, at minutes after the start. */
async function room() {
  const showId = await makeShow(doors);
  await prisma().room.create({ data: { showId, epoch: 1 } });
  let seq = 0;
  const happen = async (...log: [at: number, event: RoomEvent][]) => {
    for (const [at, event] of log) {
      seq += 1;
      const data = { showId, seq, epoch: 1, at: new Date(start + at * minute), type: event.type, version: 1 };
      await prisma().roomEvent.create({ data: { ...data, payload: { ...event } } });
      if (event.type !== 'phase.changed') continue;
      await prisma().room.update({ where: { showId }, data: { phase: event.to } });
    }
  };
  return { showId, happen };
}

async function member(showId: ShowId, userId?: bigint, role: 'audience' | 'actor' = 'audience') {
  const { id: ticketId } = await makeTicket(doors, showId);
  const data = { id: randomUUID(), showId, role, name: 'Нина', ticketId, userId: userId ?? null };
  await prisma().roomMember.create({ data });
  return MemberId.parse(data.id);
}

let nextUser = 500n;
async function user() {
  nextUser += 1n;
  await prisma().user.create({ data: { telegramId: nextUser, firstName: 'Нина' } });
  return nextUser;
}

const comes = (id: MemberId): RoomEvent => ({ type: 'member.connected', member: id, role: 'audience' });
const goes = (id: MemberId): RoomEvent => ({ type: 'member.left', member: id, reason: 'left' });
const finished: RoomEvent = { type: 'phase.changed', to: 'finished' };
const rowsOf = (showId: ShowId) =>
  prisma().attendance.findMany({ where: { showId }, orderBy: { minutes: 'asc' } });

test('is written for the audience, with the account of each; asked again, it is brought up to date', async () => {
  const { showId, happen } = await room();
  const userId = await user();
  const [nina, guest, actor] = [
    await member(showId, userId),
    await member(showId),
    await member(showId, undefined, 'actor'),
  ];
  await happen([0, comes(nina)], [0, comes(actor)], [5, comes(guest)], [10, goes(guest)]);
  await recordAttendance(prisma(), showId);
  const before = await rowsOf(showId);
  expect(before.map(({ memberId, userId: whose, minutes }) => [memberId, whose, minutes])).toEqual([
    [guest, null, 5],
    [nina, userId, 10],
  ]);
  expect(before[1]?.leftAt).toBeNull();

  await createRatings(prisma())(showId, guest, 4);
  await happen([90, finished]);
  await Promise.all([recordAttendance(prisma(), showId), recordAttendance(prisma(), showId)]);
  const after = await rowsOf(showId);
  expect(after).toMatchObject([
    { memberId: guest, minutes: 5, stars: 4 },
    { memberId: nina, minutes: 90, leftAt: new Date(start + 90 * minute), stars: null },
  ]);
  await recordAttendance(prisma(), showId);
  expect(await rowsOf(showId)).toEqual(after);
});

test('outlives the log', async () => {
  const { showId, happen } = await room();
  const nina = await member(showId);
  await happen([0, comes(nina)], [60, finished]);
  await recordAttendance(prisma(), showId);
  await prisma().roomEvent.deleteMany({ where: { showId } });
  const kept = await rowsOf(showId);
  await recordAttendance(prisma(), showId);
  expect(await rowsOf(showId)).toEqual(kept);
});

test('is kept up to date by itself, for rooms with news alone', async () => {
  const { showId, happen } = await room();
  const nina = await member(showId);
  await happen([0, comes(nina)], [3, goes(nina)]);
  expect(await roomsWithNews(prisma())).toContain(showId);
  const keeper = new AttendanceKeeper({ prisma: prisma(), log: silentLog });
  await keeper.start();
  expect(await rowsOf(showId)).toMatchObject([{ minutes: 3 }]);
  expect(await roomsWithNews(prisma())).toEqual([]);
  await happen([4, comes(nina)], [8, finished]);
  keeper.showEnded(showId);
  await vi.waitFor(async () => expect(await rowsOf(showId)).toMatchObject([{ minutes: 7 }]));
  await keeper.close();
});

test('becomes the history of a person, each show once, the last one first', async () => {
  const userId = await user();
  const [first, second] = [await room(), await room()];
  const [one, companion, two] = [
    await member(first.showId, userId),
    await member(first.showId, userId),
    await member(second.showId, userId),
  ];
  await first.happen([0, comes(one)], [0, comes(companion)], [2, goes(companion)], [60, finished]);
  await second.happen([1440, comes(two)]);
  for (const { showId } of [first, second]) await recordAttendance(prisma(), showId);
  expect(await listHistory(prisma(), userId)).toMatchObject([
    { showId: second.showId, minutes: 0, leftAt: null, stars: null },
    { showId: first.showId, title: 'Чайка', joinedAt: start, leftAt: start + 60 * minute, minutes: 60 },
  ]);
  expect(await listHistory(prisma(), await user())).toEqual([]);
});

test('lets those who were there rate the show once it is over; the last word counts', async () => {
  const userId = await user();
  const { showId, happen } = await room();
  const nina = await member(showId, userId);
  await happen([0, comes(nina)]);
  await recordAttendance(prisma(), showId);
  const rate = (stars: number, review?: string | null) => rateShow(prisma(), userId, showId, stars, review);
  await expect(rate(5)).rejects.toMatchObject({ code: 'wrong_phase' });
  await happen([60, finished]);
  await rate(5, '  Браво!\r\nБис! ');
  expect(await listHistory(prisma(), userId)).toMatchObject([{ stars: 5, review: 'Браво!\nБис!' }]);
  await createRatings(prisma())(showId, nina, 3);
  expect(await listHistory(prisma(), userId)).toMatchObject([{ stars: 3, review: 'Браво!\nБис!' }]);
  await rate(4, null);
  await recordAttendance(prisma(), showId);
  expect(await listHistory(prisma(), userId)).toMatchObject([{ stars: 4, review: null, minutes: 60 }]);
  for (const [stars, review] of [
    [0, null],
    [6, null],
    [1.5, null],
    [5, 'x'.repeat(1001)],
    [5, '\u202E'],
  ] as const) {
    await expect(rate(stars, review)).rejects.toMatchObject({ code: 'bad_request' });
  }
  const stranger = rateShow(prisma(), await user(), showId, 1);
  await expect(stranger).rejects.toMatchObject({ code: 'was_not_there' });
});
