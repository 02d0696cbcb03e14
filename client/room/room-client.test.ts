import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Refusal } from '../../protocol/refusal.ts';
import { FakeHouse } from './testing/fake-house.ts';
import { arrive, pass, settle, sit, type Visitor } from './testing/visitor.ts';

let house: FakeHouse;
let director: Visitor;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  house = new FakeHouse();
  director = await sit(house, house.invite('director', 'Dina'));
  house.direct({ type: 'phase.set', to: 'foyer' });
  house.direct({ type: 'phase.set', to: 'live' });
  await settle();
});

afterEach(() => {
  vi.useRealTimers();
});

const spectator = (name = 'Sam') => sit(house, house.invite('audience', name));

/** An actor on stage, seen and heard. */
async function performing(name = 'Anna'): Promise<Visitor> {
  const actor = await sit(house, house.invite('actor', name));
  await actor.client.command({ type: 'stage.enter' });
  await actor.client.openCapture('voice_and_video');
  await settle();
  return actor;
}

/** A spectator on stage, having gone the whole way. */
async function promoted(wish: 'voice' | 'voice_and_video' = 'voice_and_video'): Promise<Visitor> {
  const guest = await spectator('Gita');
  await guest.client.raiseHand(wish);
  house.direct({ type: 'stage.invite', member: guest.guest.member });
  await settle();
  await guest.client.command({ type: 'invitation.accept' });
  await settle();
  return guest;
}

const sources = (visitor: Visitor) =>
  visitor.state().remote.map(({ member, source }) => `${member}/${source}`);

describe('entering', () => {
  test('leads inside, with the room as the house sees it, and asks no permission', async () => {
    const { state, browser } = await spectator();
    expect(state().seat).toEqual({ at: 'inside' });
    expect(state().room).toMatchObject({ audience: 'house', view: { phase: { at: 'live' } } });
    expect(state().self?.standing).toEqual({ at: 'audience' });
    expect(state().admission?.name).toBe('Sam');
    expect(state().show?.title).toBe('The Seagull');
    expect(browser.devices.asked).toEqual([]);
  });

  test('shows and plays whoever is on stage, once the house was told that there are receivers', async () => {
    const actor = await performing();
    const visitor = await spectator();
    expect(sources(visitor)).toEqual([`${actor.guest.member}/microphone`, `${actor.guest.member}/camera`]);
    expect(visitor.state().media).toBe('connected');
    const mine = house.media.consumers.filter(({ of }) => of === visitor.guest.member);
    expect(mine.map(({ ready }) => ready)).toEqual([true, true]);
  });

  test('without WebRTC it says so and does not knock', async () => {
    const visitor = await arrive(house, house.invite('audience', 'Olga'), { supported: false });
    await visitor.client.enter();
    expect(visitor.state().seat).toEqual({ at: 'unsupported' });
    expect(house.doors.admissions).toHaveLength(1);
  });

  test('tries a house that is not reached three times, then says so', async () => {
    const visitor = await arrive(house, house.invite('audience', 'Olga'));
    house.offline = true;
    const entering = visitor.client.enter();
    await pass(10_000);
    await entering;
    expect(visitor.state().seat).toEqual({ at: 'refused', code: 'unavailable' });
    house.offline = false;
    await Promise.all([visitor.client.enter(), settle()]);
    expect(visitor.state().seat).toEqual({ at: 'inside' });
  });

  test('tells why the house says no', async () => {
    const visitor = await arrive(house, house.invite('audience', 'Olga'));
    house.refusing.set('admission', new Refusal('too_early', '', { retryAfterSeconds: 10 }));
    await Promise.all([visitor.client.enter(), settle()]);
    expect(visitor.state().seat).toEqual({ at: 'refused', code: 'too_early', retryAfterSeconds: 10 });
  });

  test('takes an expired access token for what it is', async () => {
    const visitor = await arrive(house, house.invite('audience', 'Olga'));
    house.doors.expireAccess();
    await Promise.all([visitor.client.enter(), settle()]);
    expect(visitor.state().seat).toEqual({ at: 'inside' });
  });

  test('a page that was closed on the way stays out', async () => {
    const visitor = await arrive(house, house.invite('audience', 'Olga'));
    const entering = visitor.client.enter();
    visitor.client.close();
    await settle();
    await entering;
    expect(visitor.engine.open).toEqual([]);
    expect(house.state.members[visitor.guest.member]?.presence.at).not.toBe('connected');
  });

  test('an outdated page loads itself anew, but only once', async () => {
    const visitor = await arrive(house, house.invite('audience', 'Olga'));
    const outdated = () => house.refusing.set('handshake', new Refusal('outdated_page', ''));
    outdated();
    await Promise.all([visitor.client.enter(), settle()]);
    expect(visitor.browser.reloads).toBe(1);
    const again = visitor.reload();
    outdated();
    await Promise.all([again.client.enter(), settle()]);
    expect(visitor.browser.reloads).toBe(1);
    expect(again.state().seat).toEqual({ at: 'refused', code: 'outdated_page' });
  });
});

describe('the seat', () => {
  test('is kept through a reload', async () => {
    const visitor = await spectator();
    const again = visitor.reload();
    await Promise.all([again.client.enter(), settle()]);
    expect(again.state().seat).toEqual({ at: 'inside' });
    expect(house.doors.admissions.at(-1)).toMatchObject({ seat: visitor.guest.seat });
  });

  test('moves to another device only when that is said, and the first one is told', async () => {
    const first = await promoted();
    const second = await arrive(house, first.guest);
    await Promise.all([second.client.enter(), settle()]);
    expect(second.state().seat).toEqual({ at: 'seated_elsewhere' });
    expect(first.state().seat).toEqual({ at: 'inside' });
    await Promise.all([second.client.enter({ takeOver: true }), settle()]);
    expect(second.state().seat).toEqual({ at: 'inside' });
    expect(first.state().seat).toEqual({ at: 'farewell', reason: 'elsewhere' });
    expect(first.engine.open).toEqual([]);
    expect(first.browser.devices.running).toEqual([]);
    await pass(60_000);
    expect(second.state().seat).toEqual({ at: 'inside' });
  });

  test('of somebody removed is gone, with everything that was open', async () => {
    const visitor = await promoted();
    house.direct({ type: 'member.remove', member: visitor.guest.member });
    await settle();
    expect(visitor.state()).toMatchObject({
      seat: { at: 'farewell', reason: 'removed' },
      room: null,
      self: null,
      remote: [],
      publishing: {},
      capture: { at: 'none' },
    });
    expect(visitor.engine.open).toEqual([]);
    await Promise.all([visitor.client.enter(), settle()]);
    expect(visitor.state().seat).toEqual({ at: 'refused', code: 'removed_from_room' });
  });

  test('is given back by leaving', async () => {
    const visitor = await spectator();
    await Promise.all([visitor.client.leave(), settle()]);
    expect(visitor.state().seat).toEqual({ at: 'farewell', reason: 'left' });
    expect(house.state.members[visitor.guest.member]).toBeUndefined();
  });

  test('leaving does not wait for a house that cannot be reached', async () => {
    const visitor = await spectator();
    house.cut(visitor.guest.member);
    house.offline = true;
    await Promise.all([visitor.client.leave(), pass(2_000)]);
    expect(visitor.state().seat).toEqual({ at: 'farewell', reason: 'left' });
  });
});

describe('from the house to the stage', () => {
  test('one question for permission leads through hand, invitation and acceptance to being seen and heard', async () => {
    const other = await spectator();
    const guest = await promoted();
    expect(guest.browser.devices.asked).toEqual([{ profile: 'voice', camera: true }]);
    expect(guest.state().publishing).toEqual({ microphone: 'live', camera: 'live' });
    expect(sources(other)).toEqual([`${guest.guest.member}/microphone`, `${guest.guest.member}/camera`]);
  });

  test('the send transport stands before the invitation', async () => {
    const guest = await spectator();
    await guest.client.raiseHand('voice');
    await settle();
    expect(guest.engine.sends).toHaveLength(1);
    expect(guest.state().publishing).toEqual({});
  });

  test('a voice alone takes no camera along', async () => {
    const guest = await promoted('voice');
    expect(guest.browser.devices.asked).toEqual([{ profile: 'voice', camera: false }]);
    expect(guest.state().publishing).toEqual({ microphone: 'live' });
  });

  test('dismissed, nothing is sent and the lamps are out', async () => {
    const guest = await promoted();
    house.direct({ type: 'stage.dismiss', member: guest.guest.member });
    await settle();
    expect(guest.state()).toMatchObject({ publishing: {}, capture: { at: 'none' } });
    expect(guest.browser.devices.running).toEqual([]);
    expect(guest.engine.sends.map(({ state }) => state)).toEqual(['closed']);
    expect(house.media.producers).toEqual([]);
  });

  test('without permission no hand goes up', async () => {
    const guest = await spectator();
    guest.browser.devices.failure = new DOMException('no', 'NotAllowedError');
    expect(await guest.client.raiseHand('voice')).toBe(false);
    expect(guest.state().capture).toEqual({ at: 'refused', reason: 'denied' });
    expect(house.received.filter(({ member }) => member === guest.guest.member)).toEqual([]);
  });

  test('a hand that the house refuses leaves no lamp burning', async () => {
    const guest = await spectator();
    house.direct({ type: 'phase.set', to: 'finished' });
    await settle();
    expect(await guest.client.raiseHand('voice')).toBe(false);
    expect(guest.state().notice).toMatchObject({ code: 'wrong_phase' });
    expect(guest.browser.devices.running).toEqual([]);
  });

  test('a lowered hand stops the devices at once', async () => {
    const guest = await spectator();
    await guest.client.raiseHand('voice');
    expect(await guest.client.lowerHand()).toBe(true);
    await settle();
    expect(guest.browser.devices.running).toEqual([]);
    expect(guest.state().self?.standing).toEqual({ at: 'audience' });
  });

  test('after a reload on stage nothing opens by itself; a tap does', async () => {
    const guest = await promoted();
    const again = guest.reload();
    await Promise.all([again.client.enter(), settle()]);
    await pass(5_000);
    expect(again.state().self?.standing.at).toBe('on_stage');
    expect(again.state()).toMatchObject({ capture: { at: 'none' }, publishing: {} });
    expect(again.browser.devices.asked).toHaveLength(1);
    expect(await again.client.openCapture('voice_and_video')).toBe(true);
    await settle();
    expect(again.state().publishing).toEqual({ microphone: 'live', camera: 'live' });
  });

  test('a mute cannot be undone here', async () => {
    const guest = await promoted();
    const [microphone] = guest.browser.devices.running;
    house.direct({ type: 'media.mute', member: guest.guest.member, source: 'microphone', muted: true });
    await settle();
    expect(guest.state().publishing).toEqual({ microphone: 'paused', camera: 'live' });
    expect(microphone?.enabled).toBe(false);
    await guest.client.setSending('microphone', true);
    await settle();
    expect(microphone?.enabled).toBe(false);
    expect(guest.state().publishing.microphone).toBe('paused');
  });

  test('the own switch silences the track before the house has answered', async () => {
    const guest = await promoted();
    const [microphone] = guest.browser.devices.running;
    const switched = guest.client.setSending('microphone', false);
    expect(microphone?.enabled).toBe(false);
    expect(await switched).toBe(true);
    await settle();
    expect(guest.state().publishing.microphone).toBe('paused');
    expect(microphone?.enabled).toBe(false);
    await guest.client.setSending('microphone', true);
    await settle();
    expect(microphone?.enabled).toBe(true);
    expect(guest.state().publishing.microphone).toBe('live');
  });

  test('music is published anew with another profile, the camera stays', async () => {
    const actor = await performing();
    const camera = actor.engine.sends[0]?.producers.get('camera');
    await actor.client.setSoundProfile('music');
    await settle();
    expect(actor.engine.sends[0]?.producers.get('microphone')?.profile).toBe('music');
    expect(actor.engine.sends[0]?.producers.get('camera')).toBe(camera);
    expect(actor.state().publishing).toEqual({ microphone: 'live', camera: 'live' });
    expect(actor.browser.devices.asked.at(-1)).toEqual({ profile: 'music', camera: false });
  });

  test('a device that the system took away is opened anew when the page is in front', async () => {
    const guest = await promoted();
    const before = guest.browser.devices.running;
    for (const track of before) track.muted = true;
    guest.browser.comeToFront();
    await settle();
    expect(guest.browser.devices.asked).toHaveLength(2);
    const sent = [...(guest.engine.sends[0]?.producers.values() ?? [])].map(({ track }) => track.id);
    expect(sent).toEqual(['audio-2', 'video-2']);
    expect(before.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
  });
});

describe('the way back', () => {
  test('a lost connection resumes, and what was on screen stays meanwhile', async () => {
    const actor = await performing();
    const visitor = await spectator();
    house.offline = true;
    house.cut(visitor.guest.member);
    await settle();
    expect(visitor.state().seat).toMatchObject({ at: 'reconnecting' });
    expect(visitor.state().remote).toHaveLength(2);
    expect(visitor.state().room).not.toBeNull();
    house.offline = false;
    await pass(1_000);
    expect(visitor.state().seat).toEqual({ at: 'inside' });
    expect(house.handshakes.at(-1)).toBe('resume');
    expect(sources(visitor)).toHaveLength(2);
    expect(visitor.engine.open).toHaveLength(1);
    expect(actor.state().seat).toEqual({ at: 'inside' });
  });

  test('the network coming back ends the wait', async () => {
    const visitor = await spectator();
    house.offline = true;
    house.cut(visitor.guest.member);
    await pass(10_000);
    house.offline = false;
    visitor.browser.changeNetwork();
    await settle();
    expect(visitor.state().seat).toEqual({ at: 'inside' });
  });

  test('a connection that does not answer after a change of network is given up', async () => {
    const visitor = await spectator();
    house.hanging = true;
    visitor.browser.changeNetwork();
    await pass(2_900);
    expect(visitor.state().seat).toEqual({ at: 'inside' });
    house.hanging = false;
    await pass(200);
    expect(house.handshakes.at(-1)).toBe('resume');
    expect(visitor.state().seat).toEqual({ at: 'inside' });
  });

  test('a refused resume is healed by admission, with the seat of this tab', async () => {
    const visitor = await spectator();
    house.restart();
    await pass(2_000);
    expect(visitor.state().seat).toEqual({ at: 'inside' });
    expect(house.handshakes.at(-1)).toBe('join');
    expect(house.doors.admissions.at(-1)).toMatchObject({ seat: visitor.guest.seat });
    expect(visitor.state().room?.position.epoch).toBe(2);
  });

  test('a lost answer to join is healed', async () => {
    const visitor = await arrive(house, house.invite('audience', 'Olga'));
    house.losing.push('join');
    const entering = visitor.client.enter();
    await pass(1_000);
    await entering;
    expect(visitor.state().seat).toEqual({ at: 'inside' });
    house.losing.push('join');
    house.cut(visitor.guest.member);
    await pass(2_000);
    expect(visitor.state().seat).toEqual({ at: 'inside' });
  });

  test('a command whose answer was lost is given again under its id, and has one effect', async () => {
    const visitor = await spectator();
    house.losing.push('command');
    const raised = visitor.client.raiseHand('voice');
    await pass(1_000);
    expect(await raised).toBe(true);
    const mine = house.received.filter(({ member }) => member === visitor.guest.member);
    expect(mine).toHaveLength(2);
    expect(mine[0]?.id).toBe(mine[1]?.id);
    expect(house.state.hands).toEqual([visitor.guest.member]);
  });

  test('commands wished without a connection arrive in order, or not at all when they have grown old', async () => {
    const visitor = await spectator();
    house.offline = true;
    house.cut(visitor.guest.member);
    await settle();
    const old = visitor.client.command({ type: 'hand.raise', wish: 'voice' });
    await pass(21_000);
    expect(await old).toBe(false);
    expect(visitor.state().notice).toMatchObject({ code: 'unavailable' });
    const raised = visitor.client.command({ type: 'hand.raise', wish: 'voice' });
    const withdrawn = visitor.client.command({ type: 'hand.withdraw' });
    house.offline = false;
    await pass(8_000);
    expect(await Promise.all([raised, withdrawn])).toEqual([true, true]);
    const mine = house.received.filter(({ member }) => member === visitor.guest.member);
    expect(mine.map(({ command }) => command.type)).toEqual(['hand.raise', 'hand.withdraw']);
    expect(visitor.state().notice).toBeNull();
  });

  test('a guest on stage is there again, with the same tracks and no new question', async () => {
    const other = await spectator();
    const guest = await promoted();
    house.cut(guest.guest.member);
    await pass(500);
    expect(guest.state().publishing).toEqual({ microphone: 'live', camera: 'live' });
    expect(guest.browser.devices.asked).toHaveLength(1);
    expect(sources(other)).toHaveLength(2);
  });

  test('a house that closes is sought again after a moment', async () => {
    const visitor = await spectator();
    house.farewell(visitor.guest.member, 'closing');
    await settle();
    expect(visitor.state().seat).toMatchObject({ at: 'reconnecting' });
    await pass(3_000);
    expect(visitor.state().seat).toEqual({ at: 'inside' });
  });

  test('a session that is over ends the visit', async () => {
    const visitor = await spectator();
    house.doors.endSessions();
    house.restart();
    await pass(2_000);
    expect(visitor.state().seat).toEqual({ at: 'refused', code: 'session_expired' });
    expect(visitor.engine.open).toEqual([]);
  });

  test('a gap in the numbers is closed by a snapshot', async () => {
    const visitor = await spectator();
    house.skip('house');
    await performing();
    expect(visitor.state().room).toEqual(house.roomSnapshot('audience'));
    expect(visitor.state().room?.view.stage).toHaveLength(1);
  });

  test('the offset of the clocks is measured', async () => {
    const visitor = await spectator();
    expect(visitor.state().clockOffsetMs).toBe(0);
  });
});

describe('media that is lost', () => {
  test('a new beginning of the media plane is followed on the same connection', async () => {
    const actor = await performing();
    const visitor = await spectator();
    house.media.reset();
    await pass(2_000);
    expect(house.handshakes.filter((way) => way === 'resume')).toEqual([]);
    expect(actor.state().publishing).toEqual({ microphone: 'live', camera: 'live' });
    expect(sources(visitor)).toHaveLength(2);
    expect(visitor.engine.open).toHaveLength(1);
    expect(actor.engine.open).toHaveLength(2);
  });

  test('a path that is gone for a moment is left alone, a longer gap restarts ICE', async () => {
    await performing();
    const visitor = await spectator();
    const receive = visitor.engine.receives.at(-1);
    receive?.become('disconnected');
    expect(visitor.state().media).toBe('interrupted');
    await pass(1_000);
    receive?.become('connected');
    await pass(5_000);
    expect(receive?.restarts).toBe(0);
    receive?.become('disconnected');
    await pass(2_000);
    expect(receive?.restarts).toBe(1);
    expect(visitor.state().media).toBe('connected');
  });

  test('a restart that does not help is followed by new transports', async () => {
    await performing();
    const visitor = await spectator();
    const receive = visitor.engine.receives.at(-1);
    if (receive !== undefined) receive.afterRestart = 'connecting';
    receive?.become('disconnected');
    await pass(12_000);
    expect(receive?.state).toBe('closed');
    expect(visitor.engine.receives).toHaveLength(2);
    expect(visitor.state().media).toBe('connected');
    expect(sources(visitor)).toHaveLength(2);
  });

  test('a failed transport is replaced at once', async () => {
    const guest = await promoted();
    guest.engine.sends.at(-1)?.become('failed');
    await pass(1_000);
    expect(guest.engine.sends).toHaveLength(2);
    expect(guest.state().publishing).toEqual({ microphone: 'live', camera: 'live' });
  });

  test('a change of network restarts what is connected', async () => {
    await performing();
    const visitor = await spectator();
    visitor.browser.changeNetwork();
    await settle();
    expect(visitor.engine.receives.at(-1)?.restarts).toBe(1);
    expect(visitor.state().media).toBe('connected');
  });

  test('another router is learned before anything is received over it', async () => {
    const visitor = await spectator();
    const codecs = [
      { kind: 'audio' as const, mimeType: 'audio/opus', preferredPayloadType: 99, clockRate: 48_000 },
    ];
    house.media.rtpCapabilities = { codecs, headerExtensions: [] };
    house.cut(visitor.guest.member);
    await pass(1_000);
    expect(visitor.engine.loaded.at(-1)).toEqual({ codecs, headerExtensions: [] });
    expect(visitor.state().seat).toEqual({ at: 'inside' });
  });
});

describe('the layout and the loudspeaker', () => {
  test('the house is told which layers are worth sending, together and once', async () => {
    const actor = await performing();
    const visitor = await spectator();
    visitor.client.showAt(actor.guest.member, 'camera', 300);
    visitor.client.showAt(actor.guest.member, 'camera', 1_280);
    await pass(200);
    const [camera] = house.media.consumers.filter(
      ({ of, source }) => of === visitor.guest.member && source === 'camera',
    );
    expect(house.media.layers).toEqual([[{ id: camera?.id, spatial: 2 }]]);
    visitor.client.showAt(actor.guest.member, 'camera', 1_300);
    await pass(200);
    expect(house.media.layers).toHaveLength(1);
  });

  test('widths outlive a reconnection', async () => {
    const actor = await performing();
    const visitor = await spectator();
    visitor.client.showAt(actor.guest.member, 'camera', 0);
    await pass(200);
    house.cut(visitor.guest.member);
    await pass(1_000);
    expect(house.media.layers.map(([choice]) => choice?.spatial)).toEqual([null, null]);
  });
});

test('directors see that an invitation was opened on another device', async () => {
  const actor = await performing();
  house.messagesOf(director.guest.member).takenOver({ member: actor.guest.member });
  expect(director.state().takenOver).toEqual({ member: actor.guest.member, id: 1 });
});

test('who speaks is shown', async () => {
  const actor = await performing();
  const visitor = await spectator();
  house.messagesOf(visitor.guest.member).speaker({ member: actor.guest.member });
  expect(visitor.state().speaker).toBe(actor.guest.member);
});
