/** The part of `Storage` that is used: small enough for a test, and for a browser that refuses storage. */
export interface KeyValueStore {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  /** Of everything that is kept, in no order. */
  keys(): readonly string[];
}

/** Forgets with the page: for browsers that refuse storage, and for tests. */
export function memoryStore(): KeyValueStore {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => void values.set(key, value),
    remove: (key) => void values.delete(key),
    keys: () => [...values.keys()],
  };
}

/**
 * This tab's `sessionStorage`, or memory where the browser refuses it (a blocked third-party frame throws at the mere
 * reading of the property). A tab that cannot remember still plays; only its reload begins at the door again.
 */
export const tabStore = (): KeyValueStore => storeOf(() => globalThis.sessionStorage, instead.tab);

/** This browser's `localStorage`, which outlives the page; memory where it is refused. */
export const lastingStore = (): KeyValueStore => storeOf(() => globalThis.localStorage, instead.lasting);

/** The same for all parts of a page: what one keeps the other must find. */
const instead = { tab: memoryStore(), lasting: memoryStore() };

function storeOf(open: () => Storage, refused: KeyValueStore): KeyValueStore {
  try {
    const storage = open();
    storage.getItem('');
    return {
      get: (key) => storage.getItem(key),
      set: (key, value) => {
        storage.setItem(key, value);
      },
      remove: (key) => {
        storage.removeItem(key);
      },
      keys: () => Object.keys(storage),
    };
  } catch {
    return refused;
  }
}

/** A part of a store under a name of its own: several roles live side by side in one tab. */
export function scoped(store: KeyValueStore, scope: string): KeyValueStore {
  const prefix = `rampa/${scope}/`;
  const named = (key: string): string => prefix + key;
  return {
    get: (key) => store.get(named(key)),
    set: (key, value) => {
      store.set(named(key), value);
    },
    remove: (key) => {
      store.remove(named(key));
    },
    keys: () =>
      store
        .keys()
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length)),
  };
}
