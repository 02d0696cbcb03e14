import { describe, expect, test, vi } from 'vitest';
import { Refusal } from '../../protocol/refusal.ts';
import { SessionGrant } from '../../protocol/http.ts';
import { HttpClient, memoryStore, Session, TelegramDoor } from './index.ts';

const session = (firstName: string): Session =>
  Session.begin(
    { http: new HttpClient(), store: memoryStore() },
    SessionGrant.parse({
      ...{ access: 'a', accessExpiresAt: 1, refresh: 'r'.repeat(43) },
      door: { kind: 'user', firstName, language: null },
    }),
  );
const ofLaunch = (hash: string): string => `auth_date=1&hash=${hash.repeat(32)}`;
const nameOf = (opened: Session | null) => opened && 'firstName' in opened.door && opened.door.firstName;

function doorOf(initData: string | null, store = memoryStore()) {
  const open = vi.fn((data: string) => Promise.resolve(session(`opened by ${data.slice(17, 18)}`)));
  const restore = vi.fn(() => Promise.resolve<Session | null>(null));
  return { store, open, restore, door: new TelegramDoor({ initData, store, open, restore }) };
}

describe('a page that Telegram has opened', () => {
  test('exchanges its init data once, however many ask', async () => {
    const { door, open, restore } = doorOf(ofLaunch('a'));
    await Promise.all([door.enter(), door.enter()]);
    await door.enter();
    expect(open).toHaveBeenCalledTimes(1);
    expect(restore).toHaveBeenCalledTimes(1);
  });

  test('goes on by its refresh token when it is loaded anew with the same', async () => {
    const first = doorOf(ofLaunch('a'));
    await first.door.enter();
    const again = doorOf(ofLaunch('a'), first.store);
    again.restore.mockResolvedValue(session('restored'));
    expect(nameOf(await again.door.enter())).toBe('restored');
    expect(again.open).not.toHaveBeenCalled();
  });

  test('is not taken for the one before: another launch may be another person', async () => {
    const first = doorOf(ofLaunch('a'));
    await first.door.enter();
    const other = doorOf(ofLaunch('b'), first.store);
    other.restore.mockResolvedValue(session('the first'));
    expect(nameOf(await other.door.enter())).toBe('opened by b');
    expect(other.restore).not.toHaveBeenCalled();
  });

  test('says so when nothing but used init data is left, and restores nobody else', async () => {
    const { door, open, restore, store } = doorOf(ofLaunch('a'));
    store.set('refresh', 'of another launch');
    open.mockRejectedValue(new Refusal('link_invalid', 'used'));
    restore.mockImplementation(() => Promise.resolve(store.get('refresh') === null ? null : session('else')));
    expect(await door.enter()).toBeNull();
    expect(door.isStale).toBe(true);
    expect(await door.enter()).toBeNull();
  });

  test('asks again with the same after the house was not reached', async () => {
    const { door, open } = doorOf(ofLaunch('a'));
    open.mockRejectedValueOnce(new Refusal('unavailable', 'no network'));
    await expect(door.enter()).rejects.toMatchObject({ code: 'unavailable' });
    expect(nameOf(await door.enter())).toBe('opened by a');
  });

  test('without init data is whoever the tab knows', async () => {
    const { door, restore, open } = doorOf(null);
    restore.mockResolvedValue(session('restored'));
    expect(nameOf(await door.enter())).toBe('restored');
    expect([open.mock.calls.length, door.isStale]).toEqual([0, false]);
  });
});
