import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Admission, DemoDoor, Handover, SessionGrant } from '../../protocol/http.ts';
import { beginShow, type Guest, openHouse, type TestHouse } from '../support/house.ts';

/** What the end of a session means in the room it had led into. */
let house: TestHouse;
let director: Guest;

beforeAll(async () => {
  house = await openHouse({ MEDIA_WORKERS: '1' });
  director = await house.guest('director');
  await beginShow(director);
});
afterAll(() => house.close());

async function joined({ joinToken, rtpCapabilities }: Admission): Promise<Guest> {
  const guest = house.connect(joinToken);
  await guest.join(rtpCapabilities);
  return guest;
}

/** A socket that has shaken hands and says nothing more. */
async function idle(joinToken: string): Promise<Guest> {
  const guest = house.connect(joinToken);
  await expect.poll(() => guest.socket.connected).toBe(true);
  return guest;
}

describe('an invitation taken over by another device', () => {
  let open: (takeOver: boolean) => Promise<SessionGrant>;
  let first: SessionGrant;

  beforeEach(async () => {
    const { secret } = DemoDoor.parse((await house.post('/api/demo/doors', { role: 'actor' })).body);
    open = async (takeOver) =>
      SessionGrant.parse(
        (await house.post('/api/sessions/link', { kind: 'invitation', secret, takeOver })).body,
      );
    first = await open(false);
  });
  /** The other device comes in. */
  const takeOver = async (): Promise<Guest> =>
    joined(await house.admit(await open(true), { takeOver: true }));
  const told = (): number => director.messages('takenOver').length;

  it('lets the earlier device come back by no token for that', async () => {
    const admission = await house.admit(first);
    const before = await joined(admission);
    before.cut();
    const tellings = told();
    const second = await open(true);
    await expect.poll(told).toBe(tellings + 1);
    const back = house.connect(before.joined?.resumeToken ?? '', 'resume');
    expect(await back.refusedHandshake()).toBe('join_token_invalid');
    const there = await joined(await house.admit(second));
    await expect(there.request('resync', {})).resolves.toHaveProperty('room');
    there.socket.disconnect();
  });

  it('leaves a join token of the earlier device without worth, and the seat with the later one', async () => {
    const unspent = await house.admit(first, { takeOver: true });
    const there = await takeOver();
    const here = await idle(unspent.joinToken);
    await expect(here.join(unspent.rtpCapabilities)).rejects.toThrow('link_used_elsewhere');
    await expect(here.request('resync', {})).rejects.toThrow('not_a_member');
    await expect(there.request('resync', {})).resolves.toHaveProperty('room');
    for (const guest of [here, there]) guest.socket.disconnect();
  });

  it('keeps the place for the later one, also when the earlier one knocks before it has come in', async () => {
    const unspent = await house.admit(first);
    const second = await open(true);
    const here = await idle(unspent.joinToken);
    await expect(here.join(unspent.rtpCapabilities)).rejects.toThrow('link_used_elsewhere');
    expect(director.messages('farewell')).toEqual([]);
    const there = await joined(await house.admit(second));
    await expect(there.request('resync', {})).resolves.toHaveProperty('room');
    for (const guest of [here, there]) guest.socket.disconnect();
  });

  it('closes what the earlier device has opened and not yet used', async () => {
    const here = await idle((await house.admit(first)).joinToken);
    const there = await takeOver();
    await expect.poll(() => here.socket.connected).toBe(false);
    expect(here.messages('farewell')).toEqual([[{ reason: 'elsewhere' }]]);
    expect(there.socket.connected).toBe(true);
    there.socket.disconnect();
  });

  it('is the later device\u2019s: it comes back and loads its page anew without a word', async () => {
    const second = await open(true);
    const admission = await house.admit(second);
    const before = await joined(admission);
    before.cut();
    const resumed = house.connect(before.joined?.resumeToken ?? '', 'resume');
    await resumed.join(admission.rtpCapabilities);
    const { refresh } = second;
    const reloaded = SessionGrant.parse((await house.post('/api/sessions/refresh', { refresh })).body);
    const after = await joined(await house.admit(reloaded, { seat: admission.seat }));
    await expect.poll(() => resumed.socket.connected).toBe(false);
    await expect(after.request('resync', {})).resolves.toHaveProperty('self');
    after.socket.disconnect();
  });
});

describe('a session that signs out', () => {
  const signOut = ({ refresh }: SessionGrant) => house.post('/api/sessions/end', { refresh });
  const inRoom = async (guest: Guest) => {
    const { room } = await director.request('resync', {});
    return room.audience === 'desk' && Object.hasOwn(room.view.members, guest.id);
  };

  it('leaves the room, and comes back by nothing that it was given', async () => {
    const session = await house.session('audience');
    const guest = await joined(await house.admit(session));
    const unspent = await house.admit(session, { takeOver: true });
    expect(await inRoom(guest)).toBe(true);
    expect((await signOut(session)).status).toBe(204);
    await expect.poll(() => guest.messages('farewell')).toEqual([[{ reason: 'left' }]]);
    await expect.poll(() => guest.socket.connected).toBe(false);
    expect(await inRoom(guest)).toBe(false);

    const back = house.connect(guest.joined?.resumeToken ?? '', 'resume');
    expect(await back.refusedHandshake()).toBe('join_token_invalid');
    const late = await idle(unspent.joinToken);
    await expect(late.join(unspent.rtpCapabilities)).rejects.toThrow('session_expired');
    late.socket.disconnect();
    expect((await signOut(session)).status).toBe(204);
  });

  it('leaves another session with the same ticket where it is', async () => {
    const { kind, secret } = await house.door('audience');
    const open = async () =>
      SessionGrant.parse((await house.post('/api/sessions/link', { kind, secret })).body);
    const [first, second] = [await open(), await open()];
    const guest = await joined(await house.admit(first));
    await signOut(second);
    await expect(guest.request('resync', {})).resolves.toHaveProperty('room');
    guest.socket.disconnect();
  });
});

describe('a session handed over to a browser', () => {
  /** The link out of a window, and the admission that it leads to. */
  const moved = async ({ access }: SessionGrant, { seat, show }: Admission) => {
    const body = { seat: { showId: show.id, seat } };
    const { link } = Handover.parse((await house.post('/api/handovers', body, access)).body);
    const secret = new URL(link).hash.slice(1);
    const opened = await house.post('/api/sessions/link', { kind: 'handover', secret });
    const grant = SessionGrant.parse(opened.body);
    return joined(await house.admit(grant, { seat: grant.seat?.seat ?? '' }));
  };

  it.each(['audience', 'actor'] as const)(
    'takes the place of its window (%s), without a question',
    async (role) => {
      const tellings = director.messages('takenOver').length;
      const session = await house.session(role);
      const admission = await house.admit(session);
      const here = await joined(admission);
      const there = await moved(session, admission);
      expect(there.id).toBe(here.id);
      await expect.poll(() => here.messages('farewell')).toEqual([[{ reason: 'elsewhere' }]]);
      await expect(there.request('resync', {})).resolves.toHaveProperty('self');
      // Somebody who moves themselves is no alarm at the desk.
      expect(director.messages('takenOver')).toHaveLength(tellings);
      there.socket.disconnect();
    },
  );
});
