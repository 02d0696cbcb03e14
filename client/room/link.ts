import type { Admission } from '../../protocol/http.ts';
import type { RtpCapabilities } from '../../protocol/media.ts';
import { Refusal, type RefusalCode } from '../../protocol/refusal.ts';
import { type Joined, protocolVersion, type ServerMessages } from '../../protocol/socket.ts';
import type { AdmissionAsk } from '../session/index.ts';
import type { Clock } from './environment.ts';
import type { ReconnectPolicy } from './reconnect-policy.ts';
import { notConnected, type OpenConnection, type RoomConnection } from './socket.ts';

/** Attempts to enter before the page says that the house is not reached. */
const entryAttempts = 3;

/** A live connection answers within this, or it is dead though nobody has said so. */
const probeMs = 3_000;

/** What may be otherwise in a moment; any other refusal ends the way back. */
const transient: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'unavailable',
  'internal',
  'too_many_requests',
  'join_token_invalid',
  'media_failed',
  'media_unknown',
]);

export interface LinkOptions {
  /** Asks the house for a seat, and makes the engine ready for its router. */
  readonly admit: (ask: AdmissionAsk) => Promise<Admission>;
  /** What this browser can receive; asked after `admit`. */
  readonly capabilities: () => RtpCapabilities;
  readonly openConnection: OpenConnection;
  readonly messages: ServerMessages;
  readonly clock: Clock;
  readonly policy: ReconnectPolicy;
  /** In the room: at first, after each return, and after each `rejoin`. */
  readonly joined: (joined: Joined, connection: RoomConnection) => void;
  /** The connection is lost and sought again. */
  readonly lost: () => void;
  /** The way back is closed. */
  readonly refused: (refusal: Refusal) => void;
}

/**
 * The way into the room and back again. A first entry goes through admission, whose join token opens the connection;
 * a return shows the resume token. A refused resume, or an answer to `join` that was lost with its token, is healed by
 * asking admission again.
 */
export class Link {
  readonly #options: LinkOptions;
  #connection: RoomConnection | undefined;
  /** One `join` at a time: the server builds the media anew at each. */
  #joining: Promise<unknown> = Promise.resolve();
  #resumeToken: string | undefined;
  #closed = false;
  #endPause: (() => void) | undefined;

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  /** The connection that stands now. */
  get connection(): RoomConnection | undefined {
    return this.#connection?.open === true ? this.#connection : undefined;
  }

  /** Resolves inside the room, or when closed meanwhile. @throws Refusal */
  async enter(ask: AdmissionAsk): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#connect(ask);
        break;
      } catch (error) {
        const refusal = asRefusal(error);
        if (this.#isClosed()) return;
        if (attempt === entryAttempts || !transient.has(refusal.code)) throw refusal;
        await this.#pause(refusal);
      }
    }
    void this.#keep();
  }

  /** Builds the media anew on the standing connection. @throws Refusal */
  async rejoin(): Promise<void> {
    const connection = this.connection;
    if (connection === undefined) throw notConnected();
    await this.#joining;
    await this.#join(connection);
  }

  /** The network may be another one: tries at once instead of waiting, and finds out whether what stands still lives. */
  nudge(): void {
    this.#endPause?.();
    const connection = this.connection;
    if (connection === undefined) return;
    const cancel = this.#options.clock.after(probeMs, () => {
      connection.close();
    });
    connection.request('time', {}).then(cancel, cancel);
  }

  /** Ends the connection for good. */
  close(): void {
    this.#closed = true;
    this.#endPause?.();
    this.#connection?.close();
  }

  async #keep(): Promise<void> {
    while (!this.#closed) {
      await this.#connection?.ended;
      if (this.#isClosed()) return;
      this.#options.lost();
      await this.#comeBack();
    }
  }

  async #comeBack(): Promise<void> {
    let last: Refusal | undefined;
    for (;;) {
      await this.#pause(last);
      if (this.#isClosed()) return;
      try {
        await this.#connect({});
        return;
      } catch (error) {
        last = asRefusal(error);
        if (this.#isClosed()) return;
        if (transient.has(last.code)) continue;
        this.#closed = true;
        this.#options.refused(last);
      }
    }
  }

  async #connect(ask: AdmissionAsk): Promise<void> {
    const connection = await this.#open(ask);
    try {
      await this.#join(connection);
    } catch (error) {
      connection.close();
      throw error;
    }
    this.#options.policy.reset();
  }

  async #open(ask: AdmissionAsk): Promise<RoomConnection> {
    const { openConnection, messages } = this.#options;
    const token = this.#resumeToken;
    if (token !== undefined) {
      try {
        const connection = await openConnection({ with: 'resume', protocolVersion, token }, messages);
        // Spent: if the answer to `join` is lost now, admission heals it.
        this.#resumeToken = undefined;
        return connection;
      } catch (error) {
        const { code } = asRefusal(error);
        if (code === 'unavailable' || code === 'outdated_page') throw error;
        // Admission knows the reason, and a way.
        this.#resumeToken = undefined;
      }
    }
    const { joinToken } = await this.#options.admit(ask);
    if (this.#isClosed()) throw notConnected();
    return openConnection({ with: 'join', protocolVersion, token: joinToken }, messages);
  }

  async #join(connection: RoomConnection): Promise<void> {
    if (this.#isClosed()) throw notConnected();
    this.#connection = connection;
    const joining = connection.request('join', { rtpCapabilities: this.#options.capabilities() });
    this.#joining = joining.catch(() => undefined);
    const joined = await joining;
    this.#resumeToken = joined.resumeToken;
    if (this.#isClosed()) throw notConnected();
    this.#options.joined(joined, connection);
  }

  /** Read through a method, since a wait lies between two readings. */
  #isClosed(): boolean {
    return this.#closed;
  }

  #pause(last: Refusal | undefined): Promise<void> {
    const wait = Math.max(this.#options.policy.next(), (last?.retryAfterSeconds ?? 0) * 1_000);
    return new Promise((resolve) => {
      const cancel = this.#options.clock.after(wait, resolve);
      this.#endPause = () => {
        cancel();
        resolve();
      };
    });
  }
}

const asRefusal = (error: unknown): Refusal =>
  error instanceof Refusal ? error : new Refusal('internal', 'unexpected', { cause: error });
