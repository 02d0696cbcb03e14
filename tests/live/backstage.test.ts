import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MediaSource } from '../../protocol/media.ts';
import { requests } from '../../protocol/socket.ts';
import { type Guest, openHouse, playEvening, type TestHouse } from '../support/house.ts';

/** What is behind the stage, on the wire, against a spectator who asks for it in every way there is. */
let house: TestHouse;
let director: Guest;
let actor: Guest;

beforeAll(async () => {
  house = await openHouse({ GRACE_SECONDS: '1', MEDIA_WORKERS: '1', INVITATION_SECONDS: '5' });
});
afterAll(() => house.close());

beforeEach(async () => {
  const evening = await playEvening(house);
  ({ director, actor } = evening);
  return () => evening.end();
});

const everything: readonly MediaSource[] = ['microphone', 'camera', 'screen', 'screen_sound'];

/** An actor who sends all that there is, and a director who speaks into the wings. Answers the ids of the producers. */
async function busyWings(): Promise<readonly string[]> {
  const producers: string[] = [];
  for (const source of everything) producers.push(await actor.publish(source));
  producers.push(await director.publish('talkback'));
  await director.command({ type: 'talkback.set', to: 'wings' });
  // The wings do receive it: the house has something to be kept from.
  await expect.poll(() => director.consumers().size).toBe(4);
  await expect.poll(() => actor.consumers().size).toBe(1);
  return producers;
}

/** The ids of all consumers that others have. */
const foreign = (): readonly string[] => [...director.consumers(), ...actor.consumers()];

/** Everything that a spectator may say, and much that nobody may, about media that are not theirs. */
async function askForAll(spectator: Guest, producers: readonly string[]): Promise<void> {
  const ids = [...foreign(), ...producers];
  const { rtpCapabilities } = await house.admit(await house.session('audience'));
  await spectator.ask('consumersReady', { ids });
  await spectator.ask('chooseLayers', { layers: ids.map((id) => ({ id, spatial: 2 })) });
  for (const id of ids) {
    await spectator.ask('join', { rtpCapabilities, consume: id });
    await spectator.ask('resync', { producerId: id });
    await spectator.ask('connectTransport', { direction: 'receive', producerId: id });
    await spectator.ask('restartIce', { direction: id });
  }
  for (const type of ['stage.enter', 'stage.bring', 'talkback.set', 'role.give'] as const) {
    const member = spectator.id;
    await spectator.ask('command', {
      id: randomUUID(),
      command: { type, member, role: 'director', to: member },
    });
  }
  // A fresh beginning on the same socket brings what the rules give, and no more.
  await spectator.join(rtpCapabilities);
}

/** Names that no house listens to: nothing answers. */
function shoutOtherNames(spectator: Guest, producers: readonly string[]): void {
  // A hostile client sends what the types forbid.
  const emit = spectator.socket.emit.bind(spectator.socket) as (name: string, request: unknown) => void;
  for (const producerId of producers) {
    for (const name of ['consume', 'receive', 'createConsumer', 'subscribe']) emit(name, { producerId });
  }
}

function expectKeptOut(spectator: Guest, producers: readonly string[]): void {
  expect(spectator.consumers().size).toBe(0);
  expect(spectator.joined?.consumers).toEqual([]);
  expect(spectator.messages('consumersOpen')).toEqual([]);
  const heard = JSON.stringify([spectator.heard, spectator.joined]);
  for (const id of [...producers, ...foreign()]) expect(heard).not.toContain(id);
}

describe('a spectator', () => {
  it('has no consumer of anything behind the stage, whatever they ask for', async () => {
    const producers = await busyWings();
    const spectator = await house.guest('audience');
    await askForAll(spectator, producers);
    shoutOtherNames(spectator, producers);
    // The connection is in order: what is answered after all that was asked comes after all that it could bring.
    await spectator.request('time', {});
    expectKeptOut(spectator, producers);
    expect(Object.keys(requests)).not.toContain('consume');
    spectator.socket.disconnect();
  });

  it('receives what is on stage when it goes on, and the desk’s voice still not', async () => {
    const producers = await busyWings();
    const spectator = await house.guest('audience');
    await actor.command({ type: 'stage.enter' });
    await expect.poll(() => spectator.consumers().size).toBe(4);
    const opened = spectator.messages('consumersOpen').flatMap(([{ consumers }]) => consumers);
    expect(new Set(opened.map(({ source }) => source))).toEqual(new Set(everything));
    expect(opened.map(({ producerId }) => producerId)).not.toContain(producers[4]);

    await actor.command({ type: 'stage.leave' });
    await expect.poll(() => spectator.consumers().size).toBe(0);
    await spectator.request('consumersReady', { ids: opened.map(({ id }) => id) });
    expect(spectator.consumers().size).toBe(0);
    spectator.socket.disconnect();
  });

  it('who waits behind the stage is received by the desk alone, and receives no colleague of it', async () => {
    const [anna, boris] = await Promise.all([house.guest('audience'), house.guest('audience')]);
    await anna.command({ type: 'hand.raise', wish: 'voice' });
    await director.command({ type: 'stage.invite', member: anna.id, to: 'backstage' });
    await anna.command({ type: 'invitation.accept' });
    await actor.publish('microphone');
    const voice = await anna.publish('microphone');
    await expect.poll(() => director.consumers().size).toBe(2);
    for (const guest of [anna, boris, actor]) {
      await guest.request('time', {});
      expect(guest.consumers().size).toBe(0);
    }
    expectKeptOut(boris, [voice]);
    await director.command({ type: 'stage.bring', member: anna.id });
    await expect.poll(() => boris.consumers().size).toBe(1);
    for (const guest of [anna, boris]) guest.socket.disconnect();
  });
});
