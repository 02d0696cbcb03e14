import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DemoDoor, SessionGrant } from '../../protocol/http.ts';
import { type Guest, openHouse, playEvening, serviceToken, type TestHouse } from '../support/house.ts';

/** The room through its real doors: HTTP, sockets, a media worker and a database, nothing in their place. */
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
  await actor.command({ type: 'stage.enter' });
  return () => evening.end();
});

const selfOf = (guest: Guest) => guest.messages('self').at(-1)?.[0].view ?? guest.joined?.self.view;
const stageOf = (guest: Guest) =>
  guest
    .messages('view')
    .flatMap(([{ events }]) => events)
    .findLast((event) => event.type === 'stage')
    ?.stage.map(({ id }) => id);

async function promote(spectator: Guest, wish = 'voice_and_video'): Promise<void> {
  await spectator.command({ type: 'hand.raise', wish });
  await director.command({ type: 'stage.invite', member: spectator.id });
  await spectator.command({ type: 'invitation.accept' });
}

describe('bringing a spectator on stage', () => {
  it('lets the house receive them, and nobody any more once they are dismissed', async () => {
    const [anna, boris] = await Promise.all([house.guest('audience'), house.guest('audience')]);
    await promote(anna);
    await anna.publish('microphone');
    await anna.publish('camera');
    await expect.poll(() => boris.consumers().size).toBe(2);
    expect(stageOf(boris)).toEqual([actor.id, anna.id]);

    await director.command({ type: 'stage.dismiss', member: anna.id });
    await expect.poll(() => boris.consumers().size).toBe(0);
    await expect(anna.publish('microphone')).rejects.toThrow('media_not_allowed');
    anna.socket.disconnect();
    boris.socket.disconnect();
  });

  it('never lets a spectator publish before that, whatever they ask for', async () => {
    const anna = await house.guest('audience');
    await expect(anna.publish('microphone')).rejects.toThrow('media_not_allowed');
    await anna.command({ type: 'hand.raise', wish: 'voice' });
    await expect(anna.publish('microphone')).rejects.toThrow('media_not_allowed');
    await director.command({ type: 'stage.invite', member: anna.id });
    await expect(anna.publish('microphone')).rejects.toThrow('media_not_allowed');
    await anna.command({ type: 'invitation.accept' });
    await expect(anna.publish('camera')).rejects.toThrow('media_not_allowed');
    await expect(anna.publish('microphone')).resolves.toMatch(/^[\w-]{36}$/);
    anna.socket.disconnect();
  });

  it('is over by itself when the invitation is not answered', async () => {
    const anna = await house.guest('audience');
    await anna.command({ type: 'hand.raise', wish: 'voice' });
    await director.command({ type: 'stage.invite', member: anna.id });
    await expect.poll(() => selfOf(anna)?.standing.at, { timeout: 10_000 }).toBe('audience');
    await expect(anna.command({ type: 'invitation.accept' })).rejects.toThrow('invitation_over');
    anna.socket.disconnect();
  });
});

describe('what is behind the stage', () => {
  it('does not reach the house: no consumer exists, and none can be asked for', async () => {
    const spectator = await house.guest('audience');
    await actor.command({ type: 'stage.leave' });
    await actor.publish('microphone');
    await expect.poll(() => director.consumers().size).toBe(1);
    expect(spectator.consumers().size).toBe(0);

    // A consumer of somebody else is not a hostile client's to start.
    const [foreign] = director.consumers();
    await spectator.request('consumersReady', { ids: [foreign] });
    await spectator.request('chooseLayers', { layers: [{ id: foreign, spatial: 2 }] });
    expect(await spectator.ask('join', { rtpCapabilities: {}, consume: foreign })).toMatchObject({
      ok: false,
      error: { code: 'bad_request' },
    });
    expect(spectator.consumers().size).toBe(0);
    spectator.socket.disconnect();
  });

  it('is not heard in the foyer by the house, even from one who stands on stage', async () => {
    await director.command({ type: 'phase.set', to: 'intermission' });
    const spectator = await house.guest('audience');
    await actor.publish('microphone');
    await expect.poll(() => director.consumers().size).toBe(1);
    expect(spectator.consumers().size).toBe(0);
    await director.command({ type: 'phase.set', to: 'live' });
    await expect.poll(() => spectator.consumers().size).toBe(1);
    spectator.socket.disconnect();
  });
});

describe('mute', () => {
  it('is the server\u2019s: the member hears of it, and cannot undo it', async () => {
    const spectator = await house.guest('audience');
    await actor.publish('microphone');
    await expect.poll(() => spectator.consumers().size).toBe(1);
    await director.command({ type: 'media.mute', member: actor.id, source: 'microphone', muted: true });
    await expect.poll(() => spectator.messages('producerPaused').at(-1)?.[0].paused).toBe(true);
    await expect
      .poll(() => actor.messages('ownProducer').at(-1)?.[0])
      .toEqual({ source: 'microphone', state: 'paused' });

    await actor.command({ type: 'media.switch', source: 'microphone', on: false });
    await actor.command({ type: 'media.switch', source: 'microphone', on: true });
    await expect(
      actor.command({ type: 'media.mute', member: actor.id, source: 'microphone', muted: false }),
    ).rejects.toThrow('forbidden');
    await actor.request('unpublish', { source: 'microphone' });
    await actor.publish('microphone');
    expect(actor.messages('ownProducer').map(([{ state }]) => state)).not.toContain('resumed');
    await expect
      .poll(() => spectator.messages('consumersOpen').at(-1)?.[0].consumers[0]?.producerPaused)
      .toBe(true);
    spectator.socket.disconnect();
  });
});

describe('seats', () => {
  it('have one live connection: another device is asked first, then the first one hears why', async () => {
    const session = await house.session('audience');
    const first = await house.admit(session);
    const here = house.connect(first.joinToken);
    await here.join(first.rtpCapabilities);
    await expect(house.admit(session)).rejects.toThrow('seated_elsewhere');

    const second = await house.admit(session, { takeOver: true });
    expect(second.memberId).toBe(first.memberId);
    const there = house.connect(second.joinToken);
    await there.join(second.rtpCapabilities);
    await expect.poll(() => here.socket.connected).toBe(false);
    there.socket.disconnect();
  });

  it('are kept through a reload by the same seat credential, silently', async () => {
    const session = await house.session('audience');
    const first = await house.admit(session);
    const before = house.connect(first.joinToken);
    await before.join(first.rtpCapabilities);
    await before.command({ type: 'hand.raise', wish: 'voice' });
    const second = await house.admit(session, { seat: first.seat });
    const after = house.connect(second.joinToken);
    const joined = await after.join(second.rtpCapabilities);
    expect(joined.self.view.standing).toMatchObject({ at: 'hand_raised', place: 1 });
    after.socket.disconnect();
  });

  it('close within a second of the ticket\u2019s revocation, and the last packet with them', async () => {
    const session = await house.session('audience');
    const admission = await house.admit(session);
    const guest = house.connect(admission.joinToken);
    await guest.join(admission.rtpCapabilities);
    const { door } = session;
    const ticketId = door.kind === 'ticket' ? door.ticketId : 0;
    const asked = performance.now();
    expect((await house.post('/api/tickets/revoke', { ticketId }, serviceToken)).status).toBeLessThan(300);
    await expect.poll(() => guest.messages('farewell'), { timeout: 1000 }).toEqual([[{ reason: 'revoked' }]]);
    expect((guest.heard.at(-1)?.at ?? Infinity) - asked).toBeLessThan(1000);
    await expect(house.admit(session, { seat: admission.seat })).rejects.toThrow('ticket_revoked');
  });

  it('are not for those whom a director has removed', async () => {
    const session = await house.session('audience');
    const admission = await house.admit(session);
    const guest = house.connect(admission.joinToken);
    await guest.join(admission.rtpCapabilities);
    expect(await director.command({ type: 'member.remove', member: guest.id })).toEqual({ saved: true });
    await expect.poll(() => guest.messages('farewell')).toEqual([[{ reason: 'removed' }]]);
    await expect(house.admit(session, { seat: admission.seat })).rejects.toThrow('removed_from_room');
  });
});

describe('an invitation opened on another device', () => {
  it('must be confirmed there, and is shown to the directors alone', async () => {
    const door = await house.post('/api/demo/doors', { role: 'actor' });
    const { secret } = DemoDoor.parse(door.body);
    const open = (takeOver: boolean) =>
      house.post('/api/sessions/link', { kind: 'invitation', secret, takeOver });
    const first = await house.admit(SessionGrant.parse((await open(false)).body));
    const here = house.connect(first.joinToken);
    await here.join(first.rtpCapabilities);

    expect((await open(false)).body).toEqual({ error: { code: 'link_used_elsewhere' } });
    const session = SessionGrant.parse((await open(true)).body);
    await expect.poll(() => director.messages('takenOver')).toEqual([[{ member: first.memberId }]]);
    // The earlier device hears of it now, not when the later one comes in.
    await expect.poll(() => here.messages('farewell')).toEqual([[{ reason: 'elsewhere' }]]);
    await expect.poll(() => here.socket.connected).toBe(false);
    expect(actor.messages('takenOver')).toEqual([]);

    const second = await house.admit(session, { takeOver: true });
    const there = house.connect(second.joinToken);
    await there.join(second.rtpCapabilities);
    await expect.poll(() => here.messages('farewell')).toEqual([[{ reason: 'elsewhere' }]]);
    there.socket.disconnect();
  });
});

describe('tokens', () => {
  it('for joining work once, and those for coming back once each', async () => {
    const admission = await house.admit(await house.session('audience'));
    const guest = house.connect(admission.joinToken);
    const { resumeToken } = await guest.join(admission.rtpCapabilities);
    expect(await house.connect(admission.joinToken).refusedHandshake()).toBe('join_token_invalid');
    guest.cut();
    const again = house.connect(resumeToken, 'resume');
    const joined = await again.join(admission.rtpCapabilities);
    expect(joined.self.view.id).toBe(admission.memberId);
    expect(await house.connect(resumeToken, 'resume').refusedHandshake()).toBe('join_token_invalid');
    again.socket.disconnect();
  });

  it('of somebody else\u2019s making are refused like no token at all', async () => {
    for (const token of ['', 'x'.repeat(300), Buffer.from('{"alg":"none"}').toString('base64url') + '..']) {
      expect(await house.connect(token).refusedHandshake()).toBe('join_token_invalid');
    }
    expect(await house.connect('short', 'resume').refusedHandshake()).toBe('bad_request');
  });
});

describe('a command said twice', () => {
  it('has one effect and one outcome', async () => {
    const anna = await house.guest('audience');
    const id = randomUUID();
    await anna.command({ type: 'hand.raise', wish: 'voice' }, id);
    await anna.command({ type: 'hand.withdraw' });
    await anna.command({ type: 'hand.raise', wish: 'voice' }, id);
    expect(selfOf(anna)?.standing.at).toBe('audience');
    anna.socket.disconnect();
  });
});
