import type { MemberId } from '../../protocol/ids.ts';
import { Refusal } from '../../protocol/refusal.ts';
import { memberOf, type RoomCommandType } from '../../protocol/room/index.ts';
import { type Replies, type RequestName, type RequestOf, requests } from '../../protocol/socket.ts';
import type { Connection } from './connection.ts';
import type { RoomHost } from './room-host.ts';
import type { Visit } from './visit.ts';

/** What a spectator can do over and over, and others are told of each time. */
const stirring: ReadonlySet<RoomCommandType> = new Set<RoomCommandType>([
  ...(['hand.raise', 'hand.withdraw', 'invitation.accept', 'invitation.decline'] as const),
  ...(['stage.enter', 'stage.leave', 'media.switch'] as const),
]);

const isStir = ({ state }: RoomHost, member: MemberId, type: RoomCommandType): boolean =>
  stirring.has(type) && memberOf(state, member)?.role === 'audience';

type Handlers = {
  [Name in RequestName]: (visit: Visit, request: RequestOf<Name>) => Replies[Name] | Promise<Replies[Name]>;
};

/** Nothing of a request's own: who asks is known from the handshake alone. */
const done = {};

/** What each request does. A request cannot be added to the protocol without a schema there and a handler here. */
const handlers: Handlers = {
  join: async ({ host, connection, recheck, iceServers, resumeToken }, { rtpCapabilities }) => {
    // Asked before, too, where somebody would have to give way: a session that has ended displaces nobody.
    if (host.connectionOf(connection.member) !== undefined) await recheck();
    // Seated first: a revocation from now on finds the member here, an earlier one is found by the look-up.
    host.attach(connection);
    try {
      await recheck();
    } catch (error) {
      withdraw(host, connection, error);
      throw error;
    }
    const answer = await host.join(connection, rtpCapabilities);
    connection.hear(host.audienceOf(connection));
    return { ...answer, resumeToken: resumeToken(), iceServers: iceServers() };
  },
  command: async ({ host, connection, mayStir }, { id, command }) => {
    if (isStir(host, connection.member, command.type) && !mayStir()) {
      throw new Refusal('too_many_requests', command.type, { retryAfterSeconds: 2 });
    }
    const decision = host.command(connection.member, id, command);
    if (!decision.ok) {
      const { code, retryAfterSeconds } = decision;
      throw new Refusal(code, command.type, { retryAfterSeconds });
    }
    // What bars a person must be known to be written: a crash must not let them in again unnoticed.
    return command.type === 'member.remove' ? { saved: await host.saved() } : done;
  },
  openSend: async ({ host, connection, iceServers }) => ({
    transport: await host.media.openSend(connection.member),
    iceServers: iceServers(),
  }),
  connectTransport: async ({ host, connection }, { direction, dtlsParameters }) => {
    await host.media.connectTransport(connection.member, direction, dtlsParameters);
    return done;
  },
  restartIce: async ({ host, connection, iceServers }, { direction }) => ({
    iceParameters: await host.media.restartIce(connection.member, direction),
    iceServers: iceServers(),
  }),
  publish: async ({ host, connection }, { source, rtpParameters }) => ({
    producerId: await host.media.publish(connection.member, source, rtpParameters),
  }),
  unpublish: async ({ host, connection }, { source }) => {
    await host.media.unpublish(connection.member, source);
    return done;
  },
  consumersReady: async ({ host, connection }, { ids }) => {
    await host.media.ready(connection.member, ids);
    return done;
  },
  chooseLayers: async ({ host, connection }, { layers }) => {
    await host.media.choose(connection.member, layers);
    return done;
  },
  react: ({ host, connection }, { kind, count }) => {
    host.react(connection.member, kind, count);
    return done;
  },
  rate: async ({ host, connection, rate }, { stars }) => {
    if (host.state.phase !== 'finished') throw new Refusal('wrong_phase', 'a rating comes after the show');
    if (memberOf(host.state, connection.member)?.role !== 'audience') {
      throw new Refusal('forbidden', 'the cast does not rate its own show');
    }
    await rate(connection.member, stars);
    return done;
  },
  time: ({ host }) => ({ now: host.now() }),
  resync: ({ host, connection }) => host.snapshots(connection),
};

/** The seat goes with the ticket or the invitation; with a session only the connection that came by it. */
function withdraw(host: RoomHost, connection: Connection, error: unknown): void {
  const code = error instanceof Refusal ? error.code : undefined;
  if (code === 'session_expired' || code === 'link_used_elsewhere') host.detach(connection);
  else host.system({ type: 'member.revoke', member: connection.member });
}

/**
 * Parses a request and answers it, for somebody who holds a seat (`join` takes one).
 * @throws Refusal `bad_request`, `not_a_member`, or what the request itself is refused for.
 */
export async function answerRequest<Name extends RequestName>(
  visit: Visit,
  name: Name,
  raw: unknown,
): Promise<Replies[Name]> {
  const parsed = requests[name].safeParse(raw);
  if (!parsed.success) throw new Refusal('bad_request', `${name}: ${parsed.error.message}`);
  if (name !== 'join' && name !== 'time') visit.host.requireSeat(visit.connection);
  const handler: Handlers[Name] = handlers[name];
  // The schema of `name` has parsed it; TypeScript cannot follow that through the table.
  return handler(visit, parsed.data as RequestOf<Name>);
}
