import { beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { Refusal } from '../../protocol/refusal.ts';
import { FakeHouse } from '../room/testing/fake-house.ts';
import {
  forgetSession,
  HttpClient,
  memoryStore,
  openLink,
  restoreSession,
  scoped,
  Session,
} from './index.ts';

let house: FakeHouse;
let http: HttpClient;

beforeEach(() => {
  house = new FakeHouse();
  http = new HttpClient({ fetch: house.doors.fetch });
});

const link = () => ({ kind: 'ticket' as const, secret: house.invite('audience', 'Sam').secret });
const wait = vi.fn(() => Promise.resolve());

/** A call with the access token. */
const probe = (session: Session) =>
  session.authorised((bearer) => http.post('/api/shows/1/admission', {}, z.unknown(), { bearer }));

describe('a session', () => {
  test('keeps its refresh token in the tab and its access token nowhere', async () => {
    const storage = memoryStore();
    const store = scoped(storage, 'house');
    const values: string[] = [];
    const spied = { ...store, set: (key: string, value: string) => void values.push(`${key}=${value}`) };
    const session = await Session.open({ http, store: spied }, link());
    const access = await session.authorised((bearer) => Promise.resolve(bearer));
    expect(values.map((value) => value.split('=')[0])).toEqual(['refresh', 'family']);
    expect(values.join()).not.toContain(access);
  });

  test('is restored by its refresh token, which is another one afterwards', async () => {
    const store = memoryStore();
    await Session.open({ http, store }, link());
    const before = store.get('refresh');
    const session = await Session.restore({ http, store, wait });
    expect(session?.door).toEqual({ kind: 'user', firstName: 'Sam', language: null });
    expect(store.get('refresh')).not.toBe(before);
  });

  test('asks once more when the answer of a rotation is lost', async () => {
    const store = memoryStore();
    await Session.open({ http, store }, link());
    house.doors.losing.push('/api/sessions/refresh');
    wait.mockClear();
    await expect(Session.restore({ http, store, wait })).resolves.not.toBeNull();
    expect(wait).toHaveBeenCalledTimes(1);
  });

  test('that the house does not know any more is forgotten', async () => {
    const store = memoryStore();
    await Session.open({ http, store }, link());
    house.doors.endSessions();
    await expect(Session.restore({ http, store, wait })).resolves.toBeNull();
    expect(store.get('refresh')).toBeNull();
  });

  test('is not forgotten because the house cannot be reached', async () => {
    const store = memoryStore();
    await Session.open({ http, store }, link());
    house.offline = true;
    await expect(Session.restore({ http, store, wait })).rejects.toMatchObject({ code: 'unavailable' });
    expect(store.get('refresh')).not.toBeNull();
  });

  test('rotates once for everybody who finds the access token expired', async () => {
    const store = memoryStore();
    const session = await Session.open({ http, store, wait }, link());
    const set = vi.spyOn(store, 'set');
    house.doors.expireAccess();
    await Promise.all([probe(session), probe(session), probe(session)]);
    expect(set).toHaveBeenCalledTimes(1);
  });

  test('that is over says so after the refusal', async () => {
    const store = memoryStore();
    const session = await Session.open({ http, store, wait }, link());
    house.doors.endSessions();
    await expect(probe(session)).rejects.toMatchObject({ code: 'session_expired' });
    expect(session.over).toBe(true);
  });

  test('passes on what the call itself is refused for', async () => {
    const session = await Session.open({ http, store: memoryStore(), wait }, link());
    const refused = session.authorised(() => Promise.reject(new Refusal('house_full', '')));
    await expect(refused).rejects.toMatchObject({ code: 'house_full' });
    expect(session.over).toBe(false);
  });
});

describe('the sessions of a page', () => {
  test('live side by side in one tab, each in its scope', async () => {
    const storage = memoryStore();
    const at = (scope: string) => ({ scope, http, storage });
    const [one, two] = await Promise.all([openLink(link(), at('one')), openLink(link(), at('two'))]);
    expect(await restoreSession(at('one'))).toBe(one);
    expect(await restoreSession(at('two'))).toBe(two);
    await forgetSession(at('one'));
    expect(await restoreSession(at('one'))).toBeNull();
    expect(await restoreSession(at('two'))).toBe(two);
    await forgetSession(at('two'));
  });

  test('are restored once, however often they are asked for', async () => {
    const storage = memoryStore();
    const place = { scope: 'reloaded', http, storage };
    await Session.open({ http, store: scoped(storage, 'reloaded') }, link());
    const [first, second] = await Promise.all([restoreSession(place), restoreSession(place)]);
    expect(first).not.toBeNull();
    expect(second).toBe(first);
    await forgetSession(place);
  });

  test('are looked for again after a failure', async () => {
    const storage = memoryStore();
    const place = { scope: 'away', http, storage };
    await Session.open({ http, store: scoped(storage, 'away') }, link());
    house.offline = true;
    await expect(restoreSession(place)).rejects.toMatchObject({ code: 'unavailable' });
    house.offline = false;
    await expect(restoreSession(place)).resolves.not.toBeNull();
    await forgetSession(place);
  });
});
