import type { Admission, Door } from '../../protocol/http.ts';
import type { ShowId } from '../../protocol/ids.ts';
import { RtpCapabilities } from '../../protocol/media.ts';
import { Refusal } from '../../protocol/refusal.ts';
import type { Joined } from '../../protocol/socket.ts';
import {
  type AdmissionAsk,
  askAdmission,
  HttpClient,
  restoreSession,
  scoped,
  type KeyValueStore,
} from '../session/index.ts';
import type { MediaEngine } from './engine.ts';
import type { Environment } from './environment.ts';

export interface EntranceOptions {
  readonly scope: string;
  readonly showId: ShowId;
  readonly baseUrl: string;
  readonly environment: Environment;
  readonly engine: MediaEngine;
  readonly entered: (door: Door, admission: Admission) => void;
}

/** From the session kept in this tab to a place in the room, with the engine made ready on the way. */
export class Entrance {
  readonly #options: EntranceOptions;
  readonly #http: HttpClient;
  /** This scope's part of the tab's storage. */
  readonly store: KeyValueStore;
  #capabilities: RtpCapabilities = {};
  #router = '';

  constructor(options: EntranceOptions) {
    this.#options = options;
    const { baseUrl, environment, scope } = options;
    this.#http = new HttpClient({ baseUrl, fetch: environment.fetch });
    this.store = scoped(environment.storage, scope);
  }

  /** What this browser can receive of the router it was made ready for. */
  get capabilities(): RtpCapabilities {
    return this.#capabilities;
  }

  /** @throws Refusal `unauthorised` without a session, or what admission says */
  async admit(ask: AdmissionAsk): Promise<Admission> {
    const { scope, environment, showId, entered } = this.#options;
    const session = await restoreSession({ scope, http: this.#http, storage: environment.storage });
    if (session === null) throw new Refusal('unauthorised', 'no session in this tab');
    const admission = await askAdmission({ http: this.#http, session, store: this.store, showId }, ask);
    await this.learn(admission.rtpCapabilities);
    entered(session.door, admission);
    return admission;
  }

  /** Whether the engine was made ready for the router that has answered `join`. */
  fits({ routerRtpCapabilities }: Joined): boolean {
    return JSON.stringify(RtpCapabilities.parse(routerRtpCapabilities)) === this.#router;
  }

  /** Makes the engine ready for another router: the house was built anew meanwhile. `join` has to be asked again. */
  async learn(router: RtpCapabilities): Promise<void> {
    const parsed = RtpCapabilities.parse(router);
    this.#capabilities = await this.#options.engine.load(parsed);
    this.#router = JSON.stringify(parsed);
  }
}
