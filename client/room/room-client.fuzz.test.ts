import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MediaSource } from '../../protocol/media.ts';
import { desiredMedia, grantsOf, type RoomCommand } from '../../protocol/room/index.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { type RequestName, requests } from '../../protocol/socket.ts';
import { FakeHouse } from './testing/fake-house.ts';
import { pass, settle, sit, type Visitor } from './testing/visitor.ts';

/** Seeds that have found something stay here for good. */
const seeds = Array.from({ length: 30 }, (_, seed) => seed + 1);
const steps = 60;

const requestNames = Object.keys(requests) as RequestName[];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

describe.each(seeds)('seed %i', (seed) => {
  test('every page ends up seeing and sending what the house says, whatever happened on the way', async () => {
    const random = mulberry32(seed);
    const evening = await begin(random);
    for (let step = 0; step < steps; step += 1) {
      await act(evening, random);
      await settle();
      expectObedience(evening);
    }
    evening.house.offline = false;
    await pass(60_000);
    await pass(60_000);
    expectObedience(evening);
    for (const visitor of evening.visitors) expectAgreement(evening.house, visitor);
  });
});

interface Evening {
  readonly house: FakeHouse;
  readonly visitors: readonly Visitor[];
}

async function begin(random: () => number): Promise<Evening> {
  const house = new FakeHouse();
  const director = await sit(house, house.invite('director', 'Dina'), { random });
  house.direct({ type: 'phase.set', to: 'foyer' });
  const actor = await sit(house, house.invite('actor', 'Anna'), { random });
  const guests = [];
  for (const name of ['Sam', 'Gita', 'Olga']) {
    guests.push(await sit(house, house.invite('audience', name), { random }));
  }
  house.direct({ type: 'phase.set', to: 'live' });
  await settle();
  return { house, visitors: [director, actor, ...guests] };
}

async function act({ house, visitors }: Evening, random: () => number): Promise<void> {
  const one = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  };
  const visitor = one(visitors);
  const { client, guest, browser, engine } = visitor;
  const member = one(visitors).guest.member;
  const commands: readonly RoomCommand[] = [
    { type: 'stage.enter' },
    { type: 'stage.leave' },
    { type: 'invitation.accept' },
    { type: 'invitation.accept' },
    { type: 'invitation.decline' },
    { type: 'stage.invite', member },
    { type: 'stage.dismiss', member },
    { type: 'media.mute', member, source: one(MediaSource.options), muted: random() < 0.5 },
    { type: 'phase.set', to: one(['live', 'intermission']) },
  ];
  const acts: readonly (() => unknown)[] = [
    () => client.raiseHand(one(['voice', 'voice_and_video'])),
    () => client.raiseHand('voice'),
    () => client.lowerHand(),
    () => client.openCapture(one(['voice', 'voice_and_video'])),
    () => client.closeCapture(),
    () => client.setSending(one(MediaSource.options), random() < 0.5),
    () => client.setSoundProfile(one(['voice', 'music'])),
    () => client.command(one(commands)),
    () => client.command(one(commands)),
    () => client.command(one(commands)),
    () => house.cut(guest.member),
    () => house.losing.push(one(requestNames)),
    () =>
      house.refusing.set(one(requestNames), new Refusal('too_many_requests', '', { retryAfterSeconds: 1 })),
    () => house.skip(one(['house', 'wings', 'desk'])),
    () => house.media.reset(),
    () => (house.offline = random() < 0.3),
    () => browser.changeNetwork(),
    () => browser.comeToFront(),
    () => engine.open.at(-1)?.become(one(['failed', 'disconnected'])),
    () => {
      if (random() < 0.2) house.restart();
    },
  ];
  void one(acts)();
  if (random() < 0.7) await pass(Math.floor(random() * 3_000));
}

/** What holds at every moment. */
function expectObedience({ house, visitors }: Evening): void {
  for (const { member, source } of house.media.producers) {
    expect(grantsOf(house.state, member).publish[source]).toBe(true);
  }
  for (const { guest, browser, state } of visitors) {
    // Nothing runs that nobody has asked for, and nothing is shown as sent that is not captured.
    const { capture, publishing } = state();
    const running = new Set(capture.at === 'ready' ? Object.values(capture.tracks).map(({ id }) => id) : []);
    for (const track of browser.devices.running) expect(running).toContain(track.id);
    if (capture.at !== 'ready')
      expect({ of: guest.name, publishing }).toEqual({ of: guest.name, publishing: {} });
  }
}

/** What holds when everything has come to rest. */
function expectAgreement(house: FakeHouse, { guest, state, engine }: Visitor): void {
  const { seat, room, self, remote, publishing, capture } = state();
  expect({ of: guest.name, seat }).toEqual({ of: guest.name, seat: { at: 'inside' } });
  const snapshots = house.snapshots(guest);
  expect(room?.view).toEqual(snapshots.room.view);
  expect(self).toEqual(snapshots.self.view);
  const desired = desiredMedia(house.state, guest.member);
  const there = desired.receive.filter(({ from, source }) =>
    house.media.producers.some((producer) => producer.member === from && producer.source === source),
  );
  const received = remote.map(({ member, source }) => `${member}/${source}`).toSorted();
  expect(received).toEqual(there.map(({ from, source }) => `${from}/${source}`).toSorted());
  const tracks = capture.at === 'ready' ? capture.tracks : {};
  const sent = desired.send.filter(({ source }) => tracks[source] !== undefined);
  const expected = sent.map(({ source, paused }) => [source, paused ? 'paused' : 'live']);
  expect(publishing).toEqual(Object.fromEntries(expected));
  expect(house.media.producers.filter(({ member }) => member === guest.member)).toHaveLength(sent.length);
  // One transport each way at most: what was replaced is closed.
  expect(engine.receives.filter(({ state: its }) => its !== 'closed')).toHaveLength(1);
  expect(engine.sends.filter(({ state: its }) => its !== 'closed').length).toBeLessThanOrEqual(1);
}

/** A small generator of chance with a seed (public domain, Tommy Ettinger). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
