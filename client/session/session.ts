import { SessionGrant, type Door, type OpenLinkRequest } from '../../protocol/http.ts';
import { Refusal } from '../../protocol/refusal.ts';
import type { HttpClient } from './http.ts';
import { noSiblings, type Siblings } from './siblings.ts';
import type { KeyValueStore } from './storage.ts';

/** Pause before a refresh whose answer was lost is asked once more; the old token is taken for 30 s. */
const refreshRetryMs = 1_000;

const refreshKey = 'refresh';
/** Names the tabs that a session has come to by duplication; a copied tab has it from the first. */
const familyKey = 'family';

export interface SessionDependencies {
  readonly http: HttpClient;
  /** This scope's part of the tab's storage. */
  readonly store: KeyValueStore;
  readonly wait?: (ms: number) => Promise<void>;
  /** Other tabs that may have the same session. */
  readonly siblings?: Siblings;
}

/**
 * Who this page is to the house. The access token lives in memory alone; a rotating refresh token in the tab's
 * storage outlives a reload. One `Session` owns one scope of the storage.
 */
export class Session {
  readonly #http: HttpClient;
  readonly #store: KeyValueStore;
  readonly #wait: (ms: number) => Promise<void>;
  readonly #siblings: Siblings;
  readonly #family: string;
  readonly #leaveFamily: () => void;
  #grant: SessionGrant;
  #over = false;
  #refreshing: Promise<void> | undefined;

  private constructor(dependencies: SessionDependencies, grant: SessionGrant, family: string) {
    this.#http = dependencies.http;
    this.#store = dependencies.store;
    this.#wait = dependencies.wait ?? delay;
    this.#siblings = dependencies.siblings ?? noSiblings;
    this.#family = family;
    this.#grant = grant;
    this.#store.set(refreshKey, grant.refresh);
    this.#store.set(familyKey, family);
    this.#leaveFamily = this.#siblings.join(family, {
      refresh: () => this.#grant.refresh,
      rotated: (refresh) => {
        this.#keep({ ...this.#grant, refresh });
      },
    });
  }

  /** Spends a link. @throws Refusal `link_invalid`, `link_used_elsewhere`, `ticket_revoked`, `unavailable`… */
  static async open(dependencies: SessionDependencies, link: OpenLinkRequest): Promise<Session> {
    return Session.begin(
      dependencies,
      await dependencies.http.post('/api/sessions/link', link, SessionGrant),
    );
  }

  /** Goes on with what the house has granted. */
  static begin(dependencies: SessionDependencies, grant: SessionGrant): Session {
    return new Session(dependencies, grant, newFamily());
  }

  /**
   * The session this tab had before its reload, or `null` for none, or none that still holds.
   * @throws Refusal `unavailable` when the house was not reached: the session may still be good.
   */
  static async restore(dependencies: SessionDependencies): Promise<Session | null> {
    const { http, store, wait = delay, siblings = noSiblings } = dependencies;
    const kept = store.get(refreshKey);
    if (kept === null) return null;
    const family = store.get(familyKey) ?? newFamily();
    try {
      return await siblings.inTurn(family, async (newest) => {
        const session = new Session(dependencies, await exchange(http, newest ?? kept, wait), family);
        siblings.tell(family, session.#grant.refresh);
        return session;
      });
    } catch (error) {
      if (!(error instanceof Refusal) || !isOver(error)) throw error;
      store.remove(refreshKey);
      return null;
    }
  }

  /** What the session opens. */
  get door(): Door {
    return this.#grant.door;
  }

  /**
   * Calls with the access token. An expired one is refreshed and the call made once more: the server's word is
   * asked rather than this device's clock, which may be wrong by hours.
   */
  async authorised<T>(call: (bearer: string) => Promise<T>): Promise<T> {
    const { access } = this.#grant;
    try {
      return await call(access);
    } catch (error) {
      if (!(error instanceof Refusal) || !isOver(error)) throw error;
      if (this.#grant.access === access) await this.#refresh();
      return await call(this.#grant.access);
    }
  }

  /** The house no longer knows this session, or it was forgotten. */
  get over(): boolean {
    return this.#over;
  }

  /** Forgets the session in this tab. */
  forget(): void {
    this.#over = true;
    this.#leaveFamily();
    this.#store.remove(refreshKey);
  }

  #keep(grant: SessionGrant): void {
    this.#grant = grant;
    this.#store.set(refreshKey, grant.refresh);
  }

  /** Rotates the tokens; callers at the same time share one rotation. */
  #refresh(): Promise<void> {
    this.#refreshing ??= this.#siblings
      .inTurn(this.#family, async () => {
        this.#keep(await exchange(this.#http, this.#grant.refresh, this.#wait));
        this.#siblings.tell(this.#family, this.#grant.refresh);
      })
      .catch((error: unknown) => {
        if (error instanceof Refusal && isOver(error)) this.forget();
        throw error;
      })
      .finally(() => {
        this.#refreshing = undefined;
      });
    return this.#refreshing;
  }
}

/** No secret; `crypto.randomUUID` is for secure origins alone. */
const newFamily = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const isOver = ({ code }: Refusal): boolean => code === 'session_expired' || code === 'unauthorised';

const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One rotation. The answer may be lost on the way after the server has rotated, so it is asked for once again. */
async function exchange(
  http: HttpClient,
  refresh: string,
  wait: (ms: number) => Promise<void>,
): Promise<SessionGrant> {
  const ask = (): Promise<SessionGrant> => http.post('/api/sessions/refresh', { refresh }, SessionGrant);
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'unavailable') throw error;
    await wait(refreshRetryMs);
    return ask();
  }
}
