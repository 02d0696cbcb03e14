import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CommandId, MemberId, ShowId } from '../../protocol/ids.ts';
import {
  decideBySystem,
  eventVersion,
  evolve,
  type RoomEvent,
  type RoomState,
} from '../../protocol/room/index.ts';
import { memberId, testSettings } from '../../protocol/room/testing.ts';
import type { Database } from '../platform/database/index.ts';
import { createTestDatabase } from '../platform/database/testing.ts';
import { silentLog } from '../platform/log.ts';
import { RoomLog } from './room-log.ts';

let database: Database;
let showId: ShowId;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  const { id } = await database.prisma.show.create({
    data: {
      title: 'A play',
      description: 'About a room',
      language: 'en',
      startsAt: new Date(),
      durationMinutes: 60,
      timeZone: 'Europe/Moscow',
      capacity: 10,
    },
  });
  showId = ShowId.parse(id);
});

/** A room that writes what happens to it. */
async function open(onFenced: () => void = () => undefined) {
  const opened = await RoomLog.open({ prisma: database.prisma, log: silentLog, onFenced }, showId);
  let { state } = opened;
  const happen = (event: RoomEvent): RoomState => {
    const epoch = event.type === 'room.resumed' ? event.epoch : state.epoch;
    const cause = { member: memberId(5), command: CommandId.parse(randomUUID()) };
    const entry = { seq: state.seq + 1, epoch, at: Date.now(), version: eventVersion, event, cause };
    state = evolve(state, entry);
    opened.log.append(entry, state);
    return state;
  };
  for (const event of decideBySystem(
    state,
    { type: 'room.resume', epoch: opened.epoch, settings: testSettings },
    0,
  )) {
    happen(event);
  }
  return { ...opened, happen, state: () => state };
}

const arrive = (n: number): RoomEvent => ({
  type: 'member.connected',
  member: memberId(n),
  role: 'audience',
});
const wave = (off: boolean): RoomEvent => ({
  type: 'media.switched',
  member: memberId(5),
  source: 'camera',
  off,
});

describe('the log of a room', () => {
  it('gives back the state that was written, in a new epoch', async () => {
    const first = await open();
    first.happen(arrive(5));
    first.happen({ type: 'hand.raised', member: memberId(5), wish: 'voice' });
    expect(await first.log.close(5000)).toBe(true);

    const second = await open();
    expect(second.epoch).toBe(2);
    const { presence, ...rest } = second.state().members[MemberId.parse(memberId(5))] ?? {};
    expect(rest).toMatchObject({ standing: { at: 'hand_raised' } });
    expect(presence).toMatchObject({ at: 'disconnected' });
  });

  it('takes a snapshot now and then, from which the rest is replayed', async () => {
    const { log, happen, state } = await open();
    happen(arrive(5));
    for (let n = 0; n < 450; n++) happen(wave(n % 2 === 0));
    expect(await log.saved(state().seq, 5000)).toBe(true);
    const written = state();
    const snapshots = await database.prisma.roomSnapshot.findMany({
      where: { showId },
      orderBy: { seq: 'asc' },
    });
    expect(snapshots.map(({ seq }) => seq)).toEqual([400]);
    // What lies before the last snapshot is no longer needed for the state.
    await database.prisma.roomEvent.deleteMany({ where: { showId, seq: { lte: 400 } } });
    const again = await RoomLog.open(
      { prisma: database.prisma, log: silentLog, onFenced: () => undefined },
      showId,
    );
    expect(again.state).toEqual(written);
  });

  it('refuses what an earlier owner still wants to write', async () => {
    let fenced = 0;
    const first = await open(() => (fenced += 1));
    await first.log.saved(first.state().seq, 5000);
    const second = await open();
    first.happen(arrive(6));
    await expect.poll(() => fenced).toBe(1);
    second.happen(arrive(7));
    expect(await second.log.close(5000)).toBe(true);
    const rows = await database.prisma.roomEvent.findMany({ where: { showId }, orderBy: { seq: 'asc' } });
    expect(rows.map(({ epoch, type }) => `${epoch} ${type}`)).toEqual([
      '1 room.resumed',
      '2 room.resumed',
      '2 member.connected',
    ]);
  });

  it('goes on while the database is away, and catches up', async () => {
    const { log, happen, state } = await open();
    await log.saved(state().seq, 5000);
    await database.prisma.$executeRaw`ALTER TABLE room_events RENAME TO room_events_away`;
    happen(arrive(5));
    expect(await log.saved(state().seq, 300)).toBe(false);
    happen(arrive(6));
    await database.prisma.$executeRaw`ALTER TABLE room_events_away RENAME TO room_events`;
    expect(await log.saved(state().seq, 10_000)).toBe(true);
    const rows = await database.prisma.roomEvent.findMany({ where: { showId }, orderBy: { seq: 'asc' } });
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('keeps the command that caused an entry, and no name', async () => {
    const { log, happen } = await open();
    happen(arrive(5));
    await log.close(5000);
    const row = await database.prisma.roomEvent.findFirst({ where: { showId, type: 'member.connected' } });
    expect(row).toMatchObject({
      causeMember: memberId(5),
      payload: { member: memberId(5), role: 'audience' },
    });
  });
});
