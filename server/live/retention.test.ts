import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ShowId } from '../../protocol/ids.ts';
import { memberId, testSettings } from '../../protocol/room/testing.ts';
import type { RoomEvent } from '../../protocol/room/index.ts';
import { silentLog } from '../platform/log.ts';
import { dayMs, Retention } from '../platform/retention.ts';
import { type Doors, makeShow, openDoors } from './admission/testing.ts';
import { roomRules } from './retention.ts';
import { RoomLog } from './room-log.ts';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());

const prisma = () => doors.db.prisma;
const daysAgo = (days: number) => new Date(doors.clock.now() - days * dayMs);
const forget = () =>
  new Retention({
    ...{ rules: roomRules(prisma(), { chatDays: 30, logDays: 365 }), log: silentLog },
    now: () => doors.clock.now(),
  }).run();

/** A room that was played so many days ago, for an hour, by one spectator. */
async function played(days: number, { finished = true, startedDays = days } = {}) {
  const showId = await makeShow(doors, { startsInMinutes: -startedDays * 1440 });
  const member = randomUUID();
  const at = (minutes: number) => new Date(daysAgo(days).getTime() + minutes * 60_000);
  const phase = finished ? 'finished' : 'live';
  await prisma().room.create({ data: { showId, epoch: 1, phase, updatedAt: at(60) } });
  await prisma().roomMember.create({ data: { id: member, showId, role: 'audience', name: 'Нина' } });
  const log: readonly object[] = [
    { type: 'room.resumed', epoch: 1, settings: testSettings },
    { type: 'member.connected', member, role: 'audience' },
    { type: 'chat.said', member, bytes: 5 },
    { type: 'phase.changed', to: phase },
  ];
  await prisma().roomEvent.createMany({
    data: log.map((event, index) => ({
      ...{ showId, seq: index + 1, epoch: 1, at: at(index * 20), version: 1, payload: event },
      type: (event as RoomEvent).type, // each of the list above is one
    })),
  });
  await prisma().roomSnapshot.create({ data: { showId, seq: 4, epoch: 1, at: at(60), state: {} } });
  await prisma().roomLine.create({ data: { showId, seq: 3, memberId: member, text: 'Браво', at: at(40) } });
  return { showId, member };
}

const textOf = async (showId: ShowId) =>
  (await prisma().roomLine.findFirstOrThrow({ where: { showId } })).text;
const entriesOf = async (showId: ShowId) =>
  (await prisma().roomEvent.count({ where: { showId } })) +
  (await prisma().roomSnapshot.count({ where: { showId } }));

describe('what was written in a room', () => {
  test('is forgotten after its days; that it was said is not', async () => {
    const [old, recent] = [await played(31), await played(29)];
    await forget();
    expect([await textOf(old.showId), await textOf(recent.showId)]).toEqual([null, 'Браво']);
    expect(await entriesOf(old.showId)).toBe(5);
  });
});

describe('the log of a room', () => {
  test('is deleted after its days, once it is counted who was there', async () => {
    const [old, recent] = [await played(366), await played(364)];
    await forget();
    expect([await entriesOf(old.showId), await entriesOf(recent.showId)]).toEqual([0, 5]);
    expect(await prisma().attendance.findUnique({ where: { memberId: old.member } })).toMatchObject({
      minutes: 40,
    });
  });

  test('of a show that nobody ended goes when its time is long over, not before', async () => {
    const [long, short] = [
      await played(366, { finished: false }),
      await played(366, { finished: false, startedDays: -1 }),
    ];
    await forget();
    expect([await entriesOf(long.showId), await entriesOf(short.showId)]).toEqual([0, 5]);
  });

  test('stays where somebody has been since', async () => {
    const { showId } = await played(366);
    await prisma().room.update({ where: { showId }, data: { updatedAt: new Date(doors.clock.now()) } });
    await forget();
    expect(await entriesOf(showId)).toBe(5);
  });

  test('that is gone leaves a room that is over, and goes on with the next number', async () => {
    const { showId, member } = await played(366);
    await forget();
    const open = () => RoomLog.open({ prisma: prisma(), log: silentLog, onFenced: () => undefined }, showId);
    const first = await open();
    expect(first.state).toMatchObject({ phase: 'finished', seq: 4, members: {} });
    const event: RoomEvent = { type: 'member.connected', member: memberId(1), role: 'director' };
    const entry = { seq: 5, epoch: first.epoch, at: doors.clock.now(), version: 1, event };
    first.log.append(entry, { ...first.state, seq: 5 });
    expect(await first.log.close(5000)).toBe(true);
    const second = await open();
    expect(second.state).toMatchObject({ phase: 'finished', seq: 5 });
    await second.log.close(5000);
    await forget();
    expect(await prisma().attendance.findUnique({ where: { memberId: member } })).toMatchObject({
      minutes: 40,
    });
  });
});
