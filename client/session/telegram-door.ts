import { Refusal } from '../../protocol/refusal.ts';
import type { Session } from './session.ts';
import type { KeyValueStore } from './storage.ts';

interface TelegramDoorDependencies {
  /** What proves who has opened the page; `null` when it was not opened in Telegram just now. */
  readonly initData: string | null;
  /** This scope's part of the tab's storage. */
  readonly store: KeyValueStore;
  /** @throws Refusal `link_invalid` for init data that was used before, or is too old */
  readonly open: (initData: string) => Promise<Session>;
  /** The session that this tab had before its reload. */
  readonly restore: () => Promise<Session | null>;
}

const launchKey = 'opened-by';

/**
 * How a page that Telegram has opened becomes somebody's. Init data opens a session once, so it is exchanged at once; a
 * page that is loaded anew with the same goes on by its refresh token.
 */
export class TelegramDoor {
  readonly #dependencies: TelegramDoorDependencies;
  #initData: string | null;
  #isStale = false;
  #entering: Promise<Session | null> | undefined;

  constructor(dependencies: TelegramDoorDependencies) {
    this.#dependencies = dependencies;
    this.#initData = dependencies.initData;
  }

  /** Nothing but used init data is there: the person has to open the page from Telegram again. */
  get isStale(): boolean {
    return this.#isStale;
  }

  /**
   * The session of this page; `null` for none. Several askings at once are one.
   * @throws Refusal `unavailable` when the house was not reached: asking again may help
   */
  enter(): Promise<Session | null> {
    this.#entering ??= this.#enter().finally(() => {
      this.#entering = undefined;
    });
    return this.#entering;
  }

  async #enter(): Promise<Session | null> {
    const { store, open, restore } = this.#dependencies;
    const initData = this.#initData;
    if (initData === null) return restore();
    const mark = markOf(initData);
    // Another launch in the same tab may be another person's: what the tab has kept is not theirs.
    const kept = store.get(launchKey) === mark ? await restore() : null;
    if (kept !== null) {
      this.#initData = null;
      return kept;
    }
    try {
      const session = await open(initData);
      store.set(launchKey, mark);
      this.#initData = null;
      return session;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'link_invalid') throw error;
      this.#initData = null;
      this.#isStale = true;
      store.remove('refresh');
      return null;
    }
  }
}

/** Tells one launch from another, and proves nothing: the hash without what it is of. */
const markOf = (initData: string): string => (new URLSearchParams(initData).get('hash') ?? '').slice(0, 16);
