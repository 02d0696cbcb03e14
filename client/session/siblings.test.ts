import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { FakeHouse } from '../room/testing/fake-house.ts';
import { HttpClient, type KeyValueStore, memoryStore, Session } from './index.ts';
import type { Siblings } from './siblings.ts';
import { FakeTabs } from './testing.ts';

let house: FakeHouse;
let http: HttpClient;
let tabs: FakeTabs;

beforeEach(() => {
  house = new FakeHouse();
  http = new HttpClient({ fetch: house.doors.fetch });
  tabs = new FakeTabs();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A tab with its storage, which a reload keeps. */
interface Tab {
  readonly store: KeyValueStore;
  readonly siblings: Siblings;
  readonly sleep: () => void;
  readonly discard: () => void;
  /** Loads the page anew, and goes on with what is stored. */
  readonly reload: () => Promise<Tab & { readonly session: Session }>;
}

function tabWith(store: KeyValueStore): Tab {
  const { siblings, ...system } = tabs.open();
  const reload: Tab['reload'] = async () => {
    system.discard();
    const next = tabWith(store);
    const session = await Session.restore({ http, store, siblings: next.siblings });
    if (session === null) throw new Error('the session has ended');
    return { ...next, session };
  };
  return { store, siblings, ...system, reload };
}

/** As a browser duplicates a tab: the new one begins with a copy of what the first one has stored. */
async function duplicate({ store }: Tab): Promise<Tab & { readonly session: Session }> {
  const copy = memoryStore();
  for (const key of ['refresh', 'family']) copy.set(key, store.get(key) ?? '');
  return tabWith(copy).reload();
}

async function firstTab(): Promise<Tab & { readonly session: Session }> {
  const tab = tabWith(memoryStore());
  const { secret } = house.invite('audience', 'Sam');
  const session = await Session.open({ http, ...tab }, { kind: 'ticket', secret });
  return { ...tab, session };
}

const probe = ({ session }: { readonly session: Session }) =>
  session.authorised((bearer) => http.post('/api/shows/1/admission', {}, z.unknown(), { bearer }));

describe('a duplicated tab', () => {
  test('goes on with the first one, whichever loads its page anew, and however often', async () => {
    let first = await firstTab();
    let second = await duplicate(first);
    for (let round = 0; round < 4; round += 1) {
      first = await first.reload();
      second = await second.reload();
      second = await second.reload();
    }
    expect(second.store.get('refresh')).toBe(first.store.get('refresh'));
    for (const tab of [first, second]) await expect(probe(tab)).resolves.toBeDefined();
  });

  test('and the first one rotate in turn, when the access tokens of both are over', async () => {
    const first = await firstTab();
    const pair = [first, await duplicate(first), await duplicate(first)];
    for (let round = 0; round < 3; round += 1) {
      house.doors.expireAccess();
      await Promise.all(pair.map(probe));
    }
    expect(pair.some(({ session }) => session.over)).toBe(false);
  });

  test('that has slept through rotations asks for the newest token before it spends its own', async () => {
    const first = await firstTab();
    const second = await duplicate(first);
    second.discard();
    for (let round = 0; round < 3; round += 1) {
      house.doors.expireAccess();
      await probe(first);
    }
    expect(second.store.get('refresh')).not.toBe(first.store.get('refresh'));
    const awake = await second.reload();
    await expect(probe(awake)).resolves.toBeDefined();
    await expect(probe(await first.reload())).resolves.toBeDefined();
  });

  test('that sleeps keeps nobody waiting for long', async () => {
    const first = await firstTab();
    const second = await duplicate(first);
    second.sleep();
    vi.useFakeTimers();
    const reloading = first.reload();
    await vi.advanceTimersByTimeAsync(1_000);
    await expect(probe(await reloading)).resolves.toBeDefined();
    await expect(probe(await second.reload())).resolves.toBeDefined();
  });

  test('stays when the first one is closed', async () => {
    const first = await firstTab();
    const second = await duplicate(first);
    first.discard();
    await expect(probe(await second.reload())).resolves.toBeDefined();
  });
});

describe('a tab by itself', () => {
  test('asks nobody and waits for nobody', async () => {
    vi.useFakeTimers();
    const alone = await firstTab();
    await expect(probe(await alone.reload())).resolves.toBeDefined();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('is not told of other families', async () => {
    const [one, two] = [await firstTab(), await firstTab()];
    const before = two.store.get('refresh');
    house.doors.expireAccess();
    await probe(one);
    expect(two.store.get('refresh')).toBe(before);
  });
});
