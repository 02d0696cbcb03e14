import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../server/platform/database/index.ts';
import { createTestDatabase } from '../../server/platform/database/testing.ts';
import { beginShow, openHouse, type TestHouse } from '../support/house.ts';

/** What breaks in the middle of a show, for real. */
let database: Database;
let dataFolder: string;
let house: TestHouse;

const open = () =>
  openHouse({ MEDIA_WORKERS: '1', DATABASE_URL: database.url, DATA_DIR: dataFolder, GRACE_SECONDS: '20' });

beforeEach(async () => {
  database = await createTestDatabase();
  dataFolder = await mkdtemp(join(tmpdir(), 'rampa-faults-'));
  house = await open();
});
afterEach(async () => {
  await house.close();
  await database.close();
  await rm(dataFolder, { recursive: true, force: true });
});

describe('a media worker killed in mid-show', () => {
  it('is replaced, and everybody builds their media anew on the same connection', async () => {
    const director = await house.guest('director');
    const actor = await house.guest('actor');
    await beginShow(director);
    const spectator = await house.guest('audience');
    await actor.command({ type: 'stage.enter' });
    await actor.publish('microphone');
    await expect.poll(() => spectator.consumers().size).toBe(1);

    const [pid = 0] = await house.rampa.workerPids();
    process.kill(pid, 'SIGKILL');
    for (const guest of [actor, spectator]) {
      await expect.poll(() => guest.messages('mediaReset').length, { timeout: 5000 }).toBe(1);
    }
    await actor.join(actor.joined?.routerRtpCapabilities ?? {});
    await actor.publish('microphone');
    const joined = await spectator.join(spectator.joined?.routerRtpCapabilities ?? {});
    expect(joined.room.view).toMatchObject({ phase: { at: 'live' }, stage: [{ id: actor.id }] });
    expect(joined.consumers).toMatchObject([{ member: actor.id, source: 'microphone' }]);
  });
});

describe('a house that closes and opens again', () => {
  it('says farewell, and has kept seats, hands, stage and phase in a later epoch', async () => {
    const director = await house.guest('director');
    const actor = await house.guest('actor');
    await beginShow(director);
    await actor.command({ type: 'stage.enter' });
    const session = await house.session('audience');
    const admission = await house.admit(session);
    const spectator = house.connect(admission.joinToken);
    const before = await spectator.join(admission.rtpCapabilities);
    await spectator.command({ type: 'hand.raise', wish: 'voice' });

    await house.close();
    await expect.poll(() => spectator.messages('farewell')).toEqual([[{ reason: 'closing' }]]);
    house = await open();

    // The join token of before the restart is worth nothing; the seat credential is.
    expect(await house.connect(admission.joinToken).refusedHandshake()).toBe('join_token_invalid');
    const readmitted = await house.admit(session, { seat: admission.seat });
    expect(readmitted.memberId).toBe(admission.memberId);
    const again = house.connect(readmitted.joinToken);
    const after = await again.join(readmitted.rtpCapabilities);
    expect(after.room.position.epoch).toBeGreaterThan(before.room.position.epoch);
    expect(after.self.view.standing).toMatchObject({ at: 'hand_raised' });
    expect(after.room.view).toMatchObject({
      phase: { at: 'live' },
      stage: [{ id: actor.id, connected: false }],
    });
  });
});

describe('a database that goes away in mid-show', () => {
  it('stops nothing that happens in the room, and hears of it when it is back', async () => {
    const director = await house.guest('director');
    await beginShow(director);
    const spectator = await house.guest('audience');
    await database.prisma.$executeRaw`ALTER TABLE room_events RENAME TO room_events_away`;
    await spectator.command({ type: 'hand.raise', wish: 'voice' });
    await director.command({ type: 'stage.invite', member: spectator.id });
    await spectator.command({ type: 'invitation.accept' });
    await expect(spectator.publish('microphone')).resolves.toBeTypeOf('string');
    await database.prisma.$executeRaw`ALTER TABLE room_events_away RENAME TO room_events`;
    await expect
      .poll(() => database.prisma.roomEvent.count({ where: { type: 'stage.entered' } }), { timeout: 10_000 })
      .toBe(1);
  });
});

describe('a removal while the database is away', () => {
  it('is not forgotten with the room that everybody has left meanwhile', async () => {
    const director = await house.guest('director');
    await beginShow(director);
    const session = await house.session('audience');
    const admission = await house.admit(session);
    const guest = house.connect(admission.joinToken);
    await guest.join(admission.rtpCapabilities);
    await database.prisma.$executeRaw`ALTER TABLE room_events RENAME TO room_events_away`;
    expect(await director.command({ type: 'member.remove', member: guest.id })).toMatchObject({
      saved: false,
    });
    await director.command({ type: 'room.leave' });
    await expect.poll(() => director.messages('farewell')).toEqual([[{ reason: 'left' }]]);
    await expect(house.admit(session, { seat: admission.seat })).rejects.toThrow('removed_from_room');
    await database.prisma.$executeRaw`ALTER TABLE room_events_away RENAME TO room_events`;
    const wasRemoved = () => database.prisma.roomEvent.count({ where: { type: 'member.removed' } });
    await expect.poll(wasRemoved, { timeout: 10_000 }).toBe(1);
    await expect(house.admit(session, { seat: admission.seat })).rejects.toThrow('removed_from_room');
  });
});

describe('faults on request', () => {
  it('cut sockets and lost paths are what clients meet by themselves', async () => {
    const director = await house.guest('director');
    await beginShow(director);
    const spectator = await house.guest('audience');
    const showId = (await house.prisma.room.findFirst({ select: { showId: true } }))?.showId ?? 1;
    await house.post('/api/demo/simulate', { showId, fault: 'ice-loss' });
    await expect(spectator.ask('restartIce', { direction: 'receive' })).resolves.toEqual({
      ok: false,
      error: { code: 'media_unknown' },
    });
    await house.post('/api/demo/simulate', { showId, fault: 'signal-drop' });
    await expect
      .poll(() => [director, spectator].map(({ socket }) => socket.connected))
      .toEqual([false, false]);
    expect((await house.post('/api/demo/simulate', { showId, fault: 'earthquake' })).status).toBe(400);
  });

  it('do not exist in a real installation', async () => {
    const real = await openHouse({
      RAMPA_DEMO: '0',
      PUBLIC_URL: 'http://localhost:3000',
      MEDIA_WORKERS: '1',
    });
    expect((await real.post('/api/demo/simulate', { showId: 1, fault: 'worker-death' })).status).toBe(404);
    expect((await real.post('/api/demo/doors', { role: 'director' })).status).toBe(404);
    await real.close();
  });
});

describe('a room that everybody has left', () => {
  it('is put away once nobody can come back to it, and opens again as it was', async () => {
    const director = await house.guest('director');
    await beginShow(director);
    const { room } = await director.request('resync', {});
    await director.command({ type: 'room.leave' });
    await expect.poll(() => director.messages('farewell')).toEqual([[{ reason: 'left' }]]);
    // Not before all it remembers is written; whoever comes sooner finds it open still.
    const left = () =>
      database.prisma.roomEvent.count({
        where: { type: 'member.left', payload: { path: ['member'], equals: director.id } },
      });
    await expect.poll(left).toBe(1);
    const again = await house.guest('director');
    expect(again.joined?.room.view.phase.at).toBe('live');
    expect(again.joined?.room.position.epoch).toBeGreaterThan(room.position.epoch);
  });
});
