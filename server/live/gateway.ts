import { randomUUID } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import { type DefaultEventsMap, Server, type Socket } from 'socket.io';
import { CommandId, type MemberId, type ShowId } from '../../protocol/ids.ts';
import type { IceServer } from '../../protocol/media.ts';
import { Refusal, refusalMessage } from '../../protocol/refusal.ts';
import {
  type ClientRequests,
  type FarewellReason,
  Handshake,
  maxMessageBytes,
  protocolVersion,
  type RequestName,
  requests,
  type ServerMessages,
} from '../../protocol/socket.ts';
import type { DomainEventPayload } from '../platform/domain-events/index.ts';
import type { Log } from '../platform/log.ts';
import type { Admission, JoinClaims, JoinTokens } from './admission/index.ts';
import { Anteroom } from './anteroom.ts';
import type { AudienceName, Clock, Connection } from './connection.ts';
import type { LiveRooms } from './live-rooms.ts';
import type { RoomHost } from './room-host.ts';
import { answerRequest } from './requests.ts';
import { ResumeTokens } from './resume-tokens.ts';
import { TokenBucket } from './token-bucket.ts';
import type { Visit } from './visit.ts';

/** A person at a screen stays far below; a loop does not. */
const requestRate = { perSecond: 20, burst: 120 };
/** Of a spectator's hand, steps and switches: nobody changes their mind so often. */
const stirRate = { perSecond: 3, burst: 30 };
/** Requests refused for their rate before the connection is closed. */
const patience = 200;
/** A half-open connection is found within the sum of both. */
const pingIntervalMs = 10_000;
const pingTimeoutMs = 8_000;

export interface GatewayDeps {
  readonly rooms: Pick<LiveRooms, 'room' | 'broadcastThrough'>;
  readonly joinTokens: Pick<JoinTokens, 'spend'>;
  /** Whether what let a member in still does. @throws Refusal when it does not */
  readonly recheck: Admission['recheck'];
  readonly iceServers: (member: MemberId) => readonly IceServer[];
  /** Keeps what a member thinks of a show; the last word counts. */
  readonly rate: (showId: ShowId, member: MemberId, stars: number) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

interface SocketData {
  claims: JoinClaims;
  connection: Connection;
  /** As soon as the room is open. */
  host?: RoomHost;
}
type RoomSocket = Socket<ClientRequests, ServerMessages, DefaultEventsMap, SocketData>;
type RoomServer = Server<ClientRequests, ServerMessages, DefaultEventsMap, SocketData>;

/** The Socket.IO side of the live rooms: handshake, requests, broadcasts. Owns no rule. */
export class Gateway {
  readonly #deps: GatewayDeps;
  readonly #io: RoomServer;
  readonly #resumeTokens: ResumeTokens;
  readonly #anteroom: Anteroom;

  constructor(http: HttpServer, deps: GatewayDeps) {
    this.#deps = deps;
    this.#resumeTokens = new ResumeTokens(() => deps.clock.now());
    this.#anteroom = new Anteroom(deps.clock);
    this.#io = new Server(http, {
      transports: ['websocket'],
      serveClient: false,
      maxHttpBufferSize: maxMessageBytes,
      perMessageDeflate: false,
      pingInterval: pingIntervalMs,
      pingTimeout: pingTimeoutMs,
      connectTimeout: 10_000,
    });
    deps.rooms.broadcastThrough((showId, audience, name, ...message) => {
      this.#io.to(channel(showId, audience)).emit(name, ...message);
    });
    this.#io.use((socket, next) => {
      this.#handshake(socket).then(
        () => {
          next();
        },
        (error: unknown) => {
          next(this.#connectError(error));
        },
      );
    });
    this.#io.on('connection', (socket) => {
      this.#welcome(socket);
    });
  }

  /** Cuts every connection into a room without a word, as a lost network does. */
  cutSockets(showId: ShowId): void {
    for (const socket of this.#io.sockets.sockets.values()) {
      if (socket.data.claims.showId === showId) socket.conn.close();
    }
  }

  /**
   * A session is over: its tokens are worth nothing, and its connections end, also those that have not joined. Whoever
   * has signed out has left the room; a place is kept for the device that has taken over. Idempotent.
   */
  endSession(sessionId: string, why: DomainEventPayload<'session.ended'>['why']): void {
    this.#resumeTokens.revokeSession(sessionId);
    for (const { data } of this.#io.sockets.sockets.values()) {
      if (data.claims.sessionId !== sessionId) continue;
      const { host, connection } = data;
      if (why === 'signed_out') {
        if (host?.connectionOf(connection.member) === connection) leave(host, connection.member);
        connection.end('left');
      } else {
        host?.detach(connection);
        connection.end('elsewhere');
      }
    }
  }

  /** Closes every socket and the listening server. */
  async close(): Promise<void> {
    await this.#io.close();
  }

  async #handshake(socket: RoomSocket): Promise<void> {
    const handshake = Handshake.safeParse(socket.handshake.auth);
    if (!handshake.success) throw new Refusal('bad_request', 'handshake');
    if (handshake.data.protocolVersion !== protocolVersion)
      throw new Refusal('outdated_page', 'protocol version');
    const { with: way, token } = handshake.data;
    socket.data.claims =
      way === 'join' ? await this.#deps.joinTokens.spend(token) : this.#resumeTokens.spend(token);
  }

  /** Socket.IO hands `data` of this error to the client's `connect_error`. */
  #connectError(error: unknown): Error {
    const refusal = this.#asRefusal(error);
    return Object.assign(new Error(refusal.code), { data: refusalMessage(refusal) });
  }

  #welcome(socket: RoomSocket): void {
    const { claims } = socket.data;
    const connection = connectionOf(socket);
    socket.data.connection = connection;
    const joined = this.#anteroom.enter({
      member: claims.memberId,
      seated: () => socket.data.host?.connectionOf(claims.memberId) === connection,
      close: () => void socket.disconnect(true),
    });
    socket.on('disconnect', joined);
    // The room may take a moment; requests wait for it, in order.
    const visit = this.#deps.rooms.room(claims.showId).then((host): Visit => {
      socket.data.host = host;
      socket.on('disconnect', () => {
        host.detach(connection);
      });
      if (socket.disconnected) host.detach(connection);
      const stirs = new TokenBucket(stirRate, this.#deps.clock.now());
      return {
        host,
        connection,
        mayStir: () => stirs.take(this.#deps.clock.now()),
        recheck: () => this.#recheck(claims),
        iceServers: () => this.#deps.iceServers(claims.memberId),
        rate: (member, stars) => this.#deps.rate(claims.showId, member, stars),
        resumeToken: () => {
          joined();
          return this.#resumeTokens.issue(claims);
        },
      };
    });
    visit.catch(() => {
      socket.disconnect(true);
    });
    this.#listenToRequests(socket, visit);
  }

  /** A database that is away bars nobody: the show goes on, and a revocation needs it anyway. */
  async #recheck(claims: JoinClaims): Promise<void> {
    try {
      await this.#deps.recheck(claims);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      this.#deps.log.warn({ err: error }, 'a ticket could not be looked up again; its holder is let in');
    }
  }

  #listenToRequests(socket: RoomSocket, visit: Promise<Visit>): void {
    const { clock } = this.#deps;
    const bucket = new TokenBucket(requestRate, clock.now());
    let refusedForRate = 0;
    socket.use((packet: readonly unknown[], next) => {
      next();
      const [name, request, reply] = packet;
      // Before all else: what nobody listens to costs its reading, too.
      if (!bucket.take(clock.now())) {
        refusedForRate += 1;
        if (isReply(reply)) reply({ ok: false, error: { code: 'too_many_requests', retryAfterSeconds: 1 } });
        if (refusedForRate > patience) socket.disconnect(true);
        return;
      }
      if (!isRequestName(name) || !isReply(reply)) return;
      void this.#answer(visit, name, request).then(reply);
    });
  }

  async #answer(visit: Promise<Visit>, name: RequestName, raw: unknown): Promise<unknown> {
    try {
      return { ok: true, data: await answerRequest(await visit, name, raw) };
    } catch (error) {
      return { ok: false, error: refusalMessage(this.#asRefusal(error)) };
    }
  }

  #asRefusal(error: unknown): Refusal {
    if (error instanceof Refusal) return error;
    this.#deps.log.error({ err: error }, 'a request of a socket failed');
    return new Refusal('internal', 'see the log', { cause: error });
  }
}

const channel = (showId: ShowId, audience: string): string => `${showId}/${audience}`;

/** As if the member had said so themselves. */
function leave(host: RoomHost, member: MemberId): void {
  host.command(member, CommandId.parse(randomUUID()), { type: 'room.leave' });
}

/** Socket.IO's acknowledgement, when the client wants one. */
const isReply = (reply: unknown): reply is (answer: unknown) => void => typeof reply === 'function';

const isRequestName = (name: unknown): name is RequestName =>
  typeof name === 'string' && Object.hasOwn(requests, name);

function connectionOf(socket: RoomSocket): Connection {
  const { showId, memberId, role, name, seatHash, takeOver, ticketRevision } = socket.data.claims;
  let ended = false;
  let heard: string | undefined;
  const hear = (audience: AudienceName | undefined): void => {
    if (heard !== undefined) void socket.leave(heard);
    heard = audience === undefined ? undefined : channel(showId, audience);
    if (heard !== undefined) void socket.join(heard);
  };
  return {
    member: memberId,
    role,
    name,
    seatHash,
    takeOver,
    ticketRevision,
    get ended() {
      return ended || socket.disconnected;
    },
    hear,
    send: (message, ...parameters) => {
      if (!ended) socket.emit(message, ...parameters);
    },
    end: (reason: FarewellReason) => {
      if (ended) return;
      ended = true;
      hear(undefined);
      socket.emit('farewell', { reason });
      // The answer to the request that led here goes out first.
      setImmediate(() => socket.disconnect(true));
    },
  };
}
