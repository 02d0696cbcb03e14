import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusalCode } from '../../protocol/refusal.ts';
import { arbitraryCommand } from '../../protocol/room/testing.ts';
import { maxMessageBytes, protocolVersion, type RequestName, requests } from '../../protocol/socket.ts';
import { beginShow, type Guest, openHouse, type TestHouse } from '../support/house.ts';

/** What a hostile client can do with a good ticket: nothing that it may not. */
let house: TestHouse;
let director: Guest;

beforeAll(async () => {
  house = await openHouse({ MEDIA_WORKERS: '1' });
  director = await house.guest('director');
  await beginShow(director);
});
afterAll(() => house.close());

const names = Object.keys(requests) as RequestName[]; // the keys of the table itself

const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constant({ __proto__: { admin: true }, constructor: { prototype: {} } }),
  fc.record({ direction: fc.constantFrom('send', 'receive', 'both'), dtlsParameters: fc.jsonValue() }),
  fc.record({
    direction: fc.constantFrom('send', 'receive'),
    dtlsParameters: fc.constant({ fingerprints: [] }),
  }),
  fc.record({ source: fc.constantFrom('microphone', 'camera', 'screen'), rtpParameters: fc.jsonValue() }),
  fc.record({ ids: fc.array(fc.string()) }),
  fc.record({ id: fc.uuid(), command: arbitraryCommand }),
  fc.record({ id: fc.uuid(), command: fc.jsonValue() }),
);

describe('whatever a spectator sends', () => {
  it('is answered from the closed set of refusals or accepted, and changes nothing that is not theirs', async () => {
    const before = await director.request('resync', {});
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...names), junk), { maxLength: 25 }),
        async (asked) => {
          const guest = await house.guest('audience');
          for (const [name, request] of asked) {
            const reply = await guest.ask(name, request).catch(() => undefined);
            if (reply?.ok === false) expect(isRefusalCode(reply.error.code)).toBe(true);
            if (reply?.ok === false) expect(Object.keys(reply.error).sort()).not.toContain('stack');
            if (guest.socket.disconnected) break;
          }
          guest.socket.disconnect();
        },
      ),
      { numRuns: 25, seed: 2026 },
    );
    const after = await director.request('resync', {});
    expect(after.room.view.phase).toEqual(before.room.view.phase);
    expect(after.self.view).toEqual(before.self.view);
    expect(await house.rampa.workerPids()).toHaveLength(1);
  });

  it('is refused before they have joined', async () => {
    const { joinToken } = await house.admit(await house.session('audience'));
    const guest = house.connect(joinToken);
    for (const name of names.filter((each) => each !== 'join' && each !== 'time')) {
      expect(await guest.ask(name, {})).toMatchObject({ ok: false });
    }
    expect(await guest.ask('resync', {})).toEqual({ ok: false, error: { code: 'not_a_member' } });
    guest.socket.disconnect();
  });

  it('under an unknown name is not answered, and under a known one without a wish for an answer neither', async () => {
    const guest = await house.guest('audience');
    guest.socket.emit('disconnectEverybody' as 'join', {} as never, () => undefined); // a name the types forbid
    (guest.socket as { emit: (name: string, request: unknown) => void }).emit(
      'command',
      'no acknowledgement',
    );
    await expect(guest.request('time', {})).resolves.toHaveProperty('now');
    guest.socket.disconnect();
  });

  it('over the size of a message closes the connection', async () => {
    const guest = await house.guest('audience');
    void guest.ask('command', { id: 'x'.repeat(maxMessageBytes) }).catch(() => undefined);
    await expect.poll(() => guest.socket.connected).toBe(false);
  });

  it('too fast is refused, and in the end closes the connection', async () => {
    const guest = await house.guest('audience');
    const replies = await Promise.all(Array.from({ length: 160 }, () => guest.ask('time', {})));
    expect(replies.filter(({ ok }) => !ok)[0]).toEqual({
      ok: false,
      error: { code: 'too_many_requests', retryAfterSeconds: 1 },
    });
    for (let n = 0; n < 400; n++) void guest.ask('time', {}).catch(() => undefined);
    await expect.poll(() => guest.socket.connected).toBe(false);
  });
});

describe('messages that nobody listens to', () => {
  it('count like all others', async () => {
    const guest = await house.guest('audience');
    const nonsense = 'nonsense' as 'time'; // a name that the protocol does not have
    for (let n = 0; n < 600; n++) guest.socket.emit(nonsense, {}, () => undefined);
    await expect.poll(() => guest.socket.connected).toBe(false);
  });
});

describe('a handshake', () => {
  it('of another version is told to load the page anew', async () => {
    const guest = house.connect('any');
    guest.socket.disconnect();
    guest.socket.auth = { with: 'join', protocolVersion: protocolVersion + 1, token: 'any' };
    const refused = guest.refusedHandshake();
    guest.socket.connect();
    expect(await refused).toBe('outdated_page');
  });

  it('with anything else is refused', async () => {
    for (const auth of [{}, { with: 'join' }, { with: ['join'], token: {}, protocolVersion }]) {
      const guest = house.connect('any');
      guest.socket.disconnect();
      guest.socket.auth = auth;
      const refused = guest.refusedHandshake();
      guest.socket.connect();
      expect(await refused).toBe('bad_request');
    }
  });
});
